"""What was written is on the disk, whatever happens to the machine after that."""

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def flush_tree(folder: Path, files: Iterable[str], folders: Iterable[str]) -> None:
    """Flushes what has changed below a folder: these files, and what these folders hold.

    One call for its whole file system where there is one. For one file it is as quick as an
    `fsync`, and a thousand of those take seconds.

    Raises:
        OSError: the disk could not take it.
    """
    if sys.platform == "linux" and _sync_file_system(folder):
        return
    for path in files:
        flush(folder / path)
    for path in folders:
        flush_folder(folder / path)


def flush(path: Path, mode: int = os.O_RDWR) -> None:
    """Flushes one file.

    Raises:
        OSError: the disk could not take it.
    """
    file = os.open(path, mode)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def flush_folder(folder: Path) -> None:
    """Flushes what a folder holds by which name. Not every system can."""
    with suppress(OSError):
        flush(folder, os.O_RDONLY)


def _sync_file_system(folder: Path) -> bool:
    """Whether the system knows the call, and has done it.

    Raises:
        OSError: the disk could not take it.
    """
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        return False
    file = os.open(folder, os.O_RDONLY)
    try:
        if library.syncfs(file) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(file)
    return True
