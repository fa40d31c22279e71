"""Every operation on files of a process, announced before it is done.

Between two of them nothing changes on a disk. So a process that was killed before each one in
turn was killed at every moment that can be told apart. A write is announced when half is written.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

from generator.publish import flush, swap

Act = Callable[[str], None]  # is told the operation; it may raise, or end the process

# Python announces these by itself, with the path first.
AUDITED = frozenset(
    {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir"}
    | {"os.chmod", "os.link", "os.symlink", "os.truncate", "os.utime"}
)


def announce(folders: tuple[str, ...], act: Act) -> None:
    """From now on `act` is called before each operation on one of the folders or below it.

    It cannot be taken back: this is for a process of its own.
    """
    sys.addaudithook(lambda event, arguments: _audit(event, arguments, folders, act))
    for module, name in ((os, "fsync"), (flush, "_sync_file_system"), (swap, "exchange")):
        setattr(module, name, _announced(name, getattr(module, name), act))
    write = os.write

    def write_halves(file: int, data: Any) -> int:
        written = write(file, data[: len(data) // 2])
        act("write")
        return written or write(file, data)

    os.write = write_halves


def without_exchange() -> None:
    """A system that cannot exchange two folders in one step."""
    swap._exchange_call = lambda: None


def _audit(event: str, arguments: tuple[Any, ...], folders: tuple[str, ...], act: Act) -> None:
    if event in AUDITED and arguments and str(arguments[0]).startswith(folders):
        act(event)


def _announced(name: str, call: Callable[..., Any], act: Act) -> Callable[..., Any]:
    def announced(*arguments: Any) -> Any:
        act(name)
        return call(*arguments)

    return announced
