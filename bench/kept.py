"""What was measured is kept, so that parts can be measured on their own and written together."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from bench.rounds import Found
from bench.tools import WORK

FOLDER = WORK / "results"
_Result = TypeVar("_Result")


class Where(NamedTuple):
    """A machine at a time."""

    day: str
    machine: str
    load: float  # from other programs, when it began


class Speed(NamedTuple):
    """Builds beside those of others, for guides of several sizes."""

    where: Where
    found: tuple[Found, ...]


class Growth(NamedTuple):
    """Our builds, for guides of several sizes."""

    where: Where
    found: tuple[Found, ...]


class Wait(NamedTuple):
    """The parts of the wait after one edit, in seconds."""

    built: float  # until the preview has noticed it and built it
    told: float  # until the browser loads the page again
    shown: float  # until the page shows


class Latency(NamedTuple):
    """What an author waits for."""

    where: Where
    chapters: int
    waits: tuple[Wait, ...]


def where() -> Where:
    """This machine, now."""
    now = datetime.now(tz=UTC)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = f"{platform.system()} {platform.release().partition('-')[0]} on {platform.machine()}"
    machine = (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GB of memory, {system},"
        f" Python {platform.python_version()}"
    )
    return Where(f"{now.day} {now:%B %Y}", machine, round(os.getloadavg()[0], 1))


def _processor() -> str:
    """Its name, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.is_file() else []
    names = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown")


def keep(name: str, result: object) -> None:
    """Keeps a result under a name, in place of an older one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.json").write_bytes(msgspec.json.encode(result))


def kept(name: str, type_: type[_Result]) -> _Result | None:
    """A result, if one is kept."""
    file = FOLDER / f"{name}.json"
    return msgspec.json.decode(file.read_bytes(), type=type_) if file.is_file() else None
