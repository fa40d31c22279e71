"""What each template in templates/components/ is given; see views.py for those of pages."""

import msgspec
from markupsafe import Markup as Html

from generator.model.fields import Evidence
from generator.model.pages import Reference, SupportLine
from generator.model.site import Need


class Link(msgspec.Struct, frozen=True):
    """A link as a template writes it."""

    label: str
    href: str
    is_current: bool = False


class More(msgspec.Struct, frozen=True):
    """How much of a list a page leaves out, and where that begins."""

    count: int
    href: str


class Note(msgspec.Struct, frozen=True):
    """A numbered note at the end of a page: a source, or the author's own words."""

    number: int
    reference: Reference | None
    href: str  # of the source, in the list of references
    words: Html


class TechniqueRow(msgspec.Struct, frozen=True):
    """A row of a technique table."""

    title: str
    href: str
    try_href: str
    what: Html
    how: Html
    try_it: str
    time: str
    minutes: int  # 0 when nobody can say
    needs: tuple[str, ...]
    evidence: Evidence
    care: Html


class Filter(msgspec.Struct, frozen=True):
    """components/filter.html: what the rows of a table can be chosen by."""

    needs: tuple[Need, ...]
    minutes: tuple[int, ...]
    evidence: tuple[Evidence, ...]  # the labels that the rows have, the strongest first
    count: int  # of the rows


class TechniqueTable(msgspec.Struct, frozen=True):
    """components/technique-table.html."""

    rows: tuple[TechniqueRow, ...]
    filter: Filter | None  # None for a few rows, which one reads


class Card(msgspec.Struct, frozen=True):
    """A link with a few words, for lists of quizzes and exercises."""

    label: str  # what it is: "Exercise"
    title: str
    text: str
    href: str
    minutes: int


class Cards(msgspec.Struct, frozen=True):
    """components/cards.html."""

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


class PartView(msgspec.Struct, frozen=True):
    """A part with its chapters."""

    title: str
    anchor: str  # on the home page, where links to a part lead; elsewhere ""
    text: str
    chapters: tuple[Link, ...]  # the first ones
    first: int  # the number of the first of these in the guide
    digits: int  # of the number of the last of these
    more: More | None  # of its chapters


class PartList(msgspec.Struct, frozen=True):
    """components/parts.html; the home page has it too."""

    parts: tuple[PartView, ...]
    more: More | None  # parts


class SearchView(msgspec.Struct, frozen=True):
    """components/search.html."""

    root: str  # from the page to the root of the site, such as "../"
    scripts: tuple[str, ...]  # what comes at the first use: what finds, then the index
    help: str
    questions: str  # "" in a guide without
    chapters: str


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


class Download(msgspec.Struct, frozen=True):
    """components/download.html."""

    name: str  # of both copies; "" where the guide has none
    file: str
    zip: str
    most_kilobytes: int
    day: str  # of the guide; "" when nothing in it was reviewed
