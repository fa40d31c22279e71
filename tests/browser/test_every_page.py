"""The gates that every page of our own guide passes, whatever is added to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.gates.axe import violations_in_every_mode
from tests.browser.gates.layout import lost_in_every_layout, unfocused
from tests.browser.gates.pages import SHARES, findings_in, of_one_page_each, share_of

in_shares = pytest.mark.parametrize("share", range(SHARES))


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """A phone that runs no scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.slow
@in_shares
def test_axe_finds_nothing_in_any_mode(page: Page, site_folder: Path, share: int) -> None:
    addresses = of_one_page_each(site_folder, share_of(site_folder, share))
    assert findings_in(site_folder, addresses, page, violations_in_every_mode) == {}


@pytest.mark.browser
@in_shares
def test_nothing_is_lost_on_a_narrow_screen_or_with_larger_text(
    page: Page, site_folder: Path, share: int
) -> None:
    addresses = share_of(site_folder, share)
    assert findings_in(site_folder, addresses, page, lost_in_every_layout) == {}


@pytest.mark.browser
@in_shares
def test_the_focus_shows_everywhere_and_nothing_covers_it(
    page: Page, site_folder: Path, share: int
) -> None:
    addresses = share_of(site_folder, share)
    assert findings_in(site_folder, addresses, page, unfocused) == {}


# Controls that only a script brings to life. Without one they are not there; a form is for paper.
DEAD = """() => {
  const controls = "button, select, textarea, [type=range], [type=file], [data-press]";
  return [...document.querySelectorAll(controls)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => one.outerHTML.slice(0, 90));
}"""


@pytest.mark.browser
@in_shares
def test_a_page_is_whole_from_a_disk_and_without_scripts(
    page: Page, without_script: Page, site_folder: Path, share: int
) -> None:
    said: list[str] = []
    for one in (page, without_script):
        one.on("console", lambda message: said.append(message.text))
        one.on("pageerror", lambda error: said.append(str(error)))
        one.on("requestfailed", lambda request: said.append(request.url))

    def look(bare: Page) -> list[str]:
        """A page without scripts says no less, and has no control that does nothing."""
        page.goto(bare.url, wait_until="load")
        words = "document.querySelector('main').innerText.length"
        dead: list[str] = bare.evaluate(DEAD)
        missing = bare.evaluate(words) < page.evaluate(words) * 0.9
        found = [*dead, *(["says less without scripts"] if missing else []), *said]
        said.clear()
        return found

    addresses = share_of(site_folder, share)
    assert findings_in(site_folder, addresses, without_script, look) == {}
