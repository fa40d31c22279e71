"""Names that must be one of a kind: a second entry would hide the first without a word."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.model.document import Document
from generator.model.guide import Guide
from generator.model.pages import Glossary, References, SupportLines
from generator.model.site import Site
from generator.problems import Problem

Named = tuple[str, str]  # a name, and the path of the value that gives it


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Sources, terms, countries and parts that share a name with one before them."""
    for document in guide.documents:
        for what, names in _names(document):
            yield from _doubles(document, what, names)


def _names(document: Document) -> Iterator[tuple[str, Iterable[Named]]]:
    match document.matter:
        case References(entries):
            yield "sources have the key", ((e.key, f"{n}.key") for n, e in enumerate(entries))
        case Glossary(entries):
            yield "terms have the id", ((e.id, f"{n}.id") for n, e in enumerate(entries))
            yield "terms are written", _words(document.matter)
        case SupportLines(entries):
            named = ((e.country, f"{n}.country") for n, e in enumerate(entries))
            yield "entries are for", named
        case Site() as site:
            yield "parts have the id", ((p.id, f"parts.{n}.id") for n, p in enumerate(site.parts))


def _words(glossary: Glossary) -> Iterator[Named]:
    """Every way to write each term, once for each term."""
    for number, entry in enumerate(glossary.entries):
        ways = {entry.term.lower(): f"{number}.term"}
        for position, form in enumerate(entry.forms):
            ways.setdefault(form.lower(), f"{number}.forms.{position}")
        yield from ways.items()


def _doubles(document: Document, what: str, names: Iterable[Named]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for name, path in names:
        place = document.place(path)
        if name in first:
            yield Problem(
                place,
                "duplicate-name",
                f'two {what} "{name}"',
                f"the first one is in line {first[name]}; change one of them or remove it",
            )
        first.setdefault(name, place.line)
