"""What stands beside the text of a page: the parts of the guide, and what the page holds."""

from collections.abc import Callable

from generator.model.body import Body
from generator.model.guide import Entry, Guide, PartOfGuide
from generator.model.pages import Chapter
from generator.render.addresses import relative
from generator.render.component_views import Link, More
from generator.render.way_views import Beside, PartStep

# So that no page grows with the guide: of hundreds, those near this one are shown.
MOST_PARTS = 12
MOST_CHAPTERS = 24

FEWEST_HEADINGS = 3  # a page with fewer is seen at a glance


def beside_chapter(guide: Guide, number: int, contents: tuple[Link, ...]) -> Beside:
    """The parts near a chapter, and the chapters near it in its own one.

    `number` is its place among all chapters of the guide, counted from 0.
    """
    parts, here = guide.parts, guide.chapters[number].address
    own = guide.part_of(number)
    first = guide.firsts[own]
    near = _near(own, MOST_PARTS, len(parts))
    steps = tuple(
        _own_step(parts[n], number - first, first, here) if n == own else _step(parts[n], here)
        for n in near
    )
    ends = _ends(near, len(parts), lambda n: parts[n].chapters[0], here)
    return Beside(steps, contents, *ends)


def beside_page(contents: tuple[Link, ...]) -> Beside:
    """What a page without a part has beside it."""
    return Beside((), contents)


def contents_of(body: Body, *more: Link) -> tuple[Link, ...]:
    """The headings of a page and `more` below them; nothing when they are few."""
    headings = (Link(h.text, f"#{h.anchor}") for h in body.headings if h.level == 2)
    found = (*headings, *more)
    return found if len(found) >= FEWEST_HEADINGS else ()


def _near(position: int, most: int, count: int) -> range:
    """The positions around one of them, `most` of all `count`."""
    start = max(0, min(position - most // 2, count - most))
    return range(start, min(start + most, count))


def _ends(
    near: range, count: int, at: Callable[[int], Entry[Chapter]], here: str
) -> tuple[More | None, More | None]:
    """What is left out before and after these positions of all `count`.

    `at` is the chapter to which a link to a position leads.
    """
    left = count - near.stop
    before = More(near.start, relative(here, at(near.start - 1).address)) if near.start else None
    after = More(left, relative(here, at(near.stop).address)) if left else None
    return before, after


def _step(part: PartOfGuide, here: str) -> PartStep:
    """A part that the chapter at the address `here` is not in."""
    return PartStep(part.part.title, relative(here, part.chapters[0].address), False, ())


def _own_step(part: PartOfGuide, position: int, first: int, here: str) -> PartStep:
    """The part of the chapter at this position in it; `first` is the number of its first one."""
    chapters = part.chapters
    near = _near(position, MOST_CHAPTERS, len(chapters))
    return PartStep(
        part.part.title,
        relative(here, chapters[0].address),
        True,
        tuple(_chapter(chapters[n], here) for n in near),
        first + near.start + 1,
        len(str(first + near.stop)),
        *_ends(near, len(chapters), chapters.__getitem__, here),
    )


def _chapter(chapter: Entry[Chapter], here: str) -> Link:
    return Link(chapter.matter.title, relative(here, chapter.address), chapter.address == here)
