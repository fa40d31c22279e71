"""What leads from a page to other places: components/beside.html and way-on.html."""

import msgspec

from generator.render.component_views import Link


class PartStep(msgspec.Struct, frozen=True):
    """A part of the guide; the chapters only of the one a reader is in."""

    title: str
    href: str  # of its first chapter
    is_current: bool
    chapters: tuple[Link, ...]
    first: int  # the number of the first of these chapters


class Beside(msgspec.Struct, frozen=True):
    """components/beside.html."""

    parts: tuple[PartStep, ...]  # on chapters only
    contents: tuple[Link, ...]  # empty for a page of few headings
