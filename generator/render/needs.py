"""What a page needs beyond its words, by the components that stand on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.body import Body, Role
from generator.model.guide import Guide
from generator.model.quiz import CHECK

# Scripts in the order in which they run.
SCRIPTS = ("keep.js", "quiz.js", "sheet.js", "space.js", "reading.js", "search.js")
HOME = "home"  # and the page for what is not found: a style sheet that no other has to carry
_OF = {
    HOME: {"home.css"},
    "check": {"reading.js"},
    "filter": {"reading.js"},
    "quiz": {"quiz.css", "keep.js", "quiz.js"},
    "exercise": {"sheet.css", "keep.js", "sheet.js"},
    "my-space": {"sheet.css", "keep.js", "space.js"},
    "search": {"search.css", "search.js"},
}
STYLES = ("home.css", "search.css", "quiz.css", "sheet.css")

MOST_ROWS = 8  # of a table without a filter


@dataclass(frozen=True, slots=True)
class Needs:
    """Names of bundles, and whether the page asks a reader about themselves."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    is_private: bool = False


NOTHING = Needs()


def needs_of(*components: str) -> Needs:
    """The needs of a page with these: `HOME`, "check", "filter", "quiz" and the like."""
    named = {name for component in components for name in _OF.get(component, ())}
    return Needs(
        tuple(script for script in SCRIPTS if script in named),
        tuple(style for style in STYLES if style in named),
        "keep.js" in named,
    )


def is_filtered(ids: list[str], guide: Guide) -> bool:
    """Whether a table of these techniques, or of all of them, is too long to be read through."""
    return len(ids or guide.techniques) > MOST_ROWS


def components_in(body: Body, guide: Guide) -> Iterator[str]:
    """The components with needs that a piece of Markdown holds."""
    for mention in body.mentions:
        if mention.role is Role.BLOCK:
            name, *ids = mention.target.split()
            is_check = name == "quiz" and all(_is_check(id_, guide) for id_ in ids)
            component = "check" if is_check else name
            if name == "technique-table" and is_filtered(ids, guide):
                component = "filter"
            if component in _OF:
                yield component


def _is_check(id_: str, guide: Guide) -> bool:
    quiz = guide.relations.pages.get(f"quizzes/{id_}.html")
    return quiz is not None and quiz.matter.kind == CHECK
