"""What the bench installs is locked, and no lock names where it comes from."""

import re
from pathlib import Path

import pytest

from bench.tools import PACKAGES
from release.lock import read_lock

LOCKS = sorted(PACKAGES.glob("*/requirements.txt"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_every_package_of_a_generator_is_locked_with_hashes(lock: Path) -> None:
    wanted = lock.with_suffix(".in").read_text("utf-8")
    names = {re.split(r"[\[=]", line)[0] for line in wanted.split("\n") if line[:1].isalpha()}
    assert names <= {package.name for package in read_lock(lock.read_text("utf-8"))}
