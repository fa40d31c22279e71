"""A folder that one process at a time may hold."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK = "lock"
LOOK_EVERY = 0.1  # seconds

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Makes a folder and holds it; takes it away again if nothing is in it.

    The system lets go of the lock when its holder dies, however that comes. `wait` is called once
    when somebody else holds it.

    Raises:
        OSError: the folder cannot be made, or its disk knows no locks.
    """
    file = _acquire(folder, wait)
    try:
        yield
    finally:
        with suppress(OSError):  # on some systems nobody can remove what is open
            (folder / LOCK).unlink()
        os.close(file)
        with suppress(OSError):
            folder.rmdir()


def _acquire(folder: Path, wait: Callable[[], None]) -> int:
    """An open lock that is ours. Its holder before us may have removed it: then it begins again."""
    has_waited = False
    while True:
        try:
            file = _open(folder)
        except FileNotFoundError:
            continue  # the folder went away in between
        try:
            _take(file)
            if _is_there(file, folder / LOCK):
                return file
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                os.close(file)
                raise
            if not has_waited:
                wait()
                has_waited = True
            time.sleep(LOOK_EVERY)
        os.close(file)


def _open(folder: Path) -> int:
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():  # nothing is ever written through a link
        raise NotADirectoryError(errno.ENOTDIR, "this is a link; delete it", str(folder))
    return os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _is_there(file: int, path: Path) -> bool:
    """Whether the path still leads to the open file."""
    try:
        return os.path.samestat(os.fstat(file), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False
