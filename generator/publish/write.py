"""Files come into a tree as new ones: what is there may be a file of the site that readers see."""

import errno
import os
from pathlib import Path

# What a system says, or a file system, where a file cannot have one name more.
_NO_LINKS = {errno.EPERM, errno.EMLINK, errno.EXDEV, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def check_address(address: str) -> None:
    """Sees that an address leads to a file of the site, and can be listed in a line.

    The stages before have seen to it; this is the last lock.

    Raises:
        ValueError: it does not.
    """
    is_plain = "\\" not in address and "\n" not in address
    if not is_plain or not {"", ".", ".."}.isdisjoint(address.split("/")):
        raise ValueError(f"this address leads out of the site: {address!r}")


def write_output(folder: Path, address: str, data: bytes) -> None:
    """Writes a file of the site into a tree that is not yet in its place.

    It is a new file in any case: the one before may be a file of the site in its place too. This
    may be called by several processes at once.

    Raises:
        OSError: with the name of the file, also when the disk is full.
        ValueError: the address leads out of the folder.
    """
    check_address(address)
    path = Path(f"{folder}{os.sep}{address}")
    try:
        write_new(str(path), data)
    except FileExistsError:
        path.unlink()
        write_new(str(path), data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(str(path), data)


def write_new(path: str, data: bytes) -> None:
    """Writes a new file; one that is there, or a link, is never written through.

    Raises:
        OSError: with the name of the file, also when the disk is full.
    """
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)
    except OSError as error:
        error.filename = error.filename or path
        raise


def take_over(address: str, source: Path, target: Path) -> None:
    """Puts a file of one tree into another where it is not yet: the same file, or its bytes.

    Raises:
        OSError: there is no such file, or it cannot be put there.
    """
    old, new = f"{source}{os.sep}{address}", f"{target}{os.sep}{address}"
    try:
        link(old, new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        write_output(target, address, Path(old).read_bytes())


def link(old: str, new: str) -> None:
    """Gives a file one name more, and makes the folders for it.

    Raises:
        OSError: there is no such file, the name is taken, or the disk knows no such thing.
    """
    try:
        os.link(old, new)
    except FileNotFoundError:
        Path(new).parent.mkdir(parents=True, exist_ok=True)
        os.link(old, new)
