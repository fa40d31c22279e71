"""Keeping a sheet: only when asked, only what may be, never lost without a word."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import press, says
from tests.browser.sheet_page import (
    KEEP,
    PAUSE,
    THOUGHTS,
    choice,
    entries,
    field,
    file_of,
    keep,
    open_kept,
    put,
    words_of,
    write,
)

PASSPHRASE = "four plain words here"
PATH = "paths/eight-weeks.html"
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
}"""
BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("", "SecurityError"); };
  Object.defineProperty(window, name, { get });
}"""


@pytest.fixture
def record(page: Page, served_site: str) -> Page:
    """A thought record with one thought, not kept."""
    page.goto(served_site + THOUGHTS)
    write(page, "first-thought", "He is tired of me")
    return page


@pytest.mark.browser
def test_nothing_is_kept_before_it_is_asked_for(record: Page) -> None:
    expect(record.get_by_role("button", name=KEEP)).to_be_visible()
    assert record.evaluate("localStorage.length") == 0


@pytest.mark.browser
def test_a_kept_sheet_is_listed_on_the_next_visit_and_opens(record: Page, served_site: str) -> None:
    choice(record, "It looks right").check()
    words_of(record, "feeling-first").fill("35")
    keep(record)
    later = record.context.new_page()
    later.goto(served_site + THOUGHTS)
    expect(later.locator("[data-history] li")).to_contain_text("He is tired of me")
    expect(words_of(later, "first-thought")).to_have_value("")
    open_kept(later)
    expect(words_of(later, "first-thought")).to_have_value("He is tired of me")
    expect(words_of(later, "feeling-first")).to_have_value("35")
    expect(words_of(later, "feeling-first")).to_have_attribute("aria-valuetext", "35 of 100")
    expect(choice(later, "It looks right")).to_be_checked()
    expect(later.get_by_text("Then that is worth knowing")).to_be_visible()
    expect(later.locator("[data-summary]")).to_contain_text("He is tired of me")
    expect(later.locator("[data-pin-words]")).to_have_text("He is tired of me")
    expect(words_of(later, "what-happened")).to_be_focused()
    expect(later.get_by_role("button", name=KEEP)).to_be_hidden()


@pytest.mark.browser
def test_a_change_takes_the_place_of_what_was_kept_before(record: Page) -> None:
    keep(record)
    write(record, "fair-line", "I do not know yet")
    keep(record)
    (kept,) = entries(record)
    assert kept["answers"] == {
        "first-thought": ["He is tired of me"],
        "fair-line": ["I do not know yet"],
    }
    press(record, "Clear my words")
    write(record, "first-thought", "Another day")
    keep(record)
    assert [one["answers"]["first-thought"] for one in entries(record)] == [
        ["He is tired of me"],
        ["Another day"],
    ]


@pytest.mark.browser
def test_after_a_reload_a_kept_sheet_is_still_the_same_one(record: Page) -> None:
    keep(record)
    record.reload()
    expect(record.locator("[data-history] li")).to_have_count(1)
    expect(record.get_by_role("button", name=KEEP)).to_be_hidden()
    write(record, "fair-line", "More")
    keep(record)
    assert len(entries(record)) == 1


@pytest.mark.browser
def test_each_page_lists_its_own_sheets_only(record: Page, served_site: str) -> None:
    keep(record)
    record.goto(served_site + PAUSE)
    expect(record.get_by_role("button", name="Delete everything kept here")).to_be_visible()
    expect(record.locator("[data-history] li")).to_have_count(0)


@pytest.mark.browser
def test_one_of_two_is_deleted_and_the_words_stay_on_the_page(record: Page) -> None:
    keep(record)
    press(record, "Clear my words")
    write(record, "first-thought", "Another day")
    keep(record)
    first = record.locator("[data-history] li").filter(has_text="Another day")
    first.get_by_role("button", name="Delete this one").click()
    says(record, "Deleted.")
    assert [one["answers"]["first-thought"] for one in entries(record)] == [["He is tired of me"]]
    expect(words_of(record, "first-thought")).to_have_value("Another day")
    expect(record.get_by_role("button", name=KEEP)).to_be_visible()


@pytest.mark.browser
def test_deleting_everything_leaves_nothing(record: Page) -> None:
    keep(record)
    press(record, "Delete everything kept here")
    says(record, "Nothing is left.")
    assert record.evaluate("localStorage.length") == 0
    expect(record.locator("[data-history] li")).to_have_count(0)


@pytest.mark.browser
def test_two_tabs_keep_two_sheets_and_each_lists_both(record: Page, served_site: str) -> None:
    other = record.context.new_page()
    other.goto(served_site + THOUGHTS)
    write(other, "first-thought", "Another day")
    press(record, KEEP)
    press(other, KEEP)
    for tab in (record, other):
        expect(tab.locator("[data-history] li")).to_have_count(2)
    assert len(entries(record)) == 2
    expect(words_of(record, "first-thought")).to_have_value("He is tired of me")


@pytest.mark.browser
def test_what_another_tab_deletes_can_be_kept_again_here(record: Page, served_site: str) -> None:
    keep(record)
    other = record.context.new_page()
    other.goto(served_site + THOUGHTS)
    press(other, "Delete everything kept here")
    expect(record.locator("[data-history] li")).to_have_count(0)
    expect(words_of(record, "first-thought")).to_have_value("He is tired of me")
    keep(record)
    assert len(entries(record)) == 1


@pytest.mark.browser
def test_a_full_browser_is_said_and_loses_nothing(record: Page) -> None:
    record.evaluate(FULL)
    press(record, KEEP)
    says(record, "This browser has no room left. Nothing is lost")
    expect(words_of(record, "first-thought")).to_have_value("He is tired of me")
    expect(record.get_by_role("button", name=KEEP)).to_be_visible()
    (entry,) = file_of(record)["entries"]
    assert entry["answers"] == {"first-thought": ["He is tired of me"]}


@pytest.mark.browser
def test_a_browser_that_forbids_keeping_is_said_and_the_words_can_be_saved(
    page: Page, served_site: str
) -> None:
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.add_init_script(BLOCKED)
    page.goto(served_site + THOUGHTS)
    write(page, "first-thought", "He is tired of me")
    expect(page.get_by_text("You can save a file.")).to_be_visible()
    expect(page.get_by_role("button", name=KEEP)).to_be_hidden()
    (entry,) = file_of(page)["entries"]
    assert entry["answers"] == {"first-thought": ["He is tired of me"]}
    expect(page.locator("[data-pin-words]")).to_have_text("He is tired of me")
    assert heard == []


@pytest.mark.browser
def test_a_passphrase_hides_the_words_until_it_is_typed(record: Page) -> None:
    keep(record)
    press(record, "Set a passphrase")
    record.locator("[data-asking] input").first.fill(PASSPHRASE)
    record.locator("[data-asking] input").last.fill(PASSPHRASE)
    record.locator("[data-asking] button").first.click()
    says(record, "Locked with your passphrase.")
    assert "tired" not in record.evaluate("localStorage.notes")
    later = record.context.new_page()
    later.goto(record.url)
    expect(later.locator("[data-keep]")).to_contain_text("What is kept here is locked.")
    expect(later.locator("[data-history] li")).to_have_count(0)
    expect(later.get_by_role("button", name=KEEP)).to_be_hidden()
    press(later, "Open with the passphrase")
    later.locator("[data-asking] input").fill(PASSPHRASE)
    later.locator("[data-asking] button").first.click()
    open_kept(later)
    expect(words_of(later, "first-thought")).to_have_value("He is tired of me")


@pytest.mark.browser
def test_a_kept_sheet_of_a_hostile_file_is_only_words(page: Page, served_site: str) -> None:
    page.goto(served_site + THOUGHTS)
    hostile = "<img src=x onerror=alert(1)>"
    answers = {"first-thought": [hostile], "no-such-step": ["x"], "feeling-first": ["many"]}
    entry = {"kind": "sheet", "id": "0" * 16, "page": "exercises/thought-record"}
    put(page, {**entry, "day": "2026-01-02", "answers": answers})
    open_kept(page)
    expect(words_of(page, "first-thought")).to_have_value(hostile)
    expect(page.locator("[data-sheet] img")).to_have_count(0)
    expect(field(page, "feeling-first").locator("[data-mark]")).not_to_contain_text("many")


@pytest.mark.browser
def test_a_path_is_not_kept_again_once_it_is_deleted(page: Page, served_site: str) -> None:
    page.goto(served_site + PATH)
    ticks = page.locator("[data-form] input")
    ticks.nth(0).check()
    keep(page)
    ticks.nth(1).check()
    page.wait_for_function(
        "Object.keys(JSON.parse(localStorage.notes).entries[0].answers).length === 2"
    )
    expect(page.get_by_role("button", name=KEEP)).to_be_hidden()
    press(page, "Delete everything kept here")
    says(page, "Nothing is left.")
    ticks.nth(2).check()
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
