"""Builds that write what has changed and keep the rest, as one who remembers the last would."""

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.publish import begin, staging, write_output
from generator.publish.listing import OURS

Site = Mapping[str, bytes]  # bytes by address


def no_wait() -> None:
    """Nobody else is building."""
    pytest.fail("nobody else is building")


def edit(
    folder: Path, changed: Site, kept: Collection[str] = (), spare: str | None = "cache/spare"
) -> tuple[Problem, ...]:
    """Publishes into `site` in the folder, with the spare at that path from there."""
    with staging(folder / "site", no_wait, folder / spare if spare else None) as stage:
        tree = begin(stage)
        tree.expect(changed)
        for address, data in changed.items():
            write_output(tree.folder, address, data)
        return tree.publish(kept)


def files(folder: Path) -> dict[str, bytes]:
    """The files of a tree without its list."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in OURS
    }


def numbers(folder: Path) -> dict[str, int]:
    """The number on the disk of each of these files."""
    return {address: (folder / address).stat().st_ino for address in files(folder)}
