"""What leads from a page to other places: components/beside.html and way-on.html."""

import msgspec

from generator.render.component_views import Link, More


class PartStep(msgspec.Struct, frozen=True):
    """A part of the guide; the chapters only of the one a reader is in, and only those near."""

    title: str
    href: str  # of its first chapter
    is_current: bool
    chapters: tuple[Link, ...]
    first: int = 0  # the number of the first of these chapters
    digits: int = 0  # of the number of the last of these
    before: More | None = None  # chapters of this part
    after: More | None = None


class Beside(msgspec.Struct, frozen=True):
    """components/beside.html."""

    parts: tuple[PartStep, ...]  # on chapters only, and only those near
    contents: tuple[Link, ...]  # empty for a page of few headings
    before: More | None = None  # parts
    after: More | None = None


class Related(msgspec.Struct, frozen=True):
    """A page, or a question of the FAQ, that goes well with this page."""

    kind: str  # "chapter", "technique", "exercise" or "question"
    title: str
    href: str
    time: str  # of a technique, in words
    minutes: int  # of an exercise


class PathPlace(msgspec.Struct, frozen=True):
    """Where a page stands on a path."""

    title: str
    href: str
    number: int  # of the step; 0 when the page is several steps, and nobody knows which
    numbers: str  # of all these steps
    count: int  # of the steps on the path
    before: Link | None  # without a label for a step that has no page
    next: Link | None


class WayOn(msgspec.Struct, frozen=True):
    """components/way-on.html and path-places.html."""

    related: tuple[Related, ...]
    mentions: tuple[Link, ...]  # pages that link here
    paths: tuple[PathPlace, ...]
