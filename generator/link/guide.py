"""Documents become a guide."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

import msgspec

from generator.link.addresses import assign_addresses, assign_aliases
from generator.link.anchors import check_anchors
from generator.link.known import known_things
from generator.link.relations import relate
from generator.link.targets import resolve_all
from generator.load import SourceFile
from generator.model.document import Document
from generator.model.exercise import Exercise
from generator.model.guide import AnyEntry, Entry, Guide, PartOfGuide
from generator.model.pages import (
    Chapter,
    Faq,
    Glossary,
    Home,
    Page,
    Reference,
    References,
    SupportLines,
    Technique,
)
from generator.model.path import GuidePath
from generator.model.quiz import Quiz
from generator.model.site import Site
from generator.problems import Place, Problem, did_you_mean, listed


def link(
    documents: Sequence[Document],
    images: Sequence[SourceFile],
    unreadable: frozenset[str],
    with_drafts: bool = False,
) -> tuple[Guide | None, tuple[Problem, ...]]:
    """The guide, or None when a file it cannot do without is missing.

    `unreadable` are the source paths of files that could not be parsed: links to them are
    not reported, since their own problem is.
    """
    shown = [d for d in documents if with_drafts or not getattr(d.matter, "draft", False)]
    drafts = frozenset(d.path for d in documents) - {d.path for d in shown}
    addresses, problems = assign_addresses(shown)
    aliases, alias_problems = assign_aliases(shown, addresses)
    known = known_things(shown, addresses, (i.path for i in images), (unreadable, drafts))
    targets, link_problems = resolve_all(shown, known)
    problems += [*alias_problems, *link_problems, *check_anchors(shown, known)]
    problems += _missing(shown, unreadable, drafts)
    site = _first(shown, Site)
    if site is None or not any(isinstance(d.matter, Home) for d in shown):
        return None, tuple(problems)
    parts, part_problems = _parts(site, _entries(shown, addresses, Chapter))
    in_order = _in_order(parts, shown, addresses)
    guide = Guide(
        site=site,
        home=_entries(shown, addresses, Home)[0],
        parts=parts,
        chapters=tuple(chapter for part in parts for chapter in part.chapters),
        firsts=tuple(accumulate((len(part.chapters) for part in parts[:-1]), initial=0)),
        techniques=tuple(e for e in in_order if isinstance(e.matter, Technique)),
        faq=next((e for e in in_order if isinstance(e.matter, Faq)), None),
        pages=_entries(shown, addresses, Page),
        quizzes=_entries(shown, addresses, Quiz),
        exercises=_entries(shown, addresses, Exercise),
        paths=_entries(shown, addresses, GuidePath),
        references=_references(shown),
        terms=tuple(sorted(_all(shown, Glossary), key=lambda term: term.term.lower())),
        countries=tuple(_all(shown, SupportLines)),
        documents=tuple(shown),
        images={image.path: image for image in images},
        addresses=addresses,
        titles=_titles(shown, addresses),
        aliases=aliases,
        targets=targets,
        relations=relate(in_order, targets),
        is_whole=not unreadable,
    )
    return guide, (*problems, *part_problems)


def told(guide: Guide, base_url: str | None, is_preview: bool) -> Guide:
    """The guide with what a command says in place of site.yaml."""
    site = guide.site
    if base_url is not None:
        site = msgspec.structs.replace(site, base_url=base_url)
    if is_preview:
        site = msgspec.structs.replace(site, offline=False)
    return msgspec.structs.replace(guide, site=site)


def _references(documents: Iterable[Document]) -> dict[str, Reference]:
    sources = _all(documents, References)
    ordered = sorted(sources, key=lambda r: (r.authors.lower(), r.year, r.key))
    return {source.key: source for source in ordered}


def _in_order(
    parts: tuple[PartOfGuide, ...], documents: Iterable[Document], addresses: dict[str, str]
) -> tuple[AnyEntry, ...]:
    """Every page but the first one, as one would read them all."""
    documents = tuple(documents)
    techniques = _entries(documents, addresses, Technique)
    return (
        *(chapter for part in parts for chapter in part.chapters),
        *sorted(techniques, key=lambda entry: entry.matter.title),
        *(
            e
            for k in (Exercise, Quiz, Faq, Page, GuidePath)
            for e in _entries(documents, addresses, k)
        ),
    )


def _titles(documents: Iterable[Document], addresses: dict[str, str]) -> dict[str, str]:
    return {
        addresses[document.path]: str(getattr(document.matter, "title", ""))
        for document in documents
        if document.path in addresses
    }


def _missing(
    documents: Sequence[Document], unreadable: frozenset[str], drafts: frozenset[str]
) -> Iterator[Problem]:
    """The files no guide can do without."""
    needed = {
        "site.yaml": "it holds the title of the guide and its parts",
        "home.md": "it is the first page of the guide",
        "pages/help.md": "every page links it, for readers who need help now",
    }
    present = {document.path for document in documents} | unreadable
    for path, why in needed.items():
        if path in drafts:
            message, hint = f"this page may not be a draft: {why}", 'remove "draft: true"'
            yield Problem(Place(path), "missing-file", message, hint)
        elif not any(name.startswith(path.partition(".")[0] + ".") for name in present):
            message, hint = f'there is no file "{path}"', f"add it: {why}"
            yield Problem(Place(path), "missing-file", message, hint)


def _entries(documents: Iterable[Document], addresses: dict[str, str], matter: Any) -> Any:
    return tuple(
        Entry(document, document.matter, addresses[document.path])
        for document in documents
        if isinstance(document.matter, matter)
    )


def _first(documents: Iterable[Document], matter: type[Site]) -> Site | None:
    return next((d.matter for d in documents if isinstance(d.matter, matter)), None)


def _all(documents: Iterable[Document], matter: Any) -> Any:
    return (e for d in documents if isinstance(d.matter, matter) for e in d.matter.entries)


def _parts(
    site: Site, chapters: Sequence[Entry[Chapter]]
) -> tuple[tuple[PartOfGuide, ...], list[Problem]]:
    """The parts in the order of site.yaml, their chapters in the order of their files."""
    names = [part.id for part in site.parts]
    problems = [
        Problem(
            chapter.document.place("part"),
            "unknown-part",
            f'site.yaml has no part "{chapter.matter.part}"',
            did_you_mean(chapter.matter.part, names) or f"the parts are: {listed(names)}",
        )
        for chapter in chapters
        if chapter.matter.part not in names
    ]
    ordered = sorted(chapters, key=_order)
    parts = tuple(
        PartOfGuide(part, tuple(c for c in ordered if c.matter.part == part.id))
        for part in site.parts
    )
    return tuple(part for part in parts if part.chapters), problems


def _order(chapter: Entry[Chapter]) -> tuple[int, str]:
    """The number in front of a file's name, as a number: 2 comes before 10."""
    name = chapter.path.rpartition("/")[2]
    number = name.partition("-")[0]
    return (int(number) if number.isdecimal() and len(number) < 10 else 0, name)
