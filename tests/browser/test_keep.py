"""Keeping results: only when asked, all of it deletable, never lost without a word."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.quiz_page import (
    QUIZ,
    answer,
    answer_all,
    definition_in,
    press,
    result_of,
    says,
    see_result,
)

FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
}"""
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get: () => { throw new DOMException("", "SecurityError"); },
});"""


@pytest.fixture(scope="session")
def definition(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    return definition_in(site_folder)


@pytest.fixture
def result(page: Page, served_site: str, definition: dict[str, Any]) -> Page:
    """A page with a result on it, not kept."""
    result_of(page, served_site + QUIZ, definition)
    return page


def stored(page: Page) -> dict[str, Any]:
    """Everything kept, by its key."""
    found: dict[str, Any] = page.evaluate("({ ...localStorage })")
    return {key: json.loads(text) for key, text in found.items()}


@pytest.mark.browser
def test_nothing_is_kept_before_it_is_asked_for(result: Page) -> None:
    expect(result.get_by_role("button", name="Keep on this device")).to_be_visible()
    assert stored(result) == {}


@pytest.mark.browser
def test_keeping_writes_one_run_under_one_key(result: Page, definition: dict[str, Any]) -> None:
    press(result, "Keep on this device")
    says(result, "Kept on this device.")
    kept = stored(result)
    assert list(kept) == ["notes"]
    (run,) = kept["notes"]["entries"]
    assert run["answers"] == {item["id"]: 2 for item in definition["items"]}
    assert (run["quiz"], run["version"]) == (definition["id"], definition["version"])
    expect(result.get_by_role("button", name="Keep on this device")).to_be_hidden()


@pytest.mark.browser
def test_what_is_kept_is_there_in_words_on_the_next_visit(result: Page, served_site: str) -> None:
    press(result, "Keep on this device")
    says(result, "Kept")
    later = result.context.new_page()
    later.goto(served_site + QUIZ)
    expect(later.locator("[data-history] li")).to_contain_text("In the middle")


@pytest.mark.browser
def test_deleting_everything_leaves_nothing(result: Page) -> None:
    press(result, "Keep on this device")
    says(result, "Kept")
    press(result, "Delete everything kept here")
    says(result, "Nothing is left.")
    assert stored(result) == {}
    expect(result.locator("[data-history] li")).to_have_count(0)


@pytest.mark.browser
def test_one_of_two_can_be_deleted(result: Page, definition: dict[str, Any]) -> None:
    press(result, "Keep on this device")
    says(result, "Kept")
    press(result, "Answer for another person")
    answer_all(result, definition, 4)
    see_result(result)
    press(result, "Keep on this device")
    expect(result.locator("[data-history] li")).to_have_count(2)
    result.locator("[data-history] button").first.click()
    says(result, "Deleted.")
    assert len(stored(result)["notes"]["entries"]) == 1


@pytest.mark.browser
def test_a_changed_answer_is_kept_in_the_place_of_the_old_one(result: Page) -> None:
    press(result, "Keep on this device")
    says(result, "Kept")
    press(result, "Change answers")
    press(result, "Change question 1")
    answer(result, "v1", 0)
    press(result, "Back to your answers")
    press(result, "See the result")
    press(result, "Keep on this device")
    says(result, "Kept")
    expect(result.get_by_role("button", name="Keep on this device")).to_be_hidden()
    (run,) = stored(result)["notes"]["entries"]
    assert next(iter(run["answers"].values())) == 0


@pytest.mark.browser
def test_two_pages_keep_two_runs(
    result: Page, served_site: str, definition: dict[str, Any]
) -> None:
    other = result.context.new_page()
    result_of(other, served_site + QUIZ, definition, 4)
    press(result, "Keep on this device")
    press(other, "Keep on this device")
    says(result, "Kept")
    says(other, "Kept")
    given = [run["answers"]["a1"] for run in stored(result)["notes"]["entries"]]
    assert sorted(given) == [2, 4]
    expect(result.locator("[data-history] li")).to_have_count(2)


@pytest.mark.browser
def test_a_full_browser_is_said_and_loses_nothing(result: Page) -> None:
    result.evaluate(FULL)
    press(result, "Keep on this device")
    says(result, "This browser has no room left. Nothing is lost")
    expect(result.get_by_role("button", name="Keep on this device")).to_be_visible()
    with result.expect_download() as saving:
        press(result, "Save as a file")
    assert len(json.loads(Path(saving.value.path()).read_text("utf-8"))["entries"]) == 1


@pytest.mark.browser
def test_a_browser_that_forbids_keeping_is_said_and_the_quiz_works(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.add_init_script(BLOCKED)
    page.add_init_script(BLOCKED.replace("localStorage", "sessionStorage"))
    result_of(page, served_site + QUIZ, definition)
    keep = page.locator("[data-keep]")
    expect(keep).to_contain_text("This browser does not let this page keep anything.")
    expect(keep.get_by_role("button", name="Keep on this device")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("text", ["{", "null", "[1]", '"words"', '{"format": "1"}', "x" * 9999])
def test_what_cannot_be_read_is_said_and_survives_a_new_entry(result: Page, text: str) -> None:
    result.evaluate("text => localStorage.setItem('notes', text)", text)
    result.reload()
    expect(result.locator("[data-keep]")).to_contain_text("Something kept here cannot be read.")
    assert result.evaluate("localStorage.notes") == text
    press(result, "Keep on this device")
    says(result, "Kept")
    kept = stored(result)["notes"]
    assert (kept["aside"], len(kept["entries"])) == ([text], 1)


@pytest.mark.browser
def test_an_entry_that_cannot_be_read_is_set_aside_word_for_word(result: Page) -> None:
    strange = {"kind": "dream", "words": "…"}
    text = json.dumps({"format": 1, "entries": [strange], "aside": []})
    result.evaluate("text => localStorage.setItem('notes', text)", text)
    result.reload()
    press(result, "Keep on this device")
    says(result, "Kept")
    (aside,) = stored(result)["notes"]["aside"]
    assert json.loads(aside) == strange


@pytest.mark.browser
def test_what_a_newer_version_kept_is_left_as_it_is(result: Page) -> None:
    text = '{"format":2,"things":[1]}'
    result.evaluate("text => localStorage.setItem('notes', text)", text)
    press(result, "Keep on this device")
    says(result, "A newer version of this guide has written here.")
    expect(result.locator("[data-keep]")).to_contain_text("It was left as it is.")
    expect(result.get_by_role("button", name="Keep on this device")).to_be_hidden()
    assert result.evaluate("localStorage.notes") == text


@pytest.mark.browser
@pytest.mark.parametrize("year", [1970, 2100])
def test_what_is_kept_by_a_clock_that_is_wrong_can_be_read(
    page: Page, served_site: str, definition: dict[str, Any], year: int
) -> None:
    page.clock.set_fixed_time(f"{year}-01-02T12:00:00Z")
    result_of(page, served_site + QUIZ, definition)
    press(page, "Keep on this device")
    says(page, "Kept on this device.")
    expect(page.locator("[data-history] li")).to_contain_text(str(year))
    assert stored(page)["notes"]["aside"] == []


@pytest.mark.browser
def test_a_list_whose_script_does_not_come_is_asked_for_once_and_said(result: Page) -> None:
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    result.route("**/kept.js", refuse)
    press(result, "Keep on this device")
    says(result, "A part of this page could not be loaded.")
    result.wait_for_timeout(300)
    assert len(asked) == 1
    assert len(stored(result)["notes"]["entries"]) == 1


@pytest.mark.browser
def test_a_saved_file_holds_what_cannot_be_read_too(result: Page) -> None:
    text = json.dumps({"format": 1, "entries": [{"kind": "dream"}], "aside": ["words"]})
    result.evaluate("text => localStorage.setItem('notes', text)", text)
    result.reload()
    with result.expect_download() as saving:
        press(result, "Save as a file")
    assert json.loads(Path(saving.value.path()).read_text("utf-8"))["aside"] == [
        '{"kind":"dream"}',
        "words",
    ]
