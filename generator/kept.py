"""Files that are kept between builds: each is read as it was written, or it is as good as none.

`program` is a digest of the generator: what another state of it wrote is as good as none too.
"""

import os
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

SEAL = 16  # bytes in front of the others
UNFINISHED = ".new"
ABANDONED = 3600  # seconds after which nobody is still writing such a file


def seal(data: bytes, program: str = "") -> bytes:
    """What tells these bytes from any others, and from those of another program."""
    return blake2b(data, digest_size=SEAL, key=program.encode()[:64]).digest()


def read(path: Path, program: str, sealed: str = "") -> bytes | None:
    """What was written last; None when there is no such file or it was damaged.

    Also when it has another seal than `sealed`, the one that writing it returned, if that is given.
    """
    if not path.is_file():  # a pipe has no end
        return None
    try:
        with path.open("rb") as file:
            found, data = file.read(SEAL), file.read()
    except OSError:
        return None
    if sealed and found.hex() != sealed:
        return None
    return data if found == seal(data, program) else None


def write(path: Path, data: bytes, program: str) -> str:
    """Puts the file in the place of the last one at once, whoever else writes it at that time.

    Returns its seal, as hexadecimal digits. Not being able to write is no failure: there is then
    less to go by in the next build.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}{UNFINISHED}")
    sealed = seal(data, program)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("xb") as file:
            file.write(sealed)
            file.write(data)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
    return sealed.hex()


def sweep(folder: Path) -> None:
    """Takes away what builds that were killed have left in a folder."""
    with suppress(OSError):  # one has just been finished, say
        for left in folder.glob(f"*{UNFINISHED}"):
            if time.time() - left.lstat().st_mtime > ABANDONED:
                left.unlink()
