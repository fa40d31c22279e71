"""site.yaml: what is true of the whole guide."""

from typing import Literal

import msgspec

from generator.model.body import Body
from generator.model.fields import (
    BaseAddress,
    ContactAddress,
    Id,
    Language,
    MaybeId,
    Prose,
    WebAddress,
    Words,
)

SITE = "site.yaml"  # its source path


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of chapters."""

    id: Id
    title: Prose
    text: Prose = ""  # one line that says what the part is for

    @property
    def anchor(self) -> str:
        """Where it stands on the home page."""
        return f"part-{self.id}"


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader may look for a technique for."""

    id: Id
    label: Prose


class Lengths(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many words a chapter should have, as `check` sees it."""

    least: Words = 900
    most: Words = 1_600


# Languages that are written from right to left, by the first part of their tag.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Site(msgspec.Struct, frozen=True, tag="site", forbid_unknown_fields=True):
    """site.yaml."""

    title: Prose
    tagline: Prose
    description: Prose
    parts: tuple[Part, ...]
    needs: tuple[Need, ...] = ()  # what techniques are for, in the order of the list to choose from
    language: Language = "en"  # a BCP 47 tag
    direction: Literal["ltr", "rtl"] | None = None  # where it is not that of the language
    base_url: BaseAddress = ""  # where the site will live, such as https://example.org/guide/
    store: Id = "notes"  # the name of what readers keep; two guides on one host need two names
    made_by: Body | None = None  # closes every reviewed page: who made it, and what pays for it
    corrections: ContactAddress = ""  # where "Report an error" goes; without it, to the about page
    leave_to: WebAddress = ""  # where "Leave now" goes; without it there is no such control
    offline: bool = True  # keep the guide in the browser, where the host allows it
    download: MaybeId = ""  # names the copies to take away; without it there are none
    download_without: tuple[Id, ...] = ()  # pages that are not in the one file
    chapter_words: Lengths = Lengths()  # what `check` asks of chapters

    @property
    def is_right_to_left(self) -> bool:
        """Whether text runs from right to left."""
        if self.direction:
            return self.direction == "rtl"
        return self.language.lower().partition("-")[0] in RIGHT_TO_LEFT
