"""Hypothesis looks for examples that fail, never at a clock; and how many tests run at once.

For every build that a test makes it is the same day. Otherwise the help lines of the fixtures would
be too old one day.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.environment import CHROMIUM_FLAGS, windowless_path
from tests.installed import copy_sources, install, make_dist, sources

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


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


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium, one for all tests of a process."""
    from playwright.sync_api import sync_playwright  # most tests need none

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=windowless_path(), args=list(CHROMIUM_FLAGS)
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A fresh page, as wide as a phone, with nothing stored."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()
