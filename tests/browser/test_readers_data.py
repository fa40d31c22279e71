"""Readers' data in every engine: whatever happens to it, nothing is lost without being told."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.engines import Tab, available, open_tab
from tests.browser.proof.chromium import ChromiumTab
from tests.browser.proof.recorder import own_host
from tests.browser.readers.copies import scripts, with_inside
from tests.browser.readers.hostile_files import Hostile
from tests.browser.readers.looked_over import ENGINES_OWN, KEPT, SCRIPT, problems

PLAYED = scripts("tools.js", "situations.js")
NAMES: list[str] = re.findall(r'^  "([^"]+)": async \(sitting', PLAYED, re.MULTILINE)
TWICE = [f"without locks, {name}" for name in NAMES if name.startswith("two tabs")]


@pytest.fixture(params=available())
def tab(request: pytest.FixtureRequest) -> Iterator[Tab]:
    """A tab of each engine; Chromium is open already."""
    if request.param == "chromium":
        yield ChromiumTab(request.getfixturevalue("page"))
    else:
        with open_tab(request.param) as tab:
            yield tab


def chosen(tab: Tab, case: Hostile) -> dict[str, Any]:
    """What happens when a script chooses the file, which every driver can do."""
    parts = [(base64.b64encode(part).decode(), times) for part, times in case.parts]
    body = "begin(arguments[0]); choose(arguments[1]); return result(arguments[2]);"
    found: dict[str, Any] = tab.run(SCRIPT + body, KEPT, parts, bool(case.then))
    return found


@pytest.mark.browser
@pytest.mark.slow
def test_nothing_is_lost_without_being_told(
    tab: Tab, site_folder: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    """Situations, then files, each with stores of its own, in one session: starting costs most."""
    with own_host(with_inside(site_folder, tmp_path / "site")) as own:
        tab.open(own.address + "404.html")
        for name in (*NAMES, *TWICE):
            with subtests.test(msg=name):
                tab.run(f"{PLAYED}\nawait play(arguments[0]);", name)
        tab.open(own.address + "my-space.html")
        names = tab.run(SCRIPT + "return names();")
        for case in (
            ENGINES_OWN if not isinstance(tab, ChromiumTab) else ()
        ):  # that has a real field
            with subtests.test(msg=case.name):
                assert problems(case, chosen(tab, case), names) == []
