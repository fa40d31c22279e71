"""Parts of the search index, each made from some pages; of chapters the words are in the store."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.model.document import Document
from generator.model.guide import Entry
from generator.model.outline import Outline
from generator.model.pages import Chapter
from generator.rebuild.coding import print_of
from generator.rebuild.documents import Filed, Read, document_in, filed_in, outline_in
from generator.rebuild.made import Index
from generator.rebuild.store import Store
from generator.render.output import Output
from generator.render.search.records import Record, Section, record_of
from generator.render.search.shards import part, shard_of
from generator.stems import stemmer


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
            found.append(Found(light_record(entry, outline), path, bundle, digest))
        else:
            found.append(Found(_record(document_in(filed[bundle], path, digest), address)))
    task = PartToBe(name, tuple(found), store, index.language, frozenset(index.skipped))
    return _made(task, filed), part_print(task)


def light_record(chapter: Entry[Chapter], outline: Outline | None) -> Record:
    """The record of a chapter; without its texts where only its outline is known."""
    if outline is None:
        return record_of(chapter)
    headings = zip(chapter.body.headings, outline.has_text, strict=True)
    sections = (Section(h.anchor, (), h.text) for h, has_text in headings if has_text)
    return Record(chapter.address, chapter.matter.title, (Section("", ()), *sections))


def found_of(record: Record, read: Read | None) -> Found:
    """A page to be found; `read` is of a chapter that is known by its outline."""
    return Found(record, read.path, read.bundle, read.digest) if read else Found(record)


def part_print(part_: PartToBe) -> bytes:
    """A name for all that a part is made from, the words of chapters by their digests."""
    said = (part_.language, sorted(part_.skipped), part_.found)
    return print_of(repr(said).encode())
