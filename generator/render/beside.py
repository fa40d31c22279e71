"""What stands beside the text of a page: the parts of the guide, and what the page holds."""

from generator.model.body import Body
from generator.model.guide import Guide, PartOfGuide
from generator.render.addresses import relative
from generator.render.component_views import Link
from generator.render.way_views import Beside, PartStep

# So that no page grows with the guide: of a part with hundreds, those near this one are shown.
MOST_CHAPTERS = 24

FEWEST_HEADINGS = 3  # a page with fewer is seen at a glance


def beside_chapter(guide: Guide, number: int, contents: tuple[Link, ...]) -> Beside:
    """The parts with the chapters of its own one, for the chapter of this number in the guide."""
    here, first = guide.chapters[number].address, 0
    steps = []
    for part in guide.parts:
        is_own = first <= number < first + len(part.chapters)
        href = relative(here, part.chapters[0].address)
        chapters, start = _near(part, number - first, here) if is_own else ((), 0)
        steps.append(PartStep(part.part.title, href, is_own, chapters, first + start + 1))
        first += len(part.chapters)
    return Beside(tuple(steps), contents)


def beside_page(contents: tuple[Link, ...]) -> Beside:
    """What a page without a part has beside it."""
    return Beside((), contents)


def contents_of(body: Body, *more: Link) -> tuple[Link, ...]:
    """The headings of a page and `more` below them; nothing when they are few."""
    headings = (Link(h.text, f"#{h.anchor}") for h in body.headings if h.level == 2)
    found = (*headings, *more)
    return found if len(found) >= FEWEST_HEADINGS else ()


def _near(part: PartOfGuide, position: int, here: str) -> tuple[tuple[Link, ...], int]:
    """The chapters of a part around one of them, and the position of the first."""
    start = max(0, min(position - MOST_CHAPTERS // 2, len(part.chapters) - MOST_CHAPTERS))
    shown = part.chapters[start : start + MOST_CHAPTERS]
    links = (Link(c.matter.title, relative(here, c.address), c.address == here) for c in shown)
    return tuple(links), start
