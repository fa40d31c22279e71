"""Where a build keeps what came of source files, a bundle of some sixteen in each file.

A bundle ends where the path of a file says so, each by itself: a new file moves no other one to
another bundle, unless one ends with it. What is read is plain data, checked against its types; it
can run no code.
"""

import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from generator import kept
from generator.manifest import installed
from generator.rebuild.coding import print_of
from generator.settings import Settings

EDITION = "edition"  # its name in the cache
PROGRAM = Path(__file__).resolve().parent.parent

FILES_IN_A_BUNDLE = 16  # on average

# What reading raises of bytes that are not what we wrote.
FORGED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

T = TypeVar("T")


class Lost(Exception):
    """What a build had kept is gone or another one meanwhile, or could not be kept at all."""


class Store(NamedTuple):
    """A folder of the cache; `program` is a digest of the generator that wrote it.

    What came of source files is of use on another computer too, and in the preview as well as in
    a build. So it has a folder and a digest of its own.
    """

    folder: Path
    program: str
    shared: Path
    edition: str  # the digest of this version of the generator, wherever it is installed

    @property
    def documents(self) -> "Store":
        """The store of what came of source files."""
        return self._replace(folder=self.shared, program=self.edition)

    def read(self, name: str, type_: type[T], sealed: str = "") -> T | None:
        """What was written under a name; None where nothing was, or something else.

        `sealed` is what writing it returned, where only that very value will do.
        """
        stored = kept.read(self.folder / name, self.program, sealed)
        try:
            return msgspec.msgpack.decode(stored, type=type_) if stored else None
        except FORGED:
            return None  # somebody has sealed what we did not write

    def write(self, name: str, value: Any) -> str:
        """Puts a value under a name in the place of the last one, or does nothing; its seal."""
        return kept.write(self.folder / name, msgspec.msgpack.encode(value), self.program)

    def clear(self, folder: str, used: Collection[str]) -> None:
        """Takes away what a folder holds beside the names in use, once that is the most of it.

        Another guide, or another version of this one, may have use for some of it.
        """
        with suppress(OSError):
            idle = {path for path in (self.folder / folder).iterdir() if path.name not in used}
            for path in idle if len(idle) > len(used) + FILES_IN_A_BUNDLE else ():
                path.unlink()


def store_of(settings: Settings) -> Store:
    """The store in the cache that a guide has."""
    assert settings.cache is not None
    shared = settings.cache.parent if settings.is_preview else settings.cache
    return Store(settings.cache, settings.program, shared, edition_of(settings))


def edition_of(settings: Settings) -> str:
    """The digest of the code of the generator, and of the versions of all that it uses.

    It is looked for in the cache first: the digest of this installation tells whether any file
    of the code can be another.
    """
    assert settings.cache is not None
    place = settings.cache / EDITION
    known = kept.read(place, settings.program)
    if known is None:
        known = edition(PROGRAM).encode()
        kept.write(place, known, settings.program)
    return known.decode()


def edition(program: Path) -> str:
    """The digest of the code in a folder, and of the versions of Python and of all packages."""
    versions = (sys.version, sorted(name for name, _ in installed()))
    code = {path.relative_to(program).as_posix(): path for path in program.rglob("*.py")}
    texts = (part for name in sorted(code) for part in (name.encode(), code[name].read_bytes()))
    return print_of(repr(versions).encode(), *texts).hex()


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
