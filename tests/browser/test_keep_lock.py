"""A passphrase really locks what is kept, and only the right one opens it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import QUIZ, definition_in, press, result_of, says

PASSPHRASE = "four plain words here"
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture(scope="session")
def definition(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    return definition_in(site_folder)


@pytest.fixture
def kept(page: Page, served_site: str, definition: dict[str, Any]) -> Page:
    """A page with a result on it, kept in the open."""
    result_of(page, served_site + QUIZ, definition, 4)
    press(page, "Keep on this device")
    says(page, "Kept")
    return page


@pytest.fixture
def locked(kept: Page) -> Page:
    """The same, locked, and still open in this page."""
    press(kept, "Set a passphrase")
    type_in(kept, PASSPHRASE, PASSPHRASE)
    says(kept, "Locked with your passphrase.")
    return kept


def type_in(page: Page, *words: str) -> None:
    """Types into the fields that ask, and sends them."""
    fields = page.locator("[data-asking] input")
    expect(fields).to_have_count(len(words))
    for field, typed in zip(fields.all(), words, strict=True):
        field.fill(typed)
    page.locator("[data-asking] button").first.click()


def text_of(page: Page) -> str:
    return str(page.evaluate("localStorage.notes"))


@pytest.mark.browser
def test_locked_text_holds_nothing_of_what_was_answered(
    locked: Page, definition: dict[str, Any]
) -> None:
    text = text_of(locked)
    assert '"locked"' in text
    for told in ("entries", "answers", "closeness", "anxiety", "partner", PASSPHRASE):
        assert told not in text
    assert not any(f'"{item["id"]}"' in text for item in definition["items"])
    assert locked.evaluate("Object.keys(localStorage)") == ["notes"]


@pytest.mark.browser
def test_only_the_right_passphrase_opens(locked: Page) -> None:
    press(locked, "Lock now")
    expect(locked.locator("[data-history] li")).to_have_count(0)
    press(locked, "Open with the passphrase")
    type_in(locked, "four other words here")
    expect(locked.locator("[data-asking]")).to_contain_text("That is not the passphrase.")
    expect(locked.locator("[data-history] li")).to_have_count(0)
    type_in(locked, PASSPHRASE)
    expect(locked.locator("[data-history] li")).to_have_count(1)


@pytest.mark.browser
def test_a_later_visit_finds_it_locked(locked: Page, served_site: str) -> None:
    later = locked.context.new_page()
    later.goto(served_site + QUIZ)
    expect(later.locator("[data-keep]")).to_contain_text("What is kept here is locked.")
    expect(later.locator("[data-history] li")).to_have_count(0)


@pytest.mark.browser
def test_it_locks_when_the_page_is_hidden(locked: Page) -> None:
    expect(locked.locator("[data-history] li")).to_have_count(1)
    locked.evaluate(HIDE)
    expect(locked.locator("[data-history] li")).to_have_count(0)
    expect(locked.locator("[data-keep]")).to_contain_text("What is kept here is locked.")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "again", "problem"),
    [
        ("123456789012", "123456789012", "more than digits"),
        ("", "", "more than digits"),
        ("short", "short", "characters or more"),
        (PASSPHRASE, PASSPHRASE + "s", "The two are not the same."),
    ],
)
def test_a_weak_or_mistyped_passphrase_is_refused(
    kept: Page, typed: str, again: str, problem: str
) -> None:
    before = text_of(kept)
    press(kept, "Set a passphrase")
    type_in(kept, typed, again)
    expect(kept.locator("[data-asking]")).to_contain_text(problem)
    expect(kept.locator("[data-asking] input").first).to_be_focused()
    assert text_of(kept) == before


@pytest.mark.browser
def test_taking_the_passphrase_away_makes_it_readable_again(locked: Page) -> None:
    press(locked, "Take the passphrase away")
    says(locked, "The passphrase is gone.")
    assert '"entries"' in text_of(locked)


@pytest.mark.browser
def test_changing_the_passphrase_shuts_out_the_old_one(locked: Page) -> None:
    press(locked, "Change the passphrase")
    type_in(locked, "quite another phrase", "quite another phrase")
    expect(locked.locator("[data-asking] input")).to_have_count(0)  # the words were there before
    says(locked, "Locked with your passphrase.")
    press(locked, "Lock now")
    press(locked, "Open with the passphrase")
    type_in(locked, PASSPHRASE)
    expect(locked.locator("[data-asking]")).to_contain_text("That is not the passphrase.")
    type_in(locked, "quite another phrase")
    expect(locked.locator("[data-history] li")).to_have_count(1)


@pytest.mark.browser
@pytest.mark.parametrize("part", ["data", "salt", "iv"])
def test_a_changed_byte_is_noticed_and_nothing_is_overwritten(locked: Page, part: str) -> None:
    press(locked, "Lock now")
    locked.evaluate(
        """part => {
          const all = JSON.parse(localStorage.notes);
          const text = all.locked[part];
          all.locked[part] = (text[0] === "A" ? "B" : "A") + text.slice(1);
          localStorage.notes = JSON.stringify(all);
        }""",
        part,
    )
    changed = text_of(locked)
    locked.reload()
    press(locked, "Open with the passphrase")
    type_in(locked, PASSPHRASE)
    expect(locked.locator("[data-asking]")).to_contain_text("That is not the passphrase.")
    assert text_of(locked) == changed


@pytest.mark.browser
def test_what_is_locked_can_be_deleted_without_the_passphrase(locked: Page) -> None:
    press(locked, "Lock now")
    press(locked, "Delete everything kept here")
    says(locked, "Nothing is left.")
    assert locked.evaluate("localStorage.length") == 0
