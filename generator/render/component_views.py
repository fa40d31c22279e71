"""What each template in templates/components/ is given; see views.py for those of pages."""

import msgspec
from markupsafe import Markup as Html

from generator.model.fields import Evidence
from generator.model.pages import Reference, SupportLine
from generator.model.quiz import Band, Dimension, Item, Quiz


class Link(msgspec.Struct, frozen=True):
    """A link as a template writes it."""

    label: str
    href: str
    is_current: bool = False


class TechniqueRow(msgspec.Struct, frozen=True):
    """A row of a technique table."""

    title: str
    href: str
    try_href: str
    what: Html
    how: Html
    try_it: str
    time: str
    evidence: Evidence
    care: Html


class TechniqueTable(msgspec.Struct, frozen=True):
    """components/technique-table.html."""

    rows: tuple[TechniqueRow, ...]


class BandView(msgspec.Struct, frozen=True):
    """A band with its next steps linked."""

    band: Band
    next: tuple[Link, ...]


class KeyRow(msgspec.Struct, frozen=True):
    """A row of the paper key: how much was answered, and the sums of each band."""

    answered: int
    sums: tuple[str, ...]  # "0 to 14", one for each band


class ItemPoints(msgspec.Struct, frozen=True):
    """What each answer to an item counts on paper."""

    number: int
    points: tuple[int, ...]


class DimensionView(msgspec.Struct, frozen=True):
    """A dimension with everything a result or a paper key needs."""

    dimension: Dimension
    bands: tuple[BandView, ...]
    items: tuple[ItemPoints, ...]
    key: tuple[KeyRow, ...]


class QuizCard(msgspec.Struct, frozen=True):
    """components/quiz.html: the quiz itself, on its page or inside a chapter."""

    quiz: Quiz
    items: tuple[Item, ...]
    dimensions: tuple[DimensionView, ...]
    data: Html  # the definition as JSON, safe inside a script element
    safety: str  # "" when the guide has no such page
    help: str


class Card(msgspec.Struct, frozen=True):
    """A link with a few words, for lists of quizzes and exercises."""

    title: str
    text: str
    href: str
    minutes: int


class Cards(msgspec.Struct, frozen=True):
    """components/cards.html."""

    kind: str  # "exercise" or "quiz"
    cards: tuple[Card, ...]


class CountryView(msgspec.Struct, frozen=True):
    """A country of the directory."""

    name: str
    anchor: str
    emergency: str
    emergency_note: str
    lines: tuple[SupportLine, ...]


class Directory(msgspec.Struct, frozen=True):
    """components/support-lines.html."""

    countries: tuple[CountryView, ...]


class ReferenceList(msgspec.Struct, frozen=True):
    """components/references.html."""

    references: tuple[Reference, ...]


class TermView(msgspec.Struct, frozen=True):
    """A glossary entry."""

    id: str
    term: str
    meaning: Html
    example: str
    used_in: tuple[Link, ...]


class TermList(msgspec.Struct, frozen=True):
    """components/glossary.html."""

    terms: tuple[TermView, ...]
