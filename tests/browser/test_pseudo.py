"""A guide in a pseudo language from right to left: mirrored, and without an English interface."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.cli import main
from tests.browser.pages import KINDS
from tests.pseudo import LANGUAGE, MARK, write_pseudo_guide

# Words around the text. The name of the site and titles that authors wrote are not among them.
INTERFACE = """() => {
  const parts = document.querySelectorAll(
    ".skip-link, .site-header_help, .menu_link, .leave_hint, .leave_button, .caption," +
    ".in-short_title, .in-short_fact strong, .in-short_time, .recap_title, .neighbors_word," +
    ".notes_title, .notes_back, .reviewed, .site-footer p, .site-footer_link," +
    "button:not([data-row] > .notice_link), .question_number, .keep_title");
  const labels = document.querySelectorAll("nav[aria-label]");
  return [...[...parts].map((part) => part.textContent),
          ...[...labels].map((label) => label.getAttribute("aria-label"))]
    .map((text) => text.trim()).filter((text) => /[A-Za-z]/.test(text));
}"""

# A list is set in from the side on which it begins.
LISTS = """() => [...document.querySelectorAll("main :is(ul, ol)")].map(getComputedStyle)
  .filter((style) => parseFloat(style.paddingLeft) > parseFloat(style.paddingRight)).length"""


@pytest.fixture(scope="session")
def pseudo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pseudo")
    content, site = write_pseudo_guide(folder), folder / "site"
    assert main(["build", "--content", str(content), "--output", str(site), "--no-cache"]) == 0
    return site


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_mirrored_and_holds_no_english_interface(
    kind: str, pseudo_site: Path, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto((pseudo_site / KINDS[kind]).as_uri())
    html = page.locator("html")
    assert (html.get_attribute("dir"), html.get_attribute("lang")) == ("rtl", LANGUAGE)
    said = page.evaluate(INTERFACE)
    assert len(said) > 10
    assert [text for text in said if MARK not in text] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(LISTS) == 0
