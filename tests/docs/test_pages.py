"""The docs in a browser: axe-core, narrow screens, and the Nu checker."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.gates.axe import violations_in_both_schemes
from tests.browser.gates.layout import lost_in_every_layout
from tests.environment import vnu_command

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}

# One of each kind: the first page, code, tables, messages, boxes, search, and what is not found.
PAGES = (
    "index.html",
    "guide/your-first-guide.html",
    "guide/write-a-page.html",
    "guide/page-keys.html",
    "guide/messages-text.html",
    "guide/containers.html",
    "search.html",
    "404.html",
)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_light_or_dark_on_a_phone_or_a_desk(
    page: Page, docs_folder: Path, address: str
) -> None:
    page.goto((docs_folder / address).as_uri())
    found = []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        found += violations_in_both_schemes(page)
    assert found == []


@pytest.mark.browser
def test_nothing_of_any_page_is_lost_on_a_narrow_screen(page: Page, docs_folder: Path) -> None:
    found = {}
    for file in sorted(docs_folder.rglob("*.html")):
        page.goto(file.as_uri())
        found[str(file.relative_to(docs_folder))] = lost_in_every_layout(page)
    assert {address: lost for address, lost in found.items() if lost} == {}


@pytest.mark.slow
def test_the_nu_checker_has_no_errors(docs_folder: Path) -> None:
    files = [*docs_folder.rglob("*.html"), *docs_folder.rglob("*.css")]
    command = [*vnu_command(), "--also-check-css", "--format", "json", "--stdout"]
    run = subprocess.run(
        [*command, "--exit-zero-always", *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    errors = [one for one in json.loads(run.stdout)["messages"] if one["type"] == "error"]
    assert [
        f"{Path(e.get('url', '')).name}:{e.get('lastLine')}: {e['message']}" for e in errors
    ] == []
