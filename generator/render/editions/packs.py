"""Files of the site put together, so that they compress better than one by one."""

import gzip
import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from hashlib import blake2b, sha256

from generator.load import digest_of
from generator.render.output import File

# On average. More in a pack compress better; fewer are less to fetch again after an edit.
FILES_IN_A_PACK = 20

NAME = "guide.pack"  # in a folder of its own, of the pack's digest

LEVEL = 9  # a pack is made once and fetched by everybody

# Where gzip names the system it ran on. Older Pythons do, and newer ones write 255 for "unknown".
_SYSTEM = 9

_DIGEST = re.compile(r"(?<=^assets/)[0-9a-f]{12}/")


@dataclass(frozen=True, slots=True)
class Pack:
    """Files one after another, compressed together."""

    files: tuple[File, ...]
    digest: str  # the name of the pack in its address
    integrity: bytes  # what a browser compares what it fetched with
    data: bytes  # none of a pack that lies where it is to be

    @property
    def address(self) -> str:
        """Where it lies."""
        return f"assets/{self.digest}/{NAME}"


Packer = Callable[[tuple[File, ...]], Pack]


def packed(files: tuple[File, ...]) -> Pack:
    """Some files as a pack."""
    data = _compressed(files)
    return Pack(files, digest_of(data)[:12], sha256(data).digest(), data)


def packs_of(files: Iterable[File], first: Container[str], packer: Packer = packed) -> list[Pack]:
    """All files in packs: those that are to come first, then the others in an order of their own.

    Where a pack ends depends on addresses alone, and on each by itself. So an edited page changes
    its own pack, and a new one moves no other page to another.
    """
    in_order = sorted(files, key=lambda file: _place(file.address))
    packs: list[list[File]] = [[file for file in in_order if file.address in first], []]
    for file in in_order:
        if file.address not in first:
            packs[-1].append(file)
            if _ends_a_pack(file.address):
                packs.append([])
    return [packer(tuple(pack)) for pack in packs if pack]


def _place(address: str) -> str:
    """An address without what changes with the content: neighbors in a folder are alike."""
    return _DIGEST.sub("", address)


def _ends_a_pack(address: str) -> bool:
    return blake2b(_place(address).encode()).digest()[0] % FILES_IN_A_PACK == 0


def _compressed(files: Iterable[File]) -> bytes:
    """The bytes depend on the content and the zlib there is: see docs/reproducible.md."""
    data = gzip.compress(b"".join(file.data for file in files), LEVEL, mtime=0)
    return data[:_SYSTEM] + b"\xff" + data[_SYSTEM + 1 :]
