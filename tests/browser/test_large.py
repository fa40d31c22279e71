"""The pages of a large guide, which shows of its parts and chapters only some."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.cli import main
from tests.browser.gates.axe import violations_in_every_mode
from tests.browser.gates.layout import lost_in_every_layout
from tests.sites import read_site, write_site
from tests.unit.test_parts import parts_with

# With lists cut at both ends, and numbers of four digits.
PAGES = ("index.html", "guide/c18-30.html")

# Where the numbers of a list begin, from the edge of the window.
EDGES = """() => [...document.querySelectorAll("ol[start]")].map((list) => {
  const item = list.querySelector("li:nth-last-child(2)");
  const number = document.createElement("span");
  number.textContent = `${list.start + list.children.length - 2}. `;
  number.style.font = getComputedStyle(item, "::marker").font;
  number.style.whiteSpace = "pre";
  document.body.append(number);
  return item.getBoundingClientRect().left - number.getBoundingClientRect().width;
})"""


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide of 1,262 chapters in 22 parts."""
    folder = tmp_path_factory.mktemp("large")
    write_site(read_site(parts_with(*(60,) * 21)), folder / "content")
    site = folder / "site"
    built = ["build", "--content", str(folder / "content"), "--output", str(site), "--no-cache"]
    assert main(built) == 0
    return site


@pytest.fixture(params=PAGES)
def opened(request: pytest.FixtureRequest, page: Page, large_site: Path) -> Page:
    """A page on a phone, with what is beside its text unfolded."""
    page.goto((large_site / request.param).as_uri())
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    return page


@pytest.mark.browser
def test_numbers_of_four_digits_begin_inside_the_window(opened: Page) -> None:
    edges = opened.evaluate(EDGES)
    assert edges != []
    assert min(edges) > 0


@pytest.mark.browser
def test_axe_finds_nothing_in_any_mode(opened: Page) -> None:
    assert violations_in_every_mode(opened) == []


@pytest.mark.browser
def test_nothing_is_lost_on_a_narrow_screen_or_with_larger_text(opened: Page) -> None:
    assert lost_in_every_layout(opened) == []
