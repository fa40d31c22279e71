"""The site before is kept in the cache, and the next one is made from it.

Nothing that a spare holds is believed: what is not the very file of the site in its place is
made anew. So it may be old, damaged, half made or of another guide. But it has to be ours.
"""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from generator.publish.listing import foreign, read_listing, write_listing
from generator.publish.scan import Entries, scan
from generator.publish.write import link


def spare_of(output: Path, cache: Path) -> Path:
    """Where the spare of an output folder lies, in the folder of the cache."""
    name = blake2b(os.fsencode(output.resolve()), digest_size=8).hexdigest()
    return cache / f"spare-{name}"


def take(spare: Path, new: Path) -> tuple[Entries, str] | None:
    """Moves a spare to a place beside the site; returns what is in it, and its list.

    None, and it stays where it is, when there is none, when it holds what no build made, or when
    it lies on another disk.
    """
    try:
        held = _held(spare)
        if held is not None:
            spare.rename(new)
    except OSError:
        return None
    return held


def lay_aside(tree: Path, spare: Path | None) -> bool:
    """Whether a tree was moved to where spares are. Not where there is one, or somebody's file."""
    if spare is None:
        return False
    try:
        if not spare.parent.is_dir():
            spare.parent.mkdir(parents=True)
        tree.rename(spare)
    except OSError:
        return False
    return True


def rescue(tree: Path, spare: Path | None) -> None:
    """Makes a spare of a tree that came to nothing, if it is ours."""
    with suppress(OSError):
        if spare and _held(tree) is not None:
            lay_aside(tree, spare)


def lay_in(tree: Path, addresses: Iterable[str], spare: Path) -> None:
    """Makes a spare of links to the files of a tree, when there is no site to become one.

    The first edit is then as quick as those after it. It can do without.
    """
    with suppress(OSError):
        spare.parent.mkdir(parents=True, exist_ok=True)
        if os.lstat(spare.parent).st_dev == os.lstat(tree).st_dev:
            spare.mkdir()
            write_listing(spare, read_listing(tree))
            for address in addresses:
                link(f"{tree}{os.sep}{address}", f"{spare}{os.sep}{address}")


def _held(tree: Path) -> tuple[Entries, str] | None:
    """What is in a tree, and its list; None if it is none of ours, or may not be changed.

    Raises:
        OSError: there is nothing, or it cannot be read.
    """
    if not stat.S_ISDIR(os.lstat(tree).st_mode):
        return None
    found, text = scan(tree), read_listing(tree)
    is_ours = not foreign(found, text) and all(
        os.access(f"{tree}{os.sep}{folder}", os.W_OK | os.X_OK) for folder in found.folders
    )
    return (found, text) if is_ours else None
