"""Where a build keeps what came of source files, a bundle of some thirty in each file.

A bundle ends where the path of a file says so, each by itself: a new file moves no other one to
another bundle. What is read is plain data, checked against its types; it can run no code.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from generator import kept

FILES_IN_A_BUNDLE = 32  # on average

T = TypeVar("T")


class Store(NamedTuple):
    """A folder of the cache; `program` is a digest of the generator that wrote it."""

    folder: Path
    program: str

    def read(self, name: str, type_: type[T]) -> T | None:
        """What was written under a name; None where nothing was, or something else."""
        stored = kept.read(self.folder / name, self.program)
        try:
            return msgspec.msgpack.decode(stored, type=type_) if stored else None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None  # somebody has sealed what we did not write

    def write(self, name: str, value: Any) -> str:
        """Puts a value under a name in the place of the last one, or does nothing; its seal."""
        return kept.write(self.folder / name, msgspec.msgpack.encode(value), self.program)

    def seal(self, name: str) -> str:
        """The seal of what lies under a name; nothing where nothing does."""
        return kept.seal_in(self.folder / name)


def bundles(paths: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The paths, which are sorted, in bundles, each with its name."""
    bundle: list[str] = []
    for path in paths:
        bundle.append(path)
        digest = blake2b(path.encode("utf-8", "surrogateescape"), digest_size=10)
        if digest.digest()[0] < 256 // FILES_IN_A_BUNDLE:
            yield digest.hexdigest(), bundle
            bundle = []
    if bundle:
        yield "last", bundle
