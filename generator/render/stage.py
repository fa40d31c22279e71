"""What a page says about itself, before anything stands around it."""

from dataclasses import dataclass
from datetime import date

from generator.render.needs import NOTHING, Needs

SUN = 78  # where it stands on pages that are no chapter, in percent of the width


@dataclass(frozen=True, slots=True)
class Stage:
    """What a page tells its frame and its head."""

    address: str
    title: str
    description: str
    crumbs: tuple[tuple[str, str], ...] = ()  # words and address, perhaps with an anchor
    needs: Needs = NOTHING
    has_images: bool = False
    has_leave: bool = False
    leave_erases: bool = False
    along: int = SUN  # percent of the way through the guide
    is_article: bool = False
    reviewed: date | None = None
