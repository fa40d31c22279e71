"""The search index of a guide whose chapters are known by their outlines."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import NamedTuple

import msgspec

from generator import limits
from generator.model.document import Document
from generator.model.guide import Entry, Guide
from generator.model.outline import Outline
from generator.model.pages import Chapter
from generator.rebuild.coding import print_of
from generator.rebuild.documents import Filed, Read, document_in, filed_in, outline_in
from generator.rebuild.made import Index, Part
from generator.rebuild.making import Making
from generator.rebuild.store import Store
from generator.render.output import Output
from generator.render.search.index import (
    BEGIN,
    first_part,
    has_index,
    language_of,
    other_parts,
    part,
)
from generator.render.search.records import CHAPTERS, Record, Section, record_groups, record_of
from generator.render.search.shards import shard_of
from generator.stems import stemmer
from generator.words.lexicon import Words


AT_ONCE = 4  # parts that are made together, since they share bundles


class Found(NamedTuple):
    """A page to be found: its record, or where the words of its chapter are."""

    record: Record
    path: str = ""  # of a chapter that is known by its outline
    bundle: str = ""
    digest: str = ""  # of its source


class PartToBe(NamedTuple):
    """A task: a part of the index."""

    name: str
    found: tuple[Found, ...]
    store: Store
    language: str
    skipped: frozenset[str]  # words that nobody looks for


def make_parts(tasks: list[PartToBe]) -> list[Output]:
    """Parts of the index; the words of chapters are read from the store, once for all parts.

    Raises:
        Lost: the words of one are not there.
    """
    bundles = {found.bundle: task.store for task in tasks for found in task.found if found.bundle}
    filed = {bundle: filed_in(store, bundle) for bundle, store in bundles.items()}
    return [_made(task, filed) for task in tasks]


def _made(task: PartToBe, filed: Mapping[str, Mapping[str, Filed]]) -> Output:
    records = [
        _record(document_in(filed[found.bundle], found.path, found.digest), found.record.address)
        if found.bundle
        else found.record
        for found in task.found
    ]
    return part(task.name, shard_of(records, stemmer(task.language), task.skipped))


def _record(document: Document, address: str) -> Record:
    return record_of(Entry(document, document.matter, address))


def again(
    name: str, index: Index, bundle_of: Callable[[str], Mapping[str, Filed]], store: Store
) -> tuple[Output, bytes]:
    """A part of chapters made again, and a print of what it is made from.

    `bundle_of` gives bundles by their names, some with new words.

    Raises:
        Lost: the words of one are not there.
    """
    found, filed = [], dict[str, Mapping[str, Filed]]()
    for path, address in index.search[name].chapters:
        bundle = index.sources[path][1]
        filed[bundle] = bundle_of(bundle)
        one = filed[bundle].get(path)
        outline = outline_in(one) if one else None
        digest = one.digest if one else ""
        if outline:
            entry = Entry(outline.document(), outline.matter, address)
            found.append(Found(_light(entry, outline), path, bundle, digest))
        else:
            found.append(Found(_record(document_in(filed[bundle], path, digest), address)))
    task = PartToBe(name, tuple(found), store, index.language, frozenset(index.skipped))
    return _made(task, filed), _print(task)


def add_index(making: Making, guide: Guide, words: Words) -> dict[str, str]:
    """Adds the parts of the index, those that have changed anew; their addresses by name."""
    if not has_index(guide):
        return {}
    reads, tag = making.reads, guide.site.language
    paths = {chapter.address: chapter.path for chapter in guide.chapters}
    outlines = {c.address: read for c in guide.chapters if (read := reads[c.path]).outline}
    groups = record_groups(guide, lambda chapter: _light(chapter, reads[chapter.path].outline))
    language = language_of(tag, words)
    addresses = {BEGIN: making.add(part(BEGIN, first_part(guide, groups, language)))}
    new = []
    for name, records in other_parts(groups):
        found = tuple(_found(record, outlines.get(record.address)) for record in records)
        one = PartToBe(name, found, making.store, tag, language.skipped)
        print_ = _print(one)
        before = making.last.index.search.get(name)
        if before and making.is_as_made(before.address, print_):
            addresses[name] = making.keep(before.address)
        else:
            addresses[name] = ""  # the order of names is the order of the scripts
            new.append((one, print_))
        of_chapters = records if name.startswith(CHAPTERS) else []
        making.search[name] = Part(
            addresses[name], tuple((paths[r.address], r.address) for r in of_chapters)
        )
    is_much = sum(len(one.found) for one, _ in new) >= 2 * limits.FILES_PER_PROCESS
    tasks = [[one for one, _ in new[n : n + AT_ONCE]] for n in range(0, len(new), AT_ONCE)]
    outputs = chain.from_iterable(making.workers.run(make_parts, tasks, is_much))
    for (one, print_), output in zip(new, outputs, strict=True):
        address = addresses[one.name] = making.add(output, print_)
        making.search[one.name] = msgspec.structs.replace(making.search[one.name], address=address)
    return addresses


def _light(chapter: Entry[Chapter], outline: Outline | None) -> Record:
    """The record of a chapter; without its texts where only its outline is known."""
    if outline is None:
        return record_of(chapter)
    headings = zip(outline.headings, outline.has_text, strict=True)
    sections = (Section(anchor, (), text) for (_, text, anchor), has_text in headings if has_text)
    return Record(chapter.address, chapter.matter.title, (Section("", ()), *sections))


def _found(record: Record, read: Read | None) -> Found:
    return Found(record, read.path, read.bundle, read.digest) if read else Found(record)


def _print(part_: PartToBe) -> bytes:
    """A name for all that a part is made from, the words of chapters by their digests."""
    said = (part_.language, sorted(part_.skipped), part_.found)
    return print_of(repr(said).encode())
