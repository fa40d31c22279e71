"""The site to be: what has changed is written, and all else is taken over from the old one."""

import errno
import os
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

from generator.problems import Problem
from generator.publish.flush import flush_folder, flush_tree
from generator.publish.listing import OURS, UNFINISHED, listing_of, write_listing
from generator.publish.refusal import refuse_foreign
from generator.publish.scan import Entries, around, folders_of, nothing, scan
from generator.publish.spare import lay_in, rescue, take
from generator.publish.stage import BEFORE, NEW, Stage, clear, retire
from generator.publish.swap import put_in_place
from generator.publish.write import check_address, take_over


def begin(stage: Stage) -> "Tree":
    """The tree of a new site: the spare, brought beside the site, or an empty one.

    Raises:
        OSError: the disk is full, say.
    """
    new = stage.folder / NEW
    held = take(stage.spare, new) if stage.spare else None
    if held is None:
        new.mkdir()
        return Tree(stage, {}, "")
    found, text = held
    if UNFINISHED in found.files:
        (new / UNFINISHED).unlink()
    files = {path: number for path, number in found.files.items() if path not in OURS}
    _remove_empty(new, found.folders.keys() - around(files))
    return Tree(stage, files, text)


class Tree:
    """A tree that becomes the site. A class because what is in it changes until then.

    At every moment its list names all that may be in it, so that whoever finds it knows.
    """

    def __init__(self, stage: Stage, files: dict[str, int], text: str) -> None:
        """`files` are those of the spare with their numbers on the disk; `text` is its list."""
        self.folder = stage.folder / NEW  # where `write_output` puts the files
        self._stage = stage
        self._left = files  # of the spare, for as long as they are in the tree
        self._text = text
        self._listed = set(text.split("\n")) - {""}
        self._expected = set[str]()
        self.relinked: frozenset[str] = frozenset()  # files that are kept and have another name now

    def expect(self, addresses: Iterable[str]) -> None:
        """Announces files that will be written. Before one is, they stand in the list.

        What the spare has in their place goes, so that what is there in the end was written.

        Raises:
            OSError: the disk is full, say.
            ValueError: an address leads out of the folder.
        """
        new = set(addresses) - self._expected
        for address in new:
            check_address(address)
        self._list_also(new)
        self._drop(self._in_the_way(new - self._left.keys()))
        self._remove(new & self._left.keys())
        self._expected |= new

    def publish(self, kept: Collection[str] = ()) -> tuple[Problem, ...]:
        """Puts the tree in the place of the old site. Until then that is not touched.

        The new site is what was expected, and what is `kept`: files of the old site that are
        taken over as they lie there. The caller has seen that they are what they should be.

        Returns an error, and publishes nothing, when a file that no build made has come into the
        folder; a warning when the old site could not be cleared away.

        Raises:
            OSError: the disk is full, say, or a file is not there; the old site is as it was.
        """
        stage = self._stage
        site = scan(stage.output) if stage.output.exists() else nothing()
        refusal = refuse_foreign(stage.output, site)
        if refusal:
            self.abandon()
            return (refusal,)
        self._drop(self._left.keys() - self._expected.union(kept))
        taken = self._take_over(site, set(kept) - self._expected)
        self._finish(taken, has_site=bool(site.folders))
        put_in_place(self.folder, stage.output, stage.folder / BEFORE)
        for folder in (stage.folder, stage.output.parent):
            flush_folder(folder)
        return retire(stage, site)

    def abandon(self) -> None:
        """Gives up: the old site stays as it is. The tree is a spare again, or is cleared away.

        Raises:
            OSError: something of ours cannot be removed.
        """
        rescue(self.folder, self._stage.spare)
        clear(self._stage)

    def _take_over(self, site: Entries, kept: set[str]) -> set[str]:
        """Takes over what is kept and is not in the tree as the very file; returns those."""
        others = {path for path in kept if self._left.get(path, -1) != site.files.get(path)}
        lost = sorted(kept - (site.files.keys() - site.odd))
        if lost:
            raise FileNotFoundError(
                errno.ENOENT, os.strerror(errno.ENOENT), str(self._stage.output / lost[0])
            )
        self.relinked = frozenset(others)
        self._list_also(others)
        self._remove(others & self._left.keys())
        for address in others:
            take_over(address, self._stage.output, self.folder)
            self._left[address] = site.files[address]
        return others

    def _finish(self, taken: set[str], has_site: bool) -> None:
        """Sees that all is there, listed and on the disk."""
        for address in self._expected:
            os.lstat(f"{self.folder}{os.sep}{address}")
        wanted = self._left.keys() | self._expected
        self._list(wanted)
        if self._stage.spare and not has_site:
            lay_in(self.folder, wanted, self._stage.spare)
        flush_tree(self.folder, self._expected | taken, around(wanted))

    def _list_also(self, addresses: set[str]) -> None:
        """Lists what may soon be in the tree, besides what may be there."""
        if not addresses <= self._listed:
            self._list(self._listed | addresses)

    def _list(self, addresses: Collection[str]) -> None:
        text = listing_of(addresses)
        if text != self._text:
            write_listing(self.folder, text)
            self._text, self._listed = text, set(addresses)

    def _in_the_way(self, addresses: set[str]) -> set[str]:
        """What is left of the spare where a folder has to be, or a file, or the same in other case.

        Some disks would take a name in another case for the same one.
        """
        if not addresses or not self._left:
            return set()
        needed = {form for address in addresses for form in (address, *folders_of(address))}
        forms = {form.rstrip("/").casefold() for form in needed}
        in_the_way = {one for form in forms for one in self._names.get(form, ())} - needed
        folders = tuple(one for one in in_the_way if one.endswith("/"))
        return {path for path in self._left if path in in_the_way or path.startswith(folders)}

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """The files and folders of the spare by what is the same in any case."""
        names: dict[str, list[str]] = {}
        for one in (*self._left, *around(self._left)):
            names.setdefault(one.rstrip("/").casefold(), []).append(one)
        return names

    def _drop(self, paths: Collection[str]) -> None:
        """Removes files of the spare, and the folders that are empty then."""
        self._remove(paths)
        _remove_empty(self.folder, around(paths))

    def _remove(self, paths: Collection[str]) -> None:
        """Removes files of the spare."""
        for path in paths:
            (self.folder / path).unlink()
            del self._left[path]


def _remove_empty(tree: Path, folders: Iterable[str]) -> None:
    """Removes those of the folders in which nothing is."""
    for folder in sorted(set(folders) - {""}, key=len, reverse=True):
        try:
            (tree / folder).rmdir()
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
