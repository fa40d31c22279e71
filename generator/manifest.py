"""What the last build read and made, so that a build with nothing to do knows it at once.

Read before anything heavy is imported: only the standard library's lightest parts are used.
"""

import json
import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

FILE = "manifest.json"

Stamps = dict[str, tuple[int, int]]  # path to size in bytes and time of change in nanoseconds


def stamps_of(folders: Iterable[Path]) -> Stamps:
    """The stamp of every file under the folders, followed by no link to a folder."""
    return {path: stamp for folder in folders for path, stamp in _walk(str(folder))}


def _walk(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        else:
            is_dead = entry.is_symlink() and not Path(entry.path).exists()
            status = entry.stat(follow_symlinks=not is_dead)
            yield entry.path, (status.st_size, status.st_mtime_ns)


def program_digest(program: Path) -> str:
    """A name for this state of the generator's own code."""
    stamps = sorted(stamps_of([program]).items())
    return blake2b(repr(stamps).encode(), digest_size=10).hexdigest()


class Request(NamedTuple):
    """Everything the result of a build depends on, and where it goes."""

    settings: tuple[str, ...]  # options, versions, the date
    inputs: Stamps
    output: Path


def unchanged(folder: Path, request: Request) -> dict[str, object] | None:
    """What the last build said, if it read and made exactly what is there now."""
    try:
        last = json.loads((folder / FILE).read_text("utf-8"))
        if (
            tuple(last["settings"]) == request.settings
            and _same(last["inputs"], request.inputs)
            and _same(last["outputs"], stamps_of([request.output]))
        ):
            said: dict[str, object] = last["said"]
            return said
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return None


def _same(stored: dict[str, list[int]], found: Stamps) -> bool:
    return {path: tuple(stamp) for path, stamp in stored.items()} == found


def remember(folder: Path, request: Request, said: dict[str, object]) -> None:
    """Keeps what a finished build read, made and said. Not being able to is no failure."""
    record = {
        "settings": request.settings,
        "inputs": request.inputs,
        "outputs": stamps_of([request.output]),
        "said": said,
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{FILE}.new"
        temporary.write_text(json.dumps(record), "utf-8")
        temporary.replace(folder / FILE)
    except OSError:
        return
