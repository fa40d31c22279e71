"""Parsed documents by the digest of what they were made from.

The cache may be deleted at any time. Reading it can run no code: it holds plain data that is
checked against the types again.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.load import SourceFile, digest_of
from generator.parse.documents import Parsed, parse_all

FILE = "documents"


def parse_with_cache(
    sources: Sequence[SourceFile], folder: Path | None, program: str, jobs: int
) -> list[Parsed]:
    """What came of each source; those already in the cache are not parsed again.

    `folder` is where the cache lives, None for no cache; `program` is a digest of the
    generator, so that a new version begins afresh.
    """
    if folder is None:
        return parse_all(sources, jobs)
    kept = _read(folder, program)
    keys = [digest_of(f"{source.path}\0{source.digest}".encode()) for source in sources]
    fresh = [source for source, key in zip(sources, keys, strict=True) if key not in kept]
    parsed = iter(parse_all(fresh, jobs))
    results = {key: kept[key] if key in kept else next(parsed) for key in keys}
    if fresh or len(results) != len(kept):
        _write(folder, program, results)
    return [results[key] for key in keys]


def _read(folder: Path, program: str) -> dict[str, Parsed]:
    try:
        stored = (folder / FILE).read_bytes()
        version, documents = msgspec.msgpack.decode(stored, type=tuple[str, dict[str, Parsed]])
    except (OSError, msgspec.DecodeError):
        return {}
    return documents if version == program else {}


def _write(folder: Path, program: str, results: dict[str, Parsed]) -> None:
    """A cache that cannot be written is no reason to fail."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{FILE}.new"
        temporary.write_bytes(msgspec.msgpack.encode((program, results)))
        temporary.replace(folder / FILE)
    except OSError:
        return
