"""All of a guide, linked: every address known, every mention resolved."""

from bisect import bisect_right
from datetime import date
from typing import Any, Generic, TypeVar

import msgspec

from generator.load import SourceFile
from generator.model.body import Body, Role
from generator.model.document import Document
from generator.model.exercise import Exercise
from generator.model.pages import Chapter, Country, Faq, Home, Page, Reference, Technique, Term
from generator.model.path import GuidePath, PathStep
from generator.model.quiz import Quiz
from generator.model.site import Part, Site

M = TypeVar("M", Home, Chapter, Technique, Faq, Page, Quiz, Exercise, GuidePath)


class Entry(msgspec.Struct, Generic[M], frozen=True):
    """A page to be: what its file says, and where it goes."""

    document: Document
    matter: M
    address: str  # from the root of the site, such as guide/alarm-thoughts.html

    @property
    def path(self) -> str:
        """Its source, from the content folder."""
        return self.document.path

    @property
    def name(self) -> str:
        """The last part of its address, without ending: the id of a technique."""
        return self.address.rpartition("/")[2].removesuffix(".html")

    @property
    def body(self) -> Body:
        """Its Markdown."""
        return self.document.body


AnyEntry = Entry[Any]


class Target(msgspec.Struct, frozen=True, gc=False):
    """What a mention leads to."""

    address: str  # from the root of the site; for an image, its source path
    anchor: str = ""
    title: str = ""

    @property
    def full_address(self) -> str:
        """The address with its anchor."""
        return f"{self.address}#{self.anchor}" if self.anchor else self.address


Key = tuple[str, Role, str]  # the path of the file, the role and the target as written


class PartOfGuide(msgspec.Struct, frozen=True):
    """A part with its chapters in order."""

    part: Part
    chapters: tuple[Entry[Chapter], ...]


class Stand(msgspec.Struct, frozen=True):
    """Where a page stands on a path."""

    path: Entry[GuidePath]
    steps: tuple[int, ...]  # counted from 1, through all parts of the path
    count: int  # of all its steps
    before: PathStep | None  # around a page that is one step, and not several
    after: PathStep | None


_KINDS: dict[type, str] = {Chapter: "chapter", Technique: "technique", Exercise: "exercise"}

# What pages name as related, in the order in which they do.
RELATED: dict[type, tuple[str, ...]] = {
    Chapter: ("technique", "exercise", "question"),
    Technique: ("chapter", "exercise"),
}


class Relations(msgspec.Struct, frozen=True):
    """Which place leads to which.

    A place is the address of a page; with an anchor, a question of the FAQ or a glossary term.
    """

    pages: dict[str, AnyEntry]  # by address, in reading order, without the home page
    order: dict[str, int]  # the number of each of them
    questions: dict[str, str]  # place of a question to its words
    leads: dict[str, dict[str, int]]  # place to the places it leads to, and how often
    led_from: dict[str, dict[str, int]]  # the same turned around, in reading order
    stands: dict[str, tuple[Stand, ...]]  # address of a page to where it stands on paths

    def kind(self, place: str) -> str:
        """A word of RELATED; nothing for a place that no page names as related."""
        page = self.pages.get(place)
        if page is None:
            return "question" if place in self.questions else ""
        return _KINDS.get(type(page.matter), "")


class Guide(msgspec.Struct, frozen=True):
    """The guide, as render and check see it."""

    site: Site
    home: Entry[Home]
    parts: tuple[PartOfGuide, ...]
    chapters: tuple[Entry[Chapter], ...]  # of all parts, in reading order
    firsts: tuple[int, ...]  # the number of the first chapter of each part
    techniques: tuple[Entry[Technique], ...]  # by title
    faq: Entry[Faq] | None
    pages: tuple[Entry[Page], ...]
    quizzes: tuple[Entry[Quiz], ...]
    exercises: tuple[Entry[Exercise], ...]
    paths: tuple[Entry[GuidePath], ...]
    references: dict[str, Reference]  # by key, in the order of authors and year
    terms: tuple[Term, ...]  # by name
    countries: tuple[Country, ...]
    documents: tuple[Document, ...]  # all of them, data files included
    images: dict[str, SourceFile]  # by source path
    addresses: dict[str, str]  # source path to address
    titles: dict[str, str]  # address to title
    aliases: dict[str, str]  # old address to address
    targets: dict[Key, Target]
    relations: Relations
    is_whole: bool  # False while a file of it cannot be read

    def part_of(self, number: int) -> int:
        """Which part holds the chapter of this number; both are counted from 0."""
        return bisect_right(self.firsts, number) - 1

    @property
    def last_reviewed(self) -> date | None:
        """The newest day on which a page was reviewed: how new the whole guide is."""
        days = (getattr(document.matter, "reviewed", None) for document in self.documents)
        return max((day for day in days if day), default=None)
