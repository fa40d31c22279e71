"""What lies in the cache folder: whatever its bytes, a build makes what it would make without."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator import kept, manifest
from generator.load import Found
from generator.parse.documents import parse_all
from generator.problems import Problem
from generator.rebuild.documents import FOLDER, Read, read_documents
from generator.rebuild.store import Lost, Store
from generator.rebuild.workers import Workers
from tests.fuzz.choices import Choices
from tests.fuzz.rules import source_of
from tests.fuzz.texts import LITTLE_GUIDE

PROGRAM = "program"
SOURCES = tuple(
    source_of(name, LITTLE_GUIDE[name])
    for name in ("faq.md", "glossary.yaml", "guide/02-next.md")  # the guide needs an outline of one
)
DEEP = 200_000


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="fuzz-")


def _place() -> Path:
    return Path(_folder().name)


@cache
def _clean() -> tuple[dict[str, Read], Path, bytes]:
    """What comes of the sources, and the file that a build leaves: its path and its bytes."""
    store = _store("clean")
    reads = _read(store)
    for source, parsed in zip(SOURCES, parse_all(SOURCES, 1), strict=True):
        one = reads[source.path]
        assert (one.digest, one.problems) == (source.digest, parsed.problems)
        assert one.document == parsed.document or one.outline
    (file,) = (store.folder / FOLDER).iterdir()
    return reads, file.relative_to(store.folder), file.read_bytes()


def _store(name: str) -> Store:
    folder = _place() / name
    return Store(folder, PROGRAM, folder, PROGRAM)


def _read(store: Store) -> dict[str, Read]:
    """What is read of the sources, and kept in the store."""
    folder = _place() / "content"
    for source in SOURCES:
        path = folder / source.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_bytes(source.data)
    files = [Found(folder / source.path, source.path) for source in SOURCES]
    known = {SOURCES[0].path: SOURCES[0].digest}  # as a build knows of a file that is as it was
    reads = [*read_documents(files, known, store, Workers(1))]
    return {one.path: one for one in reads if not isinstance(one, Problem)}


def check_cache(choices: Choices) -> None:
    """Any file of documents gives what no file gives.

    One with a right seal on it was made on purpose, by somebody who knows the digest of the
    program: that it says something else cannot be seen, but all that it may raise is that words
    are lost, and then a build does without.
    """
    expected, name, stored = _clean()
    store = _store("cache")
    file = store.folder / name
    if choices.number(1) == 1:
        kept.write(file, _damaged(choices, stored[kept.SEAL :]), PROGRAM)
        with suppress(Lost):
            assert _read(store).keys() == expected.keys()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_damaged(choices, stored))
        assert _read(store) == expected
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def check_manifest(choices: Choices) -> None:
    """Any manifest is the one we wrote, or none."""
    folder = _place() / "manifest"
    output = folder / "site"
    output.mkdir(parents=True, exist_ok=True)
    (output / "index.html").write_bytes(b"x")
    request = manifest.Request(PROGRAM, ["a", "1"], manifest.stamps_of([output]), {}, output)
    problem = {"path": "a.md", "line": 1, "column": 2, "severity": "warning", "code": "c"}
    said = {"pages": 1, "problems": [{**problem, "message": "m", "hint": ""}]}
    manifest.remember(folder, request, manifest.Told(said))
    written = (folder / manifest.FILE).read_bytes()
    if choices.number(1) == 1:
        kept.write(folder / manifest.FILE, _damaged(choices, written[kept.SEAL :]), PROGRAM)
        told = manifest.last_build(folder, request).said
        assert told is None or isinstance(told, dict)
    else:
        (folder / manifest.FILE).write_bytes(_damaged(choices, written))
        assert manifest.last_build(folder, request).said in (None, said)


def _damaged(choices: Choices, stored: bytes) -> bytes:
    """Other bytes; or these with some of them changed, gone or there twice."""
    match choices.number(3):
        case 0:
            return choices.rest()
        case 1:
            return stored[: int(choices.share() * len(stored))] + choices.rest()
        case 2:
            at = int(choices.share() * len(stored))
            return stored[:at] + choices.rest() + stored[at + choices.number(8) :]
        case _:
            opening = choices.pick((b"[", b'{"a":', b"\x91", b"\x81\xa1a", b"\xdd\xff\xff\xff\xff"))
            at = int(choices.share() * len(stored))
            return stored[:at] + opening * choices.number(DEEP)


def seeds() -> Iterator[bytes]:
    """Files that have run code, or exhausted readers, elsewhere."""
    yield b"\x00\x00cos\nsystem\n(S'true'\ntR."  # a pickle
    yield from (b"\x00\x00" + text for text in (b"{}", b"[]", b"null", b'{"settings": 1}', b"NaN"))
    order = random.Random(7)
    for forged in (0, 1):
        yield from (bytes([forged, 2, *order.randbytes(8)]) for _ in range(20))
        yield from (bytes([forged, 3, *order.randbytes(5)]) for _ in range(20))
