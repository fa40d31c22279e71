"""An edit that changes only the words of chapters: what it touches is made again, and no more.

Everything that the rest of the guide can see of a chapter is in its outline. While that stays, the
new words are in its own page, in its part of the search index, and so in the pages that name this
part, and in the packs of the offline copy that hold any of these. Whatever is not just so is left
to the build of the whole (docs/decisions/0031).
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from generator import limits
from generator.check.weight import Weighed, weigh_assets, weigh_page
from generator.load import Found, digest_of, read, too_large
from generator.model.document import Document
from generator.problems import Problem, in_order
from generator.rebuild.around import MEANS, Around, arounds_in, chapter_print
from generator.rebuild.coding import decoded
from generator.rebuild.documents import (
    NOTHING,
    Filed,
    document_in,
    filed_from,
    filed_in,
    keep,
)
from generator.rebuild.made import Index, Last, Made, Packed, pack_print
from generator.rebuild.new_body import with_body
from generator.rebuild.search_parts import again
from generator.rebuild.store import Store
from generator.render.addresses import WORKER_ADDRESS
from generator.render.editions.kept_list import (
    TOO_LARGE,
    Listed,
    listed,
    packs_in,
    repacked,
    too_large_offline,
)
from generator.render.editions.packs import NAME, packed
from generator.render.output import File, Lying, Output


class NotAlone(Exception):
    """The edit has to do with more than words."""


@dataclass(slots=True)
class Edit:
    """What an edit of words brings. It has state because each file comes of those before it."""

    index: Index  # of the site that lies there
    site: Path
    store: Store
    filed: dict[str, dict[str, Filed]] = field(default_factory=dict)  # what is known, by bundle
    edited: set[str] = field(default_factory=set)  # names of bundles that have changed
    new: dict[str, Output] = field(default_factory=dict)  # files to write, by address
    made: dict[str, Made] = field(default_factory=dict)  # what is known of them
    renamed: dict[str, str] = field(default_factory=dict)  # address to address
    found: dict[str, tuple[Problem, ...]] = field(default_factory=dict)  # wrong with their weight
    packs: dict[str, Packed] = field(default_factory=dict)  # new ones, by prints of what they hold
    too_large: int = 0  # bytes of what cannot be kept offline, since it is too much
    size: int = 0  # of all files of the content, in bytes

    def data(self, address: str) -> bytes:
        """The bytes of a file, the new ones where there are any."""
        new = self.new.get(address)
        return new.data if new else (self.site / address).read_bytes()

    def bundle(self, name: str) -> dict[str, Filed]:
        """What is known of the files of a bundle, new words where there are any.

        Raises:
            NotAlone: it is not the bundle that the site was made from.
        """
        if name not in self.filed:
            filed, sources = filed_in(self.store, name), self.index.sources
            if any(sources.get(path) != (one.digest, name) for path, one in filed.items()):
                raise NotAlone
            self.filed[name] = filed
        return self.filed[name]

    def add(self, output: Output, print_: bytes, named: int = -1) -> None:
        """Notes a file that is made anew, and written if it is not as it was."""
        address, digest = output.address, digest_of(output.data)
        before = self.index.made.get(address)
        self.made[address] = Made(print_, digest, output.length, output.source, named=named)
        if before is None or before.digest != digest:
            self.new[address] = output


def edit_of(content: Path, last: Last, site: Path, store: Store) -> Edit:
    """What comes of the edits since the last build, while nothing else has changed.

    Raises:
        NotAlone: they are no edits of words alone.
    """
    edit = Edit(last.index, site, store, size=last.index.size)
    for path in sorted(last.edited):
        _add_chapter(edit, Path(path), Path(os.path.relpath(path, content)).as_posix())
    _add_search(edit)
    _add_offline(edit)
    return edit


def _add_chapter(edit: Edit, where: Path, path: str) -> None:
    digest, bundle = edit.index.sources.get(path, ("", ""))
    before, around = edit.bundle(bundle).get(path), arounds_in(edit.store, bundle).get(path)
    source = read(Found(where, path))
    if before is None or around is None or isinstance(source, Problem):
        raise NotAlone
    after = before if source.digest == digest else filed_from(source)
    is_silent = not (before.problems or after.problems or _is_told_of(edit.index, path))
    is_same = before.digest == digest and before.outline == after.outline != NOTHING
    if not (is_silent and is_same):
        raise NotAlone
    edit.size += after.size - before.size
    if too_large(edit.size):
        raise NotAlone
    edit.filed[bundle][path] = after
    edit.edited.add(bundle)
    if after.digest != digest:
        _add_page(edit, path, around, (before, after))


def _is_told_of(index: Index, path: str) -> bool:
    return any(problem.place.path == path for problem in index.problems)


def _add_page(edit: Edit, path: str, around: bytes, filed: tuple[Filed, Filed]) -> None:
    chapter, means = decoded(around, Around), edit.store.read(MEANS, bytes) or b""
    old, address = edit.index.made.get(chapter.address), chapter.address
    if old is None or old.print != chapter_print(around, filed[0].digest, means):
        raise NotAlone
    documents = tuple(document_in({path: one}, path, one.digest) for one in filed)
    page = with_body(edit.data(address), chapter, documents, means)
    page = page or _anew(chapter, documents[1], means)
    edit.add(page, chapter_print(around, filed[1].digest, means), old.named)
    edit.found[address] = _wrong_with(edit, page, old)


def _wrong_with(edit: Edit, page: Output, old: Made) -> tuple[Problem, ...]:
    """What is wrong with the weight of a page that takes the place of an old one."""
    weight = weigh_page(Weighed(page), _Files(edit))
    if page.length > limits.PAGE_BYTES or edit.index.named[old.named] != weight[1:]:
        raise NotAlone
    return weight.problems


def _anew(chapter: Around, document: Document, means: bytes) -> Output:
    from generator.rebuild.chapters import chapter_page
    from generator.render.templates import BrokenTemplate

    try:
        return chapter_page(chapter, document, means)
    except BrokenTemplate:
        raise NotAlone from None


class _Files(Mapping[str, Weighed]):
    """The files of the site with their weights, each looked up when it is asked for."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit

    def __getitem__(self, address: str) -> Weighed:
        made = self._edit.made.get(address) or self._edit.index.made[address]
        return _weighed(self._edit, address, made)

    def __contains__(self, address: object) -> bool:
        return address in self._edit.index.made

    def __iter__(self) -> Iterator[str]:
        return iter(self._edit.index.made)

    def __len__(self) -> int:
        return len(self._edit.index.made)


def _add_search(edit: Edit) -> None:
    """The parts of the index that hold a new page, and new names for them where they stand."""
    for name, part in edit.index.search.items():
        if any(address in edit.new for _, address in part.chapters):
            output, print_ = again(name, edit.index, edit.bundle, edit.store)
            if output.address != part.address:
                edit.renamed[part.address] = output.address
                edit.add(output, print_)
    for address in edit.index.searching if edit.renamed else ():
        old = edit.index.made[address]
        data = _renamed(edit.data(address), edit.renamed)
        page = Output(address, data, old.source)
        edit.add(page, b"", old.named)
        edit.found[address] = _wrong_with(edit, page, old)


def _renamed(data: bytes, names: Mapping[str, str]) -> bytes:
    """Some HTML with the new addresses of files; it has each of the old ones as it is."""
    for old, new in names.items():
        if old.encode() not in data:
            raise NotAlone
        data = data.replace(old.encode(), new.encode())
    return data


def _add_offline(edit: Edit) -> None:
    """The packs that hold a new file, and the worker that knows them."""
    worker = edit.data(WORKER_ADDRESS)
    packs = packs_in(worker)
    size = sum(length for pack in packs for _, length in pack.files) or edit.index.too_large
    after = size + sum(edit.made[a].length for a in edit.new) - _length_before(edit)
    if (after > limits.OFFLINE_RAW_BYTES) != (size > limits.OFFLINE_RAW_BYTES):
        raise NotAlone
    edit.too_large = 0 if packs else after if size else 0
    told = [_packed(edit, pack) for pack in packs]
    if told != packs:
        edit.add(Output(WORKER_ADDRESS, repacked(worker, told)), b"")


def _length_before(edit: Edit) -> int:
    """What had the place of the new files, in bytes."""
    before = {new: old for old, new in edit.renamed.items()}
    return sum(edit.index.made[before.get(address, address)].length for address in edit.new)


def _packed(edit: Edit, pack: Listed) -> Listed:
    """A pack with what is new in it."""
    names = [edit.renamed.get(address, address) for address, _ in pack.files]
    if edit.new.keys().isdisjoint(names):
        return pack
    made = [edit.made.get(name) or edit.index.made[name] for name in names]
    again = packed(tuple(Output(name, edit.data(name)) for name in names))
    old, new = (f"assets/{digest}/{NAME}" for digest in (pack.digest, again.digest))
    edit.add(Output(new, again.data), b"")
    edit.renamed[old] = new
    print_ = pack_print((name, one.digest) for name, one in zip(names, made, strict=True))
    edit.packs[print_] = Packed(new, again.digest, again.integrity)
    return listed(again)


def index_after(edit: Edit) -> tuple[Index, tuple[Problem, ...]]:
    """What the next build may know of the site, and all that is wrong with the guide."""
    index = edit.index
    names = {address: edit.renamed.get(address, address) for address in index.made}
    made = {new: edit.made.get(new, index.made[old]) for old, new in names.items()}
    assets = {a: _weighed(edit, a, one) for a, one in made.items() if a.startswith("assets/")}
    of_assets = tuple(weigh_assets(assets.values()))
    for address, weight in assets.items():
        if weight.known != made[address].size:
            made[address] = msgspec.structs.replace(made[address], size=weight.known)
    found = index.found | edit.found
    others = [p for p in index.problems if p.code != TOO_LARGE]
    if edit.too_large:
        others.append(too_large_offline(edit.too_large))
    after = msgspec.structs.replace(
        index,
        sources=index.sources | _sources(edit),
        made=made,
        found={address: wrong for address, wrong in found.items() if wrong},
        search={
            name: msgspec.structs.replace(
                part, address=edit.renamed.get(part.address, part.address)
            )
            for name, part in index.search.items()
        },
        packs={p: one for p, one in index.packs.items() if one.address in made} | edit.packs,
        problems=tuple(others),
        too_large=edit.too_large,
        size=edit.size,
    )
    of_pages = (problem for wrong in after.found.values() for problem in wrong)
    return after, in_order((*others, *of_pages, *of_assets))


def _weighed(edit: Edit, address: str, made: Made) -> Weighed:
    file: File = edit.new.get(address) or Lying(address, edit.site, made.length)
    return Weighed(file, made.size)


def _sources(edit: Edit) -> dict[str, tuple[str, str]]:
    """The digests of the files of all bundles that were read."""
    return {
        path: (one.digest, bundle)
        for bundle, filed in edit.filed.items()
        for path, one in filed.items()
    }


def keep_words(edit: Edit) -> None:
    """Keeps the new words, once the site with them has been published."""
    for bundle in edit.edited:
        keep(edit.store, bundle, edit.filed[bundle])
