"""Every tree has a list of its files, so that the next build knows which are ours.

The list is a text that anybody may have changed: its lines are compared with what is on the
disk, and never used as paths.
"""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from generator.publish.flush import flush, flush_folder
from generator.publish.scan import Entries
from generator.publish.write import write_new

# Lists the files of the tree, one a line. It is written under the second name.
LISTING = ".made-by-steady-ground"
UNFINISHED = f"{LISTING}.new"
OURS = frozenset({LISTING, UNFINISHED})

# Files that looking at a folder leaves behind.
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

# What opening says of a link in the place of the list, besides that there is none.
_LINK = {errno.ENOENT, errno.ELOOP, errno.EMLINK}


def listing_of(addresses: Iterable[str]) -> str:
    """The text that lists these addresses."""
    return "".join(f"{address}\n" for address in sorted(addresses))


def read_listing(folder: Path) -> str:
    """The text of a folder's list; empty when there is none, or a link or a pipe in its place.

    Raises:
        OSError: it cannot be read.
    """
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        file = os.open(folder / LISTING, os.O_RDONLY | careful)
    except OSError as error:
        if error.errno in _LINK:
            return ""
        raise
    with os.fdopen(file, "rb") as opened:
        is_file = stat.S_ISREG(os.fstat(file).st_mode)
        return opened.read().decode("utf-8", "replace") if is_file else ""


def write_listing(folder: Path, text: str) -> None:
    """Puts a list in the place of the one before in one step; then it is on the disk.

    Raises:
        OSError: the disk could not take it.
    """
    unfinished = folder / UNFINISHED
    unfinished.unlink(missing_ok=True)
    write_new(str(unfinished), text.encode())
    flush(unfinished)  # no file may outlive it when the power goes
    unfinished.replace(folder / LISTING)
    flush_folder(folder)


def foreign(found: Entries, text: str) -> list[str]:
    """The files that no build made, in order. `text` is what lists ours."""
    ours = OURS.union(text.split("\n") if text else ())
    strangers = found.files.keys() - ours
    return sorted(path for path in strangers if path.rpartition("/")[2] not in LEFT_BY_SYSTEMS)
