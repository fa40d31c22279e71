"""The anchors of a page: those of its headings, and those of lists made from data."""

from collections.abc import Iterable, Iterator, Mapping

from generator.link.known import Known
from generator.model.body import Mention, Role
from generator.model.document import Document
from generator.model.pages import Home
from generator.model.quiz import Quiz
from generator.problems import Place, Problem


def anchors_of(page: Document, known: Known) -> dict[str, None]:
    """Every anchor of a page that a link may name, in order."""
    if page.path not in known.anchors:
        headings = (heading.anchor for heading in page.body.headings)
        lists = (name for mention in _blocks(page) for name in _made_by(mention, known))
        known.anchors[page.path] = dict.fromkeys((*headings, *lists, *_parts_on(page, known)))
    return known.anchors[page.path]


def check_anchors(documents: Iterable[Document], known: Known) -> Iterator[Problem]:
    """An anchor of a generated list that the page already has, and a list that stands twice."""
    for document in documents:
        places = {heading.anchor: heading.place for heading in document.body.headings}
        seen: set[str] = set()
        yield from _taken(set(_parts_on(document, known)), places)
        for mention in _blocks(document):
            made = set(_made_by(mention, known))
            yield from _taken(made, places)
            if made & seen:
                yield Problem(
                    mention.place,
                    "repeated-block",
                    f'what "::: {mention.target}" shows is on this page twice',
                    "remove one of the two",
                )
            seen |= made


def _taken(made: set[str], places: Mapping[str, Place]) -> Iterator[Problem]:
    for name in sorted(made & places.keys()):
        yield Problem(
            places[name],
            "duplicate-anchor",
            f'the anchor "{name}" is on this page twice: in a list, and here',
            f"give this heading another one: {{#about-{name}}}",
        )


def _parts_on(page: Document, known: Known) -> tuple[str, ...]:
    """The home page lists the parts."""
    return tuple(part.anchor for part in known.parts) if isinstance(page.matter, Home) else ()


def _blocks(document: Document) -> Iterator[Mention]:
    return (mention for mention in document.body.mentions if mention.role is Role.BLOCK)


def _made_by(mention: Mention, known: Known) -> Iterator[str]:
    """The anchors inside a component."""
    name, _, argument = mention.target.partition(" ")
    match name:
        case "references":
            yield from known.references
        case "glossary":
            yield from dict.fromkeys(term.id for term in known.terms.values())
        case "support-lines":
            yield from (country.anchor for country in known.countries)
        case "search":
            yield from ("search-field", "search-hint", "search-list")
        case "exercise":
            yield f"{argument}--keep"
        case "quiz":
            for path in (f"quizzes/{argument}.yaml", f"quizzes/{argument}.json"):
                document = known.documents.get(path)
                if document and isinstance(document.matter, Quiz):
                    items = (item.id for item in document.matter.items)
                    yield from (f"{argument}-{part}" for part in (*items, "result", "key", "-keep"))
