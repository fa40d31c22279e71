"""Every component in every state, on one page for whoever changes them.

A small guide that has one of everything goes through the same pipeline and the same templates as
any other, and its pages are laid out one below the other. What scripts bring about is brought
about here without them, so that each state stands still: nothing runs on this page.
"""

import posixpath
import re
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from generator.build import build
from generator.serve import states
from generator.serve.states import Change
from generator.settings import Settings

ADDRESS = "/__components__/"
SPECIMENS = Path(__file__).with_name("specimens")

LIVE = "data-live"  # what scripts show of a sheet


class Specimen(NamedTuple):
    """One page of the small guide, as it is shown."""

    title: str
    address: str
    attribute: str = ""  # the parts with this attribute depend on the state ...
    states: str = ""  # ... and show when it names one of these
    is_begun: bool = False  # something is chosen
    is_wrong: bool = False  # and something was forgotten
    changes: tuple[Change, ...] = ()  # what scripts wrote


QUIZ, KEPT = "data-when", "data-kept"
SHOWN = (
    Specimen("Home: the ways in, the parts of the guide", "index.html"),
    Specimen(
        "Chapter: in short, a scene, boxes, tables, a drawing, recap, notes", "guide/start.html"
    ),
    Specimen("Chapter with neighbors", "guide/next.html"),
    Specimen("Technique", "techniques/breathing.html"),
    Specimen("Table of techniques, with its filter", "techniques/index.html", LIVE),
    Specimen("Filter in use", "techniques/index.html", changes=states.FILTERED),
    Specimen("Filter that leaves nothing", "techniques/index.html", changes=states.FILTERED_OUT),
    Specimen("Questions", "faq.html"),
    Specimen("Help: care cards and lines to call", "help.html"),
    Specimen("Safety", "safety.html"),
    Specimen("Cards of quizzes, and a quiz inside a page", "quizzes/index.html"),
    Specimen("Quiz on paper, with its key", "quizzes/week.html", QUIZ, "paper"),
    Specimen("Quiz, before it begins", "quizzes/week.html", QUIZ, "answering one first"),
    Specimen(
        "Quiz, a question answered",
        "quizzes/week.html",
        QUIZ,
        "answering one second some",
        True,
        changes=states.ANSWERED,
    ),
    Specimen(
        "Quiz, an answer missing", "quizzes/week.html", QUIZ, "answering all missing", False, True
    ),
    Specimen(
        "Quiz, answers to check",
        "quizzes/week.html",
        QUIZ,
        "checking open",
        changes=states.ANSWERED,
    ),
    Specimen(
        "Result: an alarm, several people, what stands out, steps",
        "quizzes/week.html",
        QUIZ,
        "result",
        True,
        changes=states.RESULT,
    ),
    Specimen(
        "Result of two scales, with its map",
        "quizzes/two.html",
        QUIZ,
        "result",
        True,
        changes=states.RESULT,
    ),
    Specimen("Check of what was read", "quizzes/read.html", is_begun=True),
    Specimen("Cards of exercises", "exercises/index.html"),
    Specimen("Exercise on paper", "exercises/plan.html"),
    Specimen("Exercise on screen, with every step", "exercises/every.html", LIVE, "", True),
    Specimen("Cards of paths", "paths/index.html"),
    Specimen("Path", "paths/short.html", LIVE, "", True),
    Specimen("Kept: the offer", "my-space.html", KEPT, "offer"),
    Specimen(
        "Kept: something is",
        "my-space.html",
        KEPT,
        "some plain keeping table",
        changes=states.KEPT,
    ),
    Specimen("Kept: locked", "my-space.html", KEPT, "locked", changes=states.ASKING),
    Specimen("Kept: opened", "my-space.html", KEPT, "some opened keeping"),
    Specimen("Kept: what cannot be read", "my-space.html", KEPT, "unread newer blocked"),
    Specimen("Search, before anything is typed", "search.html"),
    Specimen("Search, with what is found and one chosen", "search.html", changes=states.FOUND),
    Specimen("Search, nothing found", "search.html", changes=states.NOTHING),
    Specimen("Search that could not be loaded", "search.html", changes=states.FAILED),
    Specimen("Copies to take away", "download.html"),
    Specimen("Glossary", "words.html"),
    Specimen("Sources", "sources.html"),
    Specimen("Changes", "changes.html"),
    Specimen("A page with an exercise, which is a draft", "about.html"),
    Specimen("What is not found", "404.html"),
)


def components_site(settings: Settings) -> dict[str, bytes]:
    """The small guide by address, and at "" the page that shows all of it.

    Nothing when a theme of the author's own cannot make it.

    Raises:
        OSError: a template or an asset cannot be read.
    """
    plain = settings._replace(content=SPECIMENS, base_url=None, cache=None, with_drafts=True)
    files = {output.address: output.data for output in build(plain).outputs}
    return files | {"": _page(files).encode()} if files else {}


def _page(files: dict[str, bytes]) -> Markup:
    """All specimens, inside what stands around the first page."""
    shell = files["index.html"].decode()
    before, _, rest = shell.partition("<main")
    after = rest.partition("</main>")[2]
    names = sorted(name for name in files if name.endswith(".css"))
    styles = Markup("").join(Markup('<link rel="stylesheet" href="{}">').format(n) for n in names)
    head = before.replace("</head>", f"{styles}</head>")
    shown = [specimen for specimen in SHOWN if specimen.address in files]
    body = Markup("").join(_section(one, files[one.address].decode()) for one in shown)
    return Markup(f'{_still(head)}<main id="content">{body}</main>{_still(after)}')


def _section(specimen: Specimen, html: str) -> Markup:
    """One specimen under its name: all of a page between its menu and its foot."""
    part = html.partition('<svg class="ground"')
    page = "".join(part[1:]) if "<main" in part[2] else html.partition("</header>")[2]
    page = page.partition("<footer")[0].replace("</header>", "")
    page = re.sub(r"<(/?)main\b", r"<\1div", page)
    page = _with_links(_in_state(specimen, _still(page)), specimen.address)
    return Markup('<h2 class="column column_wide" id="{}">{}</h2>{}').format(
        f"specimen-{SHOWN.index(specimen) + 1}", specimen.title, Markup(page)
    )


def _in_state(specimen: Specimen, page: str) -> str:
    if specimen.attribute:
        page = re.sub(
            rf'<[^>]*?\b{specimen.attribute}(?:="([^"]*)")?[^>]*>',
            lambda tag: _shown(tag[0], tag[1] is None or _meet(tag[1], specimen.states)),
            page,
        )
    page = re.sub(r"<[^>]* data-(?:filter|search)\b[^>]*>", _open, page)
    if specimen.attribute == KEPT or "result" in specimen.states:
        page = re.sub(r"<[^>]* (?:data-keep|data-plot|data-alarm|data-empty)\b[^>]*>", _open, page)
    if specimen.is_begun:
        page = re.sub(r'(<input class="choice_input"[^>]*?)>', r"\1 checked>", page, count=1)
    if specimen.is_wrong:
        missing = page.partition("data-missing>")[2].partition("<")[0]
        error = f'<span class="question_error">{missing}</span></legend>'
        page = page.replace("</legend>", error, 1)
    for change in specimen.changes:
        page = re.sub(change.pattern, change.written, page)
    return page


def _meet(named: str, states: str) -> bool:
    return not set(named.split()).isdisjoint(states.split())


def _open(tag: re.Match[str]) -> str:
    return _shown(tag[0], True)


def _shown(tag: str, is_shown: bool) -> str:
    """The tag, hidden or not."""
    bare = re.sub(r" hidden(?=[ >])", "", tag)
    return bare if is_shown else f"{bare[:-1]} hidden>"


def _still(html: str) -> str:
    """The same without scripts."""
    return re.sub(r"<script\b.*?</script>", "", html, flags=re.DOTALL)


def _with_links(html: str, address: str) -> str:
    """Links of a page, as they lead from the folder of the small guide."""
    folder = posixpath.dirname(address)

    def link(found: re.Match[str]) -> str:
        return f'{found[1]}="{posixpath.normpath(posixpath.join(folder, found[2]))}"'

    return re.sub(r'\b(href|src)="(?!#|[a-z]+:)([^"]+)"', link, html)
