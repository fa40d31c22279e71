"""What was written is on the disk, whatever happens to the machine after that."""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path


def flush_tree(folder: Path) -> None:
    """Flushes everything below a folder.

    One call for its whole file system where there is one: a thousand single ones take seconds.

    Raises:
        OSError: the disk could not take it.
    """
    if sys.platform == "linux" and _sync_file_system(folder):
        return
    for root, _, names in os.walk(folder):
        for name in names:
            flush(Path(root) / name)
        flush_folder(Path(root))


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
