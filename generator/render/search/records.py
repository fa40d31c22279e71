"""What can be found: every page, question and term, with its sections and their text."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from generator.model.body import BlockKind, Body
from generator.model.guide import AnyEntry, Entry, Guide
from generator.model.outline import SCENE
from generator.model.pages import Chapter
from generator.model.quiz import CHECK
from generator.render.addresses import NOT_FOUND, SEARCH

# Fields of exercises, paths and quizzes that say what they are about. Answers to choose from and
# explanations do not.
_TELLING = frozenset({"title", "aim", "intro", "prompt", "text", "say", "items", "steps", "parts"})


CHAPTERS = "chapters"  # the name of their group


class Section(msgspec.Struct, frozen=True):
    """A stretch of a page below one heading; the first has none."""

    anchor: str
    texts: tuple[str, ...]
    heading: str = ""


class Record(msgspec.Struct, frozen=True):
    """Something that can be found."""

    address: str  # with the anchor of a question or a term
    title: str
    sections: tuple[Section, ...]  # the first is its top


def record_groups(
    guide: Guide, chapter: Callable[[Entry[Chapter]], Record] | None = None
) -> tuple[tuple[str, list[Record]], ...]:
    """Everything that can be found, in groups that are kept apart, each with its name.

    `chapter` makes the records of chapters whose words are not in memory.
    """
    sheets: tuple[AnyEntry, ...] = (*guide.exercises, *guide.paths, *guide.quizzes)
    left_out = (NOT_FOUND, SEARCH)
    pages: tuple[AnyEntry, ...] = (guide.home, *guide.pages)
    return (
        (CHAPTERS, [(chapter or record_of)(entry) for entry in guide.chapters]),
        ("techniques", [record_of(entry) for entry in guide.techniques]),
        ("sheets", [record_of(entry) for entry in sheets]),
        ("questions", [*_questions(guide)]),
        ("pages", [*(record_of(p) for p in pages if p.address not in left_out), *_terms(guide)]),
    )


def record_of(entry: AnyEntry) -> Record:
    """A page, with its words."""
    _, *values = entry.document.bodies  # the first is the text of the page
    is_data = not entry.path.endswith(".md")
    said = (*_texts(values), *(_telling(entry.matter) if is_data else ()))
    top, *sections = _sections(entry.body)
    first = Section("", (entry.matter.description, *said, *top.texts))
    return Record(entry.address, entry.matter.title, (first, *sections))


def _questions(guide: Guide) -> Iterator[Record]:
    """Each question of the FAQ by itself, with its answer."""
    faq = guide.faq
    for section in _sections(faq.body)[1:] if faq else ():
        address = f"{faq.address}#{section.anchor}" if faq else ""
        yield Record(address, section.heading, (Section("", section.texts),))


def _terms(guide: Guide) -> Iterator[Record]:
    """Each term of the glossary by itself, if a page shows them."""
    addresses = (
        guide.addresses.get(document.path, "")
        for document in guide.documents
        if document.shows("glossary")
    )
    shown = next(addresses, "")
    for term in guide.terms if shown else ():
        texts = (*term.forms, *_texts([term.meaning]), term.example)
        yield Record(f"{shown}#{term.id}", term.term, (Section("", texts),))


def _sections(body: Body) -> list[Section]:
    """The text below each heading, that above the first one before them.

    Scenes are left out: their names and things lead to no subject. So are headings with no text
    of their own, which lead to nothing that the next heading does not lead to.
    """
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    headings = iter(body.headings)
    for block in body.blocks:
        if block.kind is BlockKind.HEADING:
            heading = next(headings)
            found.append((heading.anchor, heading.text, []))
        elif block.box != SCENE:
            found[-1][2].append(block.text)
    return [
        Section(anchor, tuple(texts), heading)
        for anchor, heading, texts in found
        if texts or not anchor
    ]


def _texts(bodies: Iterable[Body]) -> list[str]:
    return [block.text for body in bodies for block in body.blocks]


def _telling(value: Any) -> Iterator[str]:
    """The telling words of a value, those in its parts included.

    A check asks about what a chapter says, in the chapter's words: it is found by its title.
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _telling(one)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Body):
        for name in value.__struct_fields__ if getattr(value, "kind", "") != CHECK else ():
            if name in _TELLING:
                yield from _telling(getattr(value, name))
