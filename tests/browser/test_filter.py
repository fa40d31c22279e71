"""The long table of techniques, by what a reader needs."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ADDRESS = "techniques/index.html"
ROWS = ".techniques_row:visible"


@pytest.mark.browser
def test_a_need_leaves_the_rows_that_meet_it_and_says_how_many(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + ADDRESS)
    count = page.locator(ROWS).count()
    page.get_by_label("What do you need?").select_option(label="To sleep")
    shown = page.locator(ROWS).count()
    assert 0 < shown < count
    expect(page.locator("[data-filter] [role=status]")).to_have_text(
        f"{shown} of {count} techniques"
    )


@pytest.mark.browser
def test_three_lists_count_together_and_one_press_shows_all_again(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + ADDRESS)
    count = page.locator(ROWS).count()
    page.get_by_label("What do you need?").select_option("calm")
    by_need = page.locator(ROWS).count()
    page.get_by_label("How much time do you have?").select_option("5")
    by_time = page.locator(ROWS).count()
    page.get_by_label("How strong is the evidence?").select_option("practice-based")
    assert count > by_need > by_time > page.locator(ROWS).count() > 0
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(ROWS)).to_have_count(count)
    expect(page.get_by_label("What do you need?")).to_be_focused()
    expect(page.locator("[data-filter] [role=status]")).to_be_empty()


@pytest.mark.browser
def test_when_nothing_fits_it_says_what_to_do(page: Page, served_site: str) -> None:
    page.goto(served_site + ADDRESS)
    page.get_by_label("What do you need?").select_option("talk")
    page.get_by_label("How much time do you have?").select_option("5")
    page.get_by_label("How strong is the evidence?").select_option("practice-based")
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.locator("[data-filter] [role=status]")).to_contain_text("You could leave one")


@pytest.mark.browser
def test_the_filter_is_worked_by_keyboard(page: Page, served_site: str) -> None:
    page.goto(served_site + ADDRESS)
    count = page.locator(ROWS).count()
    page.get_by_label("What do you need?").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show all")).to_be_focused()
    assert page.locator(ROWS).count() < count
    page.keyboard.press("Enter")
    expect(page.locator(ROWS)).to_have_count(count)


@pytest.mark.browser
def test_what_was_chosen_is_nowhere_after_the_page(page: Page, served_site: str) -> None:
    page.goto(served_site + ADDRESS)
    count = page.locator(ROWS).count()
    page.get_by_label("What do you need?").select_option("calm")
    assert page.url == served_site + ADDRESS
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.reload()
    expect(page.locator(ROWS)).to_have_count(count)
    expect(page.get_by_label("What do you need?")).to_have_value("")


@pytest.mark.browser
def test_without_script_the_table_is_whole_and_no_control_shows(
    browser: Browser, site_folder: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site_folder / ADDRESS).as_uri())
    assert page.locator(ROWS).count() > 8
    assert page.locator("select:visible, [data-filter] button:visible").count() == 0
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 480, 1023, 1024, 1200, 1280, 1600])
def test_the_table_fits_into_the_page(browser: Browser, served_site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(served_site + ADDRESS)
    box = page.locator(".table-box")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0
    context.close()
