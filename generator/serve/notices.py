"""What Linux itself tells of changes in folders, at once and for nothing: inotify(7).

Elsewhere, and on disks of other computers, nobody tells: `Watch` looks for itself as well.
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

# A file was written and closed, made, moved or deleted, or its times were set; the folder was moved
# or deleted.
_MASK = 0x008 | 0x100 | 0x040 | 0x080 | 0x200 | 0x004 | 0x400 | 0x800
_FLAGS = os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0)
_PIECE = 65536  # bytes of notices read at once


class Notices:
    """Notices of one process, which a loop can wait for. Its state is what the system holds."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Asks for notices of these folders and of all that are in them.

        Raises:
            OSError: this system gives none.
        """
        if not sys.platform.startswith("linux"):
            raise OSError("there are no notices here")
        self._library = ctypes.CDLL(None, use_errno=True)
        self._file = self._library.inotify_init1(_FLAGS)
        if self._file < 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        self._folders = tuple(folders)
        self._ask()

    def fileno(self) -> int:
        """What to wait for: there is something to read when there are notices."""
        return int(self._file)

    def take(self) -> None:
        """Takes the notices that have come, and asks for those of folders that are new."""
        with suppress(BlockingIOError):
            while os.read(self._file, _PIECE):
                pass
        self._ask()

    def close(self) -> None:
        """Asks for no more."""
        os.close(self._file)

    def _ask(self) -> None:
        """Asking twice is asking once; a folder that is gone is forgotten by the system."""
        for folder in self._folders:
            for place, _, _ in os.walk(folder):
                self._library.inotify_add_watch(self._file, os.fsencode(place), _MASK)
