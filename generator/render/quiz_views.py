"""What components/quiz.html, check.html and items/ are given."""

import msgspec
from markupsafe import Markup as Html

from generator.model.items import Item
from generator.model.quiz import Band, Dimension, Facet, Quiz, Together
from generator.render.sheet_views import Keeping


class Step(msgspec.Struct, frozen=True):
    """A next step, as a link."""

    label: str
    href: str
    address: str  # from the root of the site, as the definition names it


class ItemView(msgspec.Struct, frozen=True):
    """An item in its place."""

    number: int
    type: str
    item: Item


class BandView(msgspec.Struct, frozen=True):
    """A band with its next steps linked."""

    band: Band
    name: str  # its label, or its number
    next: tuple[Step, ...]


class FacetView(msgspec.Struct, frozen=True):
    """A facet with its key for paper."""

    facet: Facet
    numbers: str  # of its items, "2, 7, 12"
    least: str  # from which sum it stands out
    next: tuple[Step, ...]


class TogetherView(msgspec.Struct, frozen=True):
    """What is said of all dimensions at once."""

    together: Together
    when: str  # "Worry about closeness: lower; keeping distance: higher"
    next: tuple[Step, ...]


class KeyRowView(msgspec.Struct, frozen=True):
    """A row of the paper key: how much was answered, and the sums of each band."""

    answered: int
    sums: tuple[str, ...]  # "0 to 14", one for each band
    edges: str  # the sums near an edge, "13 to 15, 27 to 29"


class ItemPoints(msgspec.Struct, frozen=True):
    """What each answer to an item counts on paper."""

    number: int
    points: tuple[int, ...]
    weight: int


class DimensionView(msgspec.Struct, frozen=True):
    """A dimension with everything a result or a paper key needs."""

    dimension: Dimension
    bands: tuple[BandView, ...]
    on_scale: tuple[ItemPoints, ...]  # items answered on the response scale
    with_options: tuple[ItemPoints, ...]  # items with options of their own
    key: tuple[KeyRowView, ...]
    facets: tuple[FacetView, ...]


class Alarm(msgspec.Struct, frozen=True):
    """Answers to an item that lead to the safety page."""

    number: int
    answers: tuple[str, ...]


class QuizCard(msgspec.Struct, frozen=True):
    """components/quiz.html: the quiz itself, on its page or inside a chapter."""

    quiz: Quiz
    items: tuple[ItemView, ...]
    dimensions: tuple[DimensionView, ...]
    together: tuple[TogetherView, ...]
    alarms: tuple[Alarm, ...]
    is_weighted: bool
    data: Html  # the definition as JSON, safe inside a script element
    safety: str  # "" when the guide has no such page
    safety_title: str
    help: str
    privacy: str  # "" likewise
    keeping: Keeping
