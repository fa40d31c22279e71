"""What components/sheet.html, steps/, keep.html and my-space.html are given."""

import msgspec
from markupsafe import Markup as Html

from generator.model.steps import AnyStep


class Keeping(msgspec.Struct, frozen=True):
    """What every component that keeps something needs to know."""

    store: str  # the name under which the browser keeps what a reader wants kept
    lock: str  # addresses of scripts that come at their first use
    kept: str
    space: str  # of the page with everything that is kept; "" where there is none
    privacy: str  # of the page that says how words stay private; "" likewise


class Piece(msgspec.Struct, frozen=True):
    """A part of a summary: words, or else the place of an answer."""

    words: str
    answer: str = ""  # its id


class StepView(msgspec.Struct, frozen=True):
    """A step with its Markdown filled in."""

    type: str
    step: AnyStep
    name: str  # unique on the page
    text: Html | None = None  # of a step to read
    says: tuple[Html | None, ...] = ()  # of each option
    pieces: tuple[Piece, ...] = ()  # of a summary


class SheetView(msgspec.Struct, frozen=True):
    """The steps of an exercise."""

    id: str  # such as "exercises/if-then-plan": kept entries carry it
    name: str  # unique on the page
    steps: tuple[StepView, ...]
    keeping: Keeping
    act: str  # the address of the script for steps that act on their own; "" when none does


class Origin(msgspec.Struct, frozen=True):
    """A page that keeps something."""

    id: str  # "exercises/if-then-plan", as kept entries name it
    title: str
    href: str


class SpaceView(msgspec.Struct, frozen=True):
    """components/my-space.html."""

    name: str  # unique on the page
    origins: tuple[Origin, ...]
    data: Html  # titles and prompts by origin as JSON, safe inside a script element
    keeping: Keeping
