"""Readers' data in every engine: whatever happens to it, nothing is lost without being told."""

import re
from pathlib import Path

import pytest

from tests.browser.engines import available, open_tab
from tests.browser.proof.recorder import own_host
from tests.browser.readers.copies import scripts, with_inside

PLAYED = scripts("tools.js", "situations.js")
NAMES: list[str] = re.findall(r'^  "([^"]+)": async \(sitting', PLAYED, re.MULTILINE)
TWICE = [f"without locks, {name}" for name in NAMES if name.startswith("two tabs")]


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_nothing_is_lost_without_being_told(
    engine: str, site_folder: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    """All situations in one window of each engine, with empty stores before and after each."""
    site = with_inside(site_folder, tmp_path / "site")
    with own_host(site) as own, open_tab(engine) as tab:
        tab.open(own.address + "404.html")
        for name in (*NAMES, *TWICE):
            with subtests.test(msg=name):
                tab.run(f"{PLAYED}\nawait play(arguments[0]);", name)
