"""What the last build read and made, so that a build with nothing to do knows it at once.

Read before anything heavy is imported: only the standard library's lightest parts are used.
"""

import json
import os
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from generator import kept
from generator.settings import THEME, Settings

FILE = "manifest"

# How long after a change a second one may get the same time: a tick of the system's clock, or
# two seconds on a disk that keeps whole ones.
TICK, COARSE_TICK, SECOND = 20_000_000, 2_000_000_000, 1_000_000_000  # nanoseconds

LARGEST = 64_000_000  # bytes; nobody writes a larger file twice in one tick

# Of a file: its size in bytes, the times of change of its content and of anything about it in
# nanoseconds, and its number on the disk. A program may set the first time, and only the first.
# Of a folder: nothing.
Stamp = tuple[int, ...]
Stamps = dict[str, Stamp]  # by path
NO_STAMPS: Stamps = {}


def stamps_of(folders: Iterable[Path], follows_links: bool = False) -> Stamps:
    """The stamps of all that is in the folders, and of the folders.

    What links to folders lead to is looked at, once, when `follows_links` says so.
    """
    seen = set[str]() if follows_links else None
    stamps: Stamps = {}
    waiting = [str(folder) for folder in folders]  # deeper than a function could call itself
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        stamps[folder] = ()
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) or (entry.is_symlink() and _is_new(entry, seen)):
                waiting.append(entry.path)
            else:
                stamps[entry.path] = _stamp(entry)
    return stamps


def _is_new(link: os.DirEntry[str], seen: set[str] | None) -> bool:
    """Whether a link leads to a folder that no other one has led to; links may go in a circle."""
    if seen is None or not link.is_dir():
        return False
    target = os.path.realpath(link)
    is_new = target not in seen
    seen.add(target)
    return is_new


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        return _stamp_of(entry.stat())
    except OSError:
        pass
    try:
        return _stamp_of(entry.stat(follow_symlinks=False))  # of a link that leads nowhere
    except OSError:
        return ()  # gone since it was listed


def _stamp_of(found: os.stat_result) -> Stamp:
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def program_digest(program: Path) -> str:
    """A name for this state of the generator, its libraries and the Python that runs it."""
    found = stamps_of([program]).items()
    code = sorted(one for one in found if "__pycache__" not in one[0])
    versions = (sys.version, zlib.ZLIB_RUNTIME_VERSION, sorted(installed()))
    return kept.seal(repr((code, versions)).encode()).hex()


def installed() -> Iterator[tuple[str, int]]:
    """Every package: its name and version, and when it was installed."""
    for folder in sys.path:
        with suppress(OSError):
            for entry in os.scandir(folder or "."):
                if entry.name.endswith((".dist-info", ".egg-info")):
                    yield entry.name, entry.stat().st_mtime_ns


class Request(NamedTuple):
    """Everything the result of a build depends on, and where it goes."""

    program: str  # as in `Settings`
    choices: list[str]  # options, places, the date
    inputs: Stamps
    fresh: dict[str, str]  # the digests of inputs whose stamps do not tell enough yet
    output: Path


def request_of(settings: Settings, output: Path) -> Request:
    """The request of a build that begins now, before it reads anything."""
    chosen = (settings.today, settings.base_url, settings.with_drafts)
    places = (Path.cwd(), settings.content.resolve(), output.resolve())
    inputs = inputs_of(settings)
    fresh = _digests(_fresh(inputs))
    return Request(settings.program, [*map(str, (*chosen, *places))], inputs, fresh, output)


def inputs_of(settings: Settings) -> Stamps:
    """The stamps of all that a build reads, but for the program."""
    theme = [folder / name for folder in settings.theme for name in THEME]
    return stamps_of([settings.content]) | stamps_of(theme, follows_links=True)


def _fresh(stamps: Stamps) -> Iterator[str]:
    """The files whose next change might come at the time that stands in their stamp."""
    now = time.time_ns()
    for path, stamp in stamps.items():
        if not stamp or stamp[0] > LARGEST:
            continue
        changed = stamp[1 if os.name == "nt" else 2]  # there the second is that of its creation
        if now - changed < (TICK if changed % SECOND else COARSE_TICK):
            yield path


def _digests(paths: Iterable[str]) -> dict[str, str]:
    """The digest of each file; of what is none, or cannot be read, what no file has."""
    return {path: _digest(path) for path in paths}


def _digest(path: str) -> str:
    file = Path(path)
    try:
        return kept.seal(file.read_bytes()).hex() if file.is_file() else ""  # no end to a pipe
    except OSError:
        return ""


class Last(NamedTuple):
    """What the last build left, as far as it is there as it left it."""

    said: dict[str, object] | None = None  # if all is, and this build would do the same
    edited: frozenset[str] = frozenset()  # paths of inputs, if nothing is different but these
    unchanged: frozenset[str] = frozenset()  # paths of inputs
    intact: frozenset[str] = frozenset()  # addresses of outputs
    made: str = ""  # the seal of what is known of its outputs
    outputs: Stamps = NO_STAMPS  # as they are there


class Told(NamedTuple):
    """What a finished build has to tell the next one."""

    said: dict[str, object]
    made: str = ""  # the seal of what is kept elsewhere of its outputs
    touched: frozenset[str] | None = None  # addresses of outputs; none when it may be any
    outputs: Stamps = NO_STAMPS  # the others, as they were before


class Noted(NamedTuple):
    """A request, and the last build as it was found before anything else was done."""

    request: Request
    last: Last
    token: list[object]


def unchanged_inputs(before: Request, now: Request) -> frozenset[str]:
    """The paths of inputs that are as they were at an earlier request of this process."""
    same = {path for path, stamp in now.inputs.items() if before.inputs.get(path) == stamp}
    return frozenset(
        path for path in same if path not in before.fresh or _digest(path) == before.fresh[path]
    )


def note(settings: Settings, output: Path) -> Noted:
    """What there is to know before a build reads anything."""
    request, token = request_of(settings, output), _token(settings.cache, output)
    last = last_build(settings.cache, request) if settings.cache else Last()
    return Noted(request, last, token)


def still(noted: Noted, settings: Settings) -> Last:
    """The last build, looked for again if another one has published since it was noted."""
    output = noted.request.output
    if not settings.cache or _token(settings.cache, output) == noted.token:
        return noted.last
    return last_build(settings.cache, noted.request)


def _token(cache: Path | None, output: Path) -> list[object]:
    """Something that every build that publishes changes."""
    found: list[object] = []
    for path in (output, *((cache / FILE,) if cache else ())):
        try:
            status = path.stat()
            found.append((status.st_ino, status.st_ctime_ns, status.st_size))
        except OSError:
            found.append(None)
    return found


def last_build(folder: Path, request: Request) -> Last:
    """The last build that kept anything in this folder, as this one finds it."""
    stored = kept.read(folder / FILE, request.program)
    try:
        last = json.loads(stored or b"{}")
        return _last(last, request) if last else Last()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Last()  # somebody has sealed what we did not write


def _last(last: dict[str, Any], request: Request) -> Last:
    there = stamps_of([request.output])
    changed = {path for path, digest in last["fresh"].items() if _digest(path) != digest}
    inputs = _same(last["inputs"], request.inputs) - changed
    outputs = _same(last["outputs"], there) - changed
    is_as_left = (
        len(outputs) == len(last["outputs"]) == len(there)
        and last["choices"] == request.choices
        and last["inputs"].keys() == request.inputs.keys()
    )
    edited = frozenset(request.inputs.keys() - inputs) if is_as_left else frozenset[str]()
    start = f"{request.output}{os.sep}"
    is_there = last["choices"][-1] == request.choices[-1]
    return Last(
        last["said"] if is_as_left and not edited else None,
        edited,
        frozenset(inputs),
        frozenset(
            path.removeprefix(start).replace(os.sep, "/") for path in (outputs if is_there else ())
        ),
        str(last["made"]),
        there,
    )


def _same(stored: dict[str, list[int]], found: Stamps) -> set[str]:
    """The paths of what is as it was stored."""
    return {path for path, stamp in found.items() if stored.get(path) == [*stamp]}


def remember(folder: Path, request: Request, told: Told) -> None:
    """Keeps what a finished build read, made and said; called while no other may publish there."""
    outputs = stamps_of([request.output]) if told.touched is None else _restamped(request, told)
    record = {
        "choices": request.choices,
        "inputs": request.inputs,
        "outputs": outputs,
        "fresh": request.fresh | _digests(_fresh(outputs)),
        "said": told.said,
        "made": told.made,
    }
    kept.write(folder / FILE, json.dumps(record).encode(), request.program)


def _restamped(request: Request, told: Told) -> Stamps:
    """The stamps of the outputs, of which only those that a build touched are looked at again."""
    stamps, folders = dict(told.outputs), set[Path]()
    for address in told.touched or ():
        path = request.output / address
        stamps.pop(str(path), None)
        with suppress(OSError):
            stamps[str(path)] = _stamp_of(path.stat())
        folders.update(one for one in path.parents if one.is_relative_to(request.output))
    for folder in folders:
        stamps.pop(str(folder), None)
        if folder.is_dir():
            stamps[str(folder)] = ()
    return stamps
