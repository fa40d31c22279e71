"""What lies in the cache folder: whatever its bytes, a build makes what it would make without."""

import random
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator import kept, manifest
from generator.cache import FILE, parse_with_cache
from generator.parse.documents import Parsed, parse_all
from tests.fuzz.choices import Choices
from tests.fuzz.rules import source_of
from tests.fuzz.texts import LITTLE_GUIDE

PROGRAM = "program"
SOURCES = tuple(source_of(n, LITTLE_GUIDE[n]) for n in ("faq.md", "glossary.yaml"))
DEEP = 200_000


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="fuzz-")


def _place() -> Path:
    return Path(_folder().name)


@cache
def _clean() -> tuple[tuple[Parsed, ...], bytes]:
    """What comes of the sources, and the file that a build leaves."""
    folder = _place() / "clean"
    parse_with_cache(SOURCES, folder, PROGRAM, 1)
    return tuple(parse_all(SOURCES, 1)), (folder / FILE).read_bytes()


def check_cache(choices: Choices) -> None:
    """Any file of documents gives what no file gives.

    One with a right seal on it was made on purpose, by somebody who knows the digest of the
    program: that it says something else cannot be seen, but it may not raise.
    """
    expected, stored = _clean()
    folder = _place() / "cache"
    folder.mkdir(exist_ok=True)
    is_forged = choices.number(1) == 1
    if is_forged:
        damaged = _damaged(choices, stored[kept.SEAL :])
        kept.write(folder / FILE, damaged, PROGRAM)
    else:
        (folder / FILE).write_bytes(_damaged(choices, stored))
    parsed = tuple(parse_with_cache(SOURCES, folder, PROGRAM, 1))
    assert len(parsed) == len(expected) if is_forged else parsed == expected
    assert {path.name for path in folder.iterdir()} <= {FILE}


def check_manifest(choices: Choices) -> None:
    """Any manifest is the one we wrote, or none."""
    folder = _place() / "manifest"
    output = folder / "site"
    output.mkdir(parents=True, exist_ok=True)
    (output / "index.html").write_bytes(b"x")
    request = manifest.Request(PROGRAM, ["a", "1"], manifest.stamps_of([output]), {}, output)
    problem = {"path": "a.md", "line": 1, "column": 2, "severity": "warning", "code": "c"}
    said = {"pages": 1, "problems": [{**problem, "message": "m", "hint": ""}]}
    manifest.remember(folder, request, said)
    written = (folder / manifest.FILE).read_bytes()
    if choices.number(1) == 1:
        kept.write(folder / manifest.FILE, _damaged(choices, written[kept.SEAL :]), PROGRAM)
        told = manifest.unchanged(folder, request)
        assert told is None or isinstance(told, dict)
    else:
        (folder / manifest.FILE).write_bytes(_damaged(choices, written))
        assert manifest.unchanged(folder, request) in (None, said)


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
