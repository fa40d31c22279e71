"""One sheet or path in two tabs, and what would take the place of words that are not kept."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.quiz_page import press, says
from tests.browser.sheet_page import KEEP, THOUGHTS, entries, words_of, write

TONIGHT = "paths/tonight.html"


def keep(page: Page) -> None:
    press(page, KEEP)
    says(page, "Kept on this device.")


def other_tab(page: Page, address: str) -> Page:
    tab = page.context.new_page()
    tab.goto(address)
    expect(tab.locator("[data-history] li")).to_have_count(1)
    return tab


def thoughts(page: Page) -> list[str]:
    return sorted(entry["answers"]["first-thought"][0] for entry in entries(page))


@pytest.fixture
def kept_sheet(page: Page, served_site: str) -> Page:
    """A thought record that is kept, and still in its fields."""
    page.goto(served_site + THOUGHTS)
    write(page, "first-thought", "one")
    keep(page)
    return page


@pytest.mark.browser
def test_a_sheet_changed_in_two_tabs_becomes_two(kept_sheet: Page) -> None:
    other = other_tab(kept_sheet, kept_sheet.url)
    press(other, re.compile("^Open"))  # type: ignore[arg-type]
    write(other, "first-thought", "two")
    write(kept_sheet, "first-thought", "three")
    keep(other)
    expect(kept_sheet.locator("[data-history]")).to_contain_text("two")
    press(kept_sheet, KEEP)
    expect(kept_sheet.locator("[data-history] li")).to_have_count(2)
    assert thoughts(kept_sheet) == ["three", "two"]


@pytest.mark.browser
def test_ticks_made_in_two_tabs_are_all_kept(page: Page, served_site: str) -> None:
    page.goto(served_site + TONIGHT)
    page.locator("[data-answer] input").nth(0).check()
    keep(page)
    other = other_tab(page, served_site + TONIGHT)
    expect(other.locator("[data-answer] input").nth(0)).to_be_checked()
    other.locator("[data-answer] input").nth(1).check()
    expect(page.locator("[data-answer] input").nth(1)).to_be_checked()
    page.locator("[data-answer] input").nth(2).check()
    expect(other.locator("[data-answer] input").nth(2)).to_be_checked()
    assert [len(entry["answers"]) for entry in entries(page)] == [3]


@pytest.mark.browser
@pytest.mark.parametrize(("is_meant", "left"), [(False, "three"), (True, "one")])
def test_words_that_are_not_kept_are_replaced_only_when_the_reader_says_so(
    kept_sheet: Page, is_meant: bool, left: str
) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if is_meant:
            dialog.accept()
        else:
            dialog.dismiss()

    kept_sheet.on("dialog", answer)
    press(kept_sheet, "Clear my words")
    write(kept_sheet, "first-thought", "three")
    press(kept_sheet, re.compile("^Open"))  # type: ignore[arg-type]
    expect(words_of(kept_sheet, "first-thought")).to_have_value(left)
    assert len(asked) == 1
    assert "three" not in asked[0]


@pytest.mark.browser
def test_my_space_asks_before_it_replaces_words_too(kept_sheet: Page, served_site: str) -> None:
    press(kept_sheet, "Clear my words")
    write(kept_sheet, "first-thought", "three")
    kept_sheet.goto(served_site + "my-space.html")
    kept_sheet.on("dialog", lambda dialog: dialog.dismiss())
    kept_sheet.get_by_role("link", name="Open and change").click()
    assert kept_sheet.url.endswith("my-space.html")
    kept_sheet.goto(served_site + THOUGHTS)
    expect(words_of(kept_sheet, "first-thought")).to_have_value("three")
