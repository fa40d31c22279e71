"""The parts of the guide with their chapters, as a page links them."""

from collections.abc import Iterable
from itertools import accumulate

from generator.model.guide import Guide, PartOfGuide
from generator.render.addresses import HOME, relative
from generator.render.component_views import Link, More, PartList, PartView

# So that no page grows with the guide. Together, with titles and texts as long as they should be,
# these take some 9 of the 14 kB that a page may have (limits.READING_PAGE).
MOST_PARTS = 20
MOST_CHAPTERS = 100


def parts_seen_from(here: str, guide: Guide) -> PartList:
    """The parts of the guide, with links from the page at the address `here`.

    A guide within the bounds above stands there whole. Of a larger one the first parts are named,
    each with as many of its first chapters as all can have, and where the others begin.
    """
    shown = guide.parts[:MOST_PARTS]
    sizes = [len(part.chapters) for part in shown]
    most = _most_of_each(sizes)
    firsts = accumulate(sizes, initial=1)
    views = (_view(part, first, most, here) for part, first in zip(shown, firsts, strict=False))
    left = guide.parts[MOST_PARTS:]
    more = More(len(left), relative(here, left[0].chapters[0].address)) if left else None
    return PartList(tuple(views), more)


def place_of(part: PartOfGuide, guide: Guide) -> str:
    """Where a part is, from the root of the site: on the home page, or where it begins."""
    is_named = any(part.part.id == named.part.id for named in guide.parts[:MOST_PARTS])
    return f"{HOME}#{part.part.anchor}" if is_named else part.chapters[0].address


def _most_of_each(sizes: Iterable[int]) -> int:
    """How many chapters a part may show, so that parts of these sizes stay within the bound."""
    sizes = tuple(sizes)
    fitting = range(MOST_CHAPTERS, 1, -1)
    return next((n for n in fitting if sum(min(n, s) for s in sizes) <= MOST_CHAPTERS), 1)


def _view(part: PartOfGuide, first: int, most: int, here: str) -> PartView:
    chapters = part.chapters
    # A line that says "and 1 more" is as long as the one line it spares.
    shown = chapters if len(chapters) <= most + 1 else chapters[:most]
    left = chapters[len(shown) :]
    return PartView(
        part.part.title,
        part.part.anchor if here == HOME else "",
        part.part.text,
        tuple(Link(c.matter.title, relative(here, c.address)) for c in shown),
        first,
        len(str(first + len(shown) - 1)),
        More(len(left), relative(here, left[0].address)) if left else None,
    )
