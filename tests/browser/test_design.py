"""What is tapped is large enough, in every kind of page; wide pages use their room."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import KINDS

# Everything that stands alone to be tapped. Links inside a sentence are as high as their line.
TARGETS = (
    ".menu_link, .site-header_home, .site-header_help, .site-header_search, .leave_button,"
    " .crumbs_link, .index_link, .button, .choice, .neighbors_link, .site-footer_link,"
    " .line_way, .directory_country, .care [href^='tel:'], summary"
)

SMALL = """(targets) => [...document.querySelectorAll(targets)]
  .map((one) => [one.className || one.tagName, one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 43.9 || box.width < 43.9))
  .map(([name, box]) => `${name} ${Math.round(box.width)} x ${Math.round(box.height)}`)"""

BESIDE = """([left, right]) => {
  const [one, other] = [left, right].map((name) => document.querySelector(name));
  return one.getBoundingClientRect().right <= other.getBoundingClientRect().left;
}"""


@pytest.mark.browser
def test_what_is_tapped_is_44_pixels_high_and_wide(page: Page, served_site: str) -> None:
    small = {}
    for kind, address in KINDS.items():
        page.goto(served_site + address)
        found = page.evaluate(SMALL, TARGETS)
        if found:
            small[kind] = sorted(set(found))
    assert small == {}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("home", ".card:first-child", ".card:last-child"),
        ("exercise", ".exercise_about", ".exercise_work"),
        ("faq", ".prose > h2", ".prose > h2 + p"),
        ("chapter", ".beside", ".in-short"),
    ],
)
def test_a_wide_screen_is_used(
    browser: Browser, served_site: str, kind: str, left: str, right: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(served_site + KINDS[kind])
    is_beside = page.evaluate(BESIDE, [left, right])
    context.close()
    assert is_beside


@pytest.mark.browser
def test_the_sun_moves_along_with_the_chapters(page: Page, served_site: str) -> None:
    places = []
    for address in ("guide/how-to-use-this-guide.html", "guide/your-own-plan.html"):
        page.goto(served_site + address)
        places.append(page.locator(".ground_sun").bounding_box())
    first, last = places
    assert first
    assert last
    assert first["x"] < 60 < 280 < last["x"]


@pytest.mark.browser
def test_forced_colors_show_how_far_a_quiz_is(browser: Browser, served_site: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(served_site + KINDS["quiz"])
    page.get_by_role("button", name="Next").click()
    image = page.locator(".way:visible").evaluate("one => getComputedStyle(one).backgroundImage")
    context.close()
    assert image != "none"
