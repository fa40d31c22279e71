"""Hypothesis looks for examples that fail, never at a clock; and how many tests run at once.

For every build that a test makes it is the same day. Otherwise the help lines of the fixtures would
be too old one day.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.installed import copy_sources, install, make_dist, sources


def pytest_xdist_auto_num_workers() -> int:
    """For `-n auto`: one more than processors, since a test in a browser often waits for it."""
    return (os.cpu_count() or 1) + 1


os.environ["SOURCE_DATE_EPOCH"] = "1798070400"  # 24 December 2026

settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")


@pytest.fixture(scope="session")
def release_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make dist` makes, in a copy of the sources without git."""
    copy = copy_sources(tmp_path_factory.mktemp("copy"), sources())
    make_dist(copy)
    return copy / "dist"


@pytest.fixture(scope="session")
def wheel(release_folder: Path) -> Path:
    """The wheel of a release."""
    (path,) = release_folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the program from its wheel, and nothing that it does not need."""
    target = tmp_path_factory.mktemp("environment") / "alone"
    install(wheel, target)
    return target
