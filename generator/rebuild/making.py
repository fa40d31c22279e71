"""The files of a site on their way into a new tree: each is written, or taken over as it lies."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import msgspec

from generator.check.weight import (
    PageWeight,
    Weighed,
    web_fonts,
    weigh_assets,
    weigh_page,
    weigh_site,
)
from generator.load import digest_of
from generator.problems import Problem
from generator.publish import Tree, write_output
from generator.rebuild.chapters import MadeChapter
from generator.rebuild.documents import Read
from generator.rebuild.made import Index, Last, Made, Packed, Part, pack_print
from generator.rebuild.store import Store
from generator.rebuild.workers import Workers
from generator.render.editions.packs import Pack, packed
from generator.render.output import File, Lying, Output


@dataclass(slots=True)
class Making:
    """A site being made. It has state because some files are made from others."""

    last: Last
    output: Path  # the site that is there
    tree: Tree  # the one to be
    reads: dict[str, Read]  # the source files, by path
    store: Store  # where their words are
    workers: Workers
    count: Callable[[], None]  # called for each page that is there
    files: dict[str, File] = field(default_factory=dict)  # by address, as all that follow
    made: dict[str, Made] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)  # what is taken over
    pages: dict[str, tuple[str, PageWeight]] = field(default_factory=dict)  # with their sources
    weights: dict[str, Weighed] = field(default_factory=dict)
    search: dict[str, Part] = field(default_factory=dict)  # by the names of its parts
    index: Index = field(default_factory=Index)  # what else is known of it
    packs: dict[str, Packed] = field(default_factory=dict)  # by prints of what is in them
    _weights: dict[PageWeight, PageWeight] = field(default_factory=dict)  # each once
    _written: set[str] = field(default_factory=set)

    def may_be_kept(self, address: str) -> bool:
        """Whether a file lies there as it was made, from whatever that was."""
        return address in self.last.intact and address in self.last.index.made

    def lying(self, address: str) -> str:
        """The digest of a file that lies there as it was made; nothing where none does."""
        return self.last.index.made[address].digest if self.may_be_kept(address) else ""

    def is_as_made(self, address: str, print_: bytes) -> bool:
        """Whether what lies there was made from just this."""
        return self.may_be_kept(address) and self.last.index.made[address].print == print_

    def keep(self, address: str) -> str:
        """Takes over a file as it lies; returns its address."""
        index = self.last.index
        made = index.made[address]
        self.kept.add(address)
        self._note(Lying(address, self.output, made.length, made.source), made)
        if made.named >= 0:
            styles, scripts = index.named[made.named]
            weight = PageWeight(index.found.get(address, ()), styles, scripts)
            self.pages[address] = (made.source, weight)
        return address

    def add(self, output: Output, print_: bytes = b"") -> str:
        """Writes a file, or keeps the very same; returns its address.

        `print_` is of all that it was made from.
        """
        digest = digest_of(output.data)
        made = Made(print_ or digest.encode(), digest, output.length, output.source)
        address = output.address
        if self.lying(address) == digest:
            self.kept.add(address)
            made = msgspec.structs.replace(made, size=self.last.index.made[address].size)
        self._note(output, made)
        return address

    def add_chapter(self, one: MadeChapter, print_: bytes) -> None:
        """Notes what another process has written; of texts that many have, one is kept."""
        address, path = one.address, self.reads[one.path].path
        weight = PageWeight(one.problems, one.styles, one.scripts)
        weight = self._weights.setdefault(weight, weight)
        self._note(
            Lying(address, self.tree.folder, one.length, path),
            Made(print_, one.digest, one.length, path),
        )
        self._written.add(address)
        self.pages[address] = (path, weight)

    def packed(self, files: tuple[File, ...]) -> Pack:
        """Some files for the offline copy; not packed again if they are as they were packed."""
        print_ = pack_print((file.address, self.made[file.address].digest) for file in files)
        known = self.last.index.packs.get(print_)
        if known and self.may_be_kept(known.address):
            self.packs[print_] = known
            self.keep(known.address)
            return Pack(files, known.digest, known.integrity, b"")
        pack = packed(files)
        address = self.add(Output(pack.address, pack.data))
        self.packs[print_] = Packed(address, pack.digest, pack.integrity)
        return pack

    def weigh(self, pages: Iterable[str], whole: str) -> Iterator[Problem]:
        """What is wrong with the weight of anything, but for the `whole` guide in one file.

        `pages` are the addresses of those that come first, in their order.
        """
        site = {address: one for address, one in self.weights.items() if address != whole}
        for address in site.keys() - self.pages.keys():
            if address.endswith(".html"):
                weight = weigh_page(site[address], site)
                self.pages[address] = (self.files[address].source, weight)
        in_order = dict.fromkeys((*pages, *(a for a in self.files if a in self.pages)))
        yield from weigh_site(site, {address: self.pages[address] for address in in_order})
        yield from weigh_assets(site.values())
        yield from web_fonts([self.files[a] for a in self.files if a.endswith(".css")])

    def write(self) -> None:
        """Writes what is in memory and not kept.

        Raises:
            OSError: the disk is full, say.
        """
        new = [self.files[a] for a in self.files.keys() - self.kept - self._written]
        self.tree.expect(file.address for file in new)
        for file in new:
            write_output(self.tree.folder, file.address, file.data)
        self._written.update(file.address for file in new)

    def _note(self, file: File, made: Made) -> None:
        self.files[file.address] = file
        self.made[file.address] = made
        self.weights[file.address] = Weighed(file, made.size)


def index_of(making: Making, problems: Iterable[Problem]) -> Index:
    """What the next build may know of a site that has been made; `problems` are all it has."""
    numbers: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
    made: dict[str, Made] = {}
    for address, one in making.made.items():
        _, page = making.pages.get(address, ("", None))
        named = numbers.setdefault((page.styles, page.scripts), len(numbers)) if page else -1
        size = making.weights[address].known
        made[address] = msgspec.structs.replace(one, size=size, named=named)
    found = {address: page.problems for address, (_, page) in making.pages.items()}
    elsewhere = {*chain.from_iterable(found.values()), *weigh_assets(making.weights.values())}
    return msgspec.structs.replace(
        making.index,
        sources={path: (one.digest, one.bundle) for path, one in making.reads.items()},
        outlined=any(one.outline for one in making.reads.values()),
        made=made,
        named=list(numbers),
        search=making.search,
        packs=making.packs,
        found={address: wrong for address, wrong in found.items() if wrong},
        problems=tuple(problem for problem in problems if problem not in elsewhere),
    )
