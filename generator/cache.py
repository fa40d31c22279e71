"""Parsed documents by the digest of what they were made from.

The cache may be deleted at any time. Reading it can run no code: it holds plain data that is
checked against the types again.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator import kept
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
    known = _read(folder / FILE, program)
    keys = [digest_of(f"{source.path}\0{source.digest}".encode()) for source in sources]
    fresh = [source for source, key in zip(sources, keys, strict=True) if key not in known]
    parsed = iter(parse_all(fresh, jobs))
    results = {key: known[key] if key in known else next(parsed) for key in keys}
    if fresh or len(results) != len(known):
        kept.write(folder / FILE, msgspec.msgpack.encode(results), program)
    return [results[key] for key in keys]


def _read(path: Path, program: str) -> dict[str, Parsed]:
    stored = kept.read(path, program)
    try:
        return msgspec.msgpack.decode(stored, type=dict[str, Parsed]) if stored else {}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}  # somebody has sealed what we did not write
