"""A lock file as values: what is installed, in which version, from which files, and for whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_TIME = ROOT / "requirements.lock"
TOOLS = ROOT / "requirements-dev.lock"

OURS = "steadyground"

_REQUIREMENT = re.compile(r"([a-z0-9][a-z0-9.-]*)==([^\s;]+)(?: ; ([^\\]+))? \\")
_HASH = re.compile(r" {4}--hash=sha256:([0-9a-f]{64})(?: \\)?")
_VIA = re.compile(r" {4}# (?:via| ) ?(\S*)(?: \(pyproject\.toml[^)]*\)| requirements\.lock)?")


@dataclass(frozen=True, slots=True)
class Package:
    """One package of a lock file."""

    name: str
    version: str
    marker: str  # where it is installed; empty: everywhere
    hashes: tuple[str, ...]  # SHA-256 of each file that may be installed, sorted
    brought_by: tuple[str, ...]  # the packages that need it; OURS where we do


def read_lock(text: str) -> tuple[Package, ...]:
    """Every package of a lock file, in its order.

    Raises ValueError at the first line that is anything but a version, the hash of a file or a
    reason: an index, an address, a range, a package without a hash.
    """
    blocks = re.split(r"\n(?=\S)", re.sub(r"\A(?:#.*\n)+", "", text).rstrip("\n"))
    return tuple(_package(block.splitlines()) for block in blocks)


def _package(lines: list[str]) -> Package:
    requirement = _REQUIREMENT.fullmatch(lines[0])
    if requirement is None:
        raise ValueError(f"not a version with hashes: {lines[0]!r}")
    name, version, marker = requirement.groups(default="")
    hashes = [found[1] for line in lines if (found := _HASH.fullmatch(line))]
    if not hashes:
        raise ValueError(f"no hash: {lines[0]!r}")
    reasons = tuple(_reasons(lines[1 + len(hashes) :]))
    return Package(name, version, marker, tuple(sorted(hashes)), reasons)


def _reasons(lines: list[str]) -> Iterator[str]:
    for line in lines:
        found = _VIA.fullmatch(line)
        if found is None:
            raise ValueError(f"not a reason: {line!r}")
        if found[1] not in ("", "-c"):  # a heading; a lock file that the other one keeps to
            yield found[1]
