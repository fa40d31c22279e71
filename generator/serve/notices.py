"""What Linux itself tells of changes in folders, at once and for nothing: inotify(7).

Elsewhere, and on disks of other computers, nobody tells: `Watch` looks for itself as well.
"""

import ctypes
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from struct import Struct

# A file was written and closed, made, moved or deleted, or its times were set; the folder was moved
# or deleted.
_MASK = 0x008 | 0x100 | 0x040 | 0x080 | 0x200 | 0x004 | 0x400 | 0x800
# Something was made in the folder, or moved into it; beside what else is asked of it.
_MASK_BESIDE = 0x100 | 0x080 | 0x20000000
_FLAGS = os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0)
_PIECE = 65536  # bytes of notices read at once
_HEAD = Struct("iIII")  # of a notice: its folder, what happened, a cookie, the length of a name


class Notices:
    """Notices of one process, which a loop can wait for. Its state is what the system holds."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Asks for notices of these folders, also when they come later, and of all in them.

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
        self._beside: dict[int, set[str]] = {}  # names that matter in the folder of a notice
        self._ask()

    def fileno(self) -> int:
        """What to wait for: there is something to read when there are notices."""
        return int(self._file)

    def take(self) -> bool:
        """Takes the notices that have come, and asks for those of folders that are new.

        Returns whether any of them is about these folders, and not about what stands beside them.
        """
        is_told = False
        with suppress(BlockingIOError):
            while data := os.read(self._file, _PIECE):
                is_told |= any(self._is_ours(*notice) for notice in _read(data))
        self._ask()
        return is_told

    def close(self) -> None:
        """Asks for no more."""
        os.close(self._file)

    def _ask(self) -> None:
        """Asking twice is asking once; a folder that is gone is forgotten by the system."""
        beside: dict[int, set[str]] = {}
        for folder in self._folders:
            parent = self._add(folder.parent, _MASK_BESIDE)
            beside.setdefault(parent, set()).add(folder.name)
        for folder in self._folders:
            for place, _, _ in os.walk(folder):
                beside.pop(self._add(Path(place), _MASK), None)
        self._beside = beside

    def _add(self, place: Path, mask: int) -> int:
        return int(self._library.inotify_add_watch(self._file, os.fsencode(place), mask))

    def _is_ours(self, folder: int, name: str) -> bool:
        return folder not in self._beside or name in self._beside[folder]


def _read(data: bytes) -> Iterator[tuple[int, str]]:
    """Of each notice, the number of its folder and the name of what it is about."""
    start = 0
    while start < len(data):
        folder, _, _, length = _HEAD.unpack_from(data, start)
        start += _HEAD.size + length
        yield folder, os.fsdecode(data[start - length : start].rstrip(b"\0"))
