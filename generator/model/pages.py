"""Front matter and data records, one type for each kind of source file."""

import re
from datetime import date
from typing import Literal

import msgspec

from generator.model.body import Body
from generator.model.fields import Count, Doi, Evidence, Id, Prose, SourcePath, WebAddress

_NEXT_AUTHOR = re.compile(r"(?<=\.), (?:& )?")  # after initials: "Doe, J. K., & Roe, R."


class Common(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys every page of Markdown may have."""

    title: Prose
    description: Prose
    reviewed: date | None = None
    next_review: date | None = None
    slug: Id | None = None  # the last part of the address, when not the file's name
    aliases: tuple[str, ...] = ()  # addresses the page had before
    draft: bool = False
    leave_now: bool = False  # puts "Leave now" at the top
    leave_erases: bool = False  # it then also deletes what the reader kept, and says so


class Chapter(Common, frozen=True, kw_only=True, tag="chapter"):
    """guide/NN-name.md."""

    part: Id
    in_short: tuple[Body, ...]
    by_the_end: Body
    not_for: Body | None = None
    heads_up: Body | None = None
    recap: tuple[Body, ...]
    next_step: Body
    related: tuple[SourcePath, ...] = ()  # in place of what links say is related


class Technique(Common, frozen=True, kw_only=True, tag="technique"):
    """techniques/id.md. The fields below the title are its row in every technique table."""

    what: Body
    how: Body
    try_it: Prose
    time: Prose
    minutes: Count | None = None  # at most, for who has little time; `time` says it in words
    needs: tuple[Id, ...] = ()  # ids of needs in site.yaml
    evidence: Evidence
    evidence_note: Body
    care: Body
    related: tuple[SourcePath, ...] = ()


class Faq(Common, frozen=True, kw_only=True, tag="faq"):
    """faq.md: every heading of level 2 is a question."""

    in_short: tuple[Body, ...] = ()


class Page(Common, frozen=True, kw_only=True, tag="page"):
    """pages/name.md, and index.md in the folders of techniques, quizzes, exercises and paths."""

    in_short: tuple[Body, ...] = ()


class Door(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the ways in, on the home page."""

    title: Prose
    text: Prose
    link: str  # a path like any other link


class Home(Common, frozen=True, kw_only=True, tag="home"):
    """home.md."""

    lead: Prose
    privacy: Prose
    doors: tuple[Door, ...]
    worry: Body | None = None  # for a reader who is afraid of somebody


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source that may be cited by its key."""

    key: Id
    type: str  # journal, book, chapter, web
    authors: str
    year: int
    title: str
    confidence: str  # "verified" when the finding was seen at its source, else "recalled"
    where: str = ""  # journal, book or publisher
    volume: str = ""
    pages: str = ""
    doi: Doi = ""
    url: WebAddress = ""

    @property
    def first_authors(self) -> str:
        """The authors when they are one or two, and the first of more: a note leads to them all."""
        each = _NEXT_AUTHOR.split(self.authors)
        return self.authors if len(each) < 3 else f"{each[0]}, et al."


class References(msgspec.Struct, frozen=True, tag="references"):
    """references.yaml."""

    entries: tuple[Reference, ...]


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A glossary entry."""

    id: Id
    term: Prose
    meaning: Body
    example: Prose = ""
    forms: tuple[str, ...] = ()  # other ways to write it, such as the plural
    everyday: bool = False  # also a plain word, which a page may use without a link


class Glossary(msgspec.Struct, frozen=True, tag="glossary"):
    """glossary.yaml."""

    entries: tuple[Term, ...]


class WordChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words a guide does not use, and what it says instead."""

    avoid: tuple[str, ...]
    write: Prose


class Wording(msgspec.Struct, frozen=True, tag="wording"):
    """wording.yaml."""

    entries: tuple[WordChoice, ...]


class TextLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number to send a text message to, and the word to send where one is needed."""

    to: str
    word: str = ""


class SupportLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One service: at least one of call, text and web."""

    name: Prose
    purpose: Literal["crisis", "abuse", "young", "other"] = msgspec.field(name="for")
    checked: date
    call: str = ""
    text: TextLine | None = None
    hours: Prose = ""
    web: WebAddress = ""
    note: Prose = ""


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The emergency number of a country and its services."""

    country: Prose
    emergency: Prose
    lines: tuple[SupportLine, ...]
    emergency_note: Prose = ""

    @property
    def anchor(self) -> str:
        """Where it stands on the page of help lines."""
        return "-".join(self.country.lower().split())


class SupportLines(msgspec.Struct, frozen=True, tag="support-lines"):
    """support-lines.yaml."""

    entries: tuple[Country, ...]
