"""A passphrase on my space: set, changed, taken away, and never opened by the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import press, says
from tests.browser.space_page import PATH, RUN, SHEET, kept, open_space, row, rows, type_in

PASSPHRASE = "four plain words here"


@pytest.fixture
def space(page: Page, served_site: str) -> Page:
    """My space with a quiz, a sheet and a path in it."""
    return open_space(page, served_site, RUN, SHEET, PATH)


@pytest.mark.browser
def test_a_passphrase_is_set_changed_and_taken_away(space: Page) -> None:
    before = kept(space)
    press(space, "Set a passphrase")
    type_in(space, PASSPHRASE, PASSPHRASE)
    says(space, "Locked with your passphrase.")
    text = str(space.evaluate("localStorage.notes"))
    assert not any(told in text for told in ("entries", "thought-record", "tired", PASSPHRASE))
    press(space, "Change the passphrase")
    type_in(space, "quite another phrase", "quite another phrase")
    expect(space.locator("[data-asking] input")).to_have_count(0)
    space.reload()
    expect(space.get_by_text("What is kept here is locked.", exact=False).first).to_be_visible()
    expect(rows(space)).to_have_count(0)
    expect(space.get_by_text("Nothing is kept on this device.")).to_be_hidden()
    press(space, "Open with the passphrase")
    type_in(space, PASSPHRASE)
    expect(space.locator("[data-asking]")).to_contain_text("That is not the passphrase.")
    type_in(space, "quite another phrase")
    expect(rows(space)).to_have_count(3)
    press(space, "Take the passphrase away")
    says(space, "The passphrase is gone.")
    assert kept(space) == before


@pytest.mark.browser
def test_a_sheet_opened_from_under_a_passphrase_stays_locked(space: Page) -> None:
    press(space, "Set a passphrase")
    type_in(space, PASSPHRASE, PASSPHRASE)
    says(space, "Locked")
    row(space, "Thought record").get_by_role("link", name="Open and change").click()
    field = space.locator('[data-answer="first-thought"] textarea')
    expect(field).to_have_value("They are tired of me.")
    field.fill("They may be tired.")
    press(space, "Open with the passphrase")
    type_in(space, PASSPHRASE)
    press(space, "Keep on this device")
    says(space, "Kept")
    text = str(space.evaluate("localStorage.notes"))
    assert '"locked"' in text
    assert "tired" not in text
