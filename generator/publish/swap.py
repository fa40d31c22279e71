"""Two folders change places: in one step where the system can do that, else by two renames."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

# Linux: renameat2(2), paths from the current folder, RENAME_EXCHANGE; macOS: renamex_np(2),
# RENAME_SWAP.
_HERE, _EXCHANGE, _SWAP = -100, 2, 2

# What a system says, or a file system, that has no such step.
_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def put_in_place(new: Path, output: Path, before: Path) -> None:
    """Puts `new` in the place of `output`, which stands at `new` or at `before` then.

    Raises:
        OSError: nothing has changed; or, when even the way back is closed, the old site is at
            `before`, and the error says so.
    """
    if not output.exists():
        new.rename(output)
    elif not exchange(new, output):
        _rename_both(new, output, before)


def _rename_both(new: Path, output: Path, before: Path) -> None:
    """Between the two there is no site for a moment. A build that finds it so brings it back."""
    output.rename(before)
    try:
        new.rename(output)
    except OSError as error:
        try:
            before.rename(output)
        except OSError:
            error.strerror = f"{error.strerror}; until the next build the site is in {before}"
        raise


def exchange(one: Path, other: Path) -> bool:
    """Whether the two folders have changed places. False: this system cannot do it in one step.

    Raises:
        OSError: it can, but not with these two.
    """
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """The system's own call for two paths, which returns 0 when it has been done."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        linux = library.renameat2
        return lambda one, other: int(linux(_HERE, one, _HERE, other, _EXCHANGE))
    if hasattr(library, "renamex_np"):
        macos = library.renamex_np
        return lambda one, other: int(macos(one, other, _SWAP))
    return None
