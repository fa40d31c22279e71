"""What of a sheet is never kept: a message not to be sent yet, unless asked, and fear."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import press
from tests.browser.sheet_page import (
    ASK,
    KEEP,
    PAUSE,
    SECRET,
    choice,
    entries,
    file_of,
    keep,
    open_kept,
    words_of,
    write,
)

KEEP_TOO = "Keep this text too, if I keep the sheet"


@pytest.fixture
def pause(page: Page, served_site: str) -> Page:
    """A message that waits, not kept."""
    page.goto(served_site + PAUSE)
    write(page, "draft", f"You never listen, {SECRET}")
    write(page, "hope", "That they call")
    return page


@pytest.mark.browser
def test_a_draft_is_not_kept_nor_saved_unless_the_box_is_ticked(pause: Page) -> None:
    keep(pause)
    (kept,) = entries(pause)
    assert kept["answers"] == {"hope": ["That they call"]}
    assert SECRET not in json.dumps(file_of(pause))
    expect(words_of(pause, "draft")).to_have_value(f"You never listen, {SECRET}")
    pause.get_by_label(KEEP_TOO).first.check()
    keep(pause)
    (kept,) = entries(pause)
    assert kept["answers"]["draft"] == [f"You never listen, {SECRET}"]


@pytest.mark.browser
def test_a_ticked_box_keeps_its_own_text_only(pause: Page) -> None:
    write(pause, "new-words", f"Softer, {SECRET}")
    pause.get_by_label(KEEP_TOO).nth(1).check()
    keep(pause)
    (kept,) = entries(pause)
    assert sorted(kept["answers"]) == ["hope", "new-words"]


@pytest.mark.browser
def test_a_draft_alone_is_not_offered_to_be_kept(page: Page, served_site: str) -> None:
    page.goto(served_site + PAUSE)
    write(page, "draft", SECRET)
    expect(page.locator("[data-keep]")).to_be_hidden()
    page.get_by_label(KEEP_TOO).first.check()
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()


@pytest.mark.browser
def test_opening_what_was_kept_without_its_draft_does_not_lose_the_draft(pause: Page) -> None:
    keep(pause)
    open_kept(pause)
    expect(words_of(pause, "hope")).to_have_value("That they call")
    expect(words_of(pause, "draft")).to_have_value(f"You never listen, {SECRET}")


@pytest.mark.browser
def test_a_kept_draft_stays_kept_when_the_sheet_is_opened_and_changed(
    pause: Page, served_site: str
) -> None:
    pause.get_by_label(KEEP_TOO).first.check()
    keep(pause)
    later = pause.context.new_page()
    later.goto(served_site + PAUSE)
    open_kept(later)
    expect(later.get_by_label(KEEP_TOO).first).to_be_checked()
    expect(later.get_by_label(KEEP_TOO).nth(1)).not_to_be_checked()
    write(later, "hope", "That they write")
    keep(later)
    (kept,) = entries(later)
    assert kept["answers"]["draft"] == [f"You never listen, {SECRET}"]


@pytest.mark.browser
def test_clearing_takes_the_tick_away_that_keeps_a_draft(pause: Page) -> None:
    pause.get_by_label(KEEP_TOO).first.check()
    press(pause, "Clear my words")
    expect(pause.get_by_label(KEEP_TOO).first).not_to_be_checked()


@pytest.mark.browser
def test_a_halting_answer_is_never_kept(page: Page, served_site: str) -> None:
    page.goto(served_site + ASK)
    choice(page, "Yes, or I am not sure").check()
    expect(page.locator("[data-keep]")).to_be_hidden()
    page.goto(served_site + PAUSE)
    write(page, "hope", "That they call")
    choice(page, "I am afraid of what they may do").check()
    keep(page)
    (kept,) = entries(page)
    assert kept["answers"] == {"hope": ["That they call"]}
    assert "afraid" not in json.dumps(file_of(page))
    choice(page, "Leave it for now").check()
    keep(page)
    (kept,) = entries(page)
    assert kept["answers"]["decision"] == ["Leave it for now"]


@pytest.mark.browser
def test_a_fearful_answer_taken_back_is_offered_to_be_kept(page: Page, served_site: str) -> None:
    page.goto(served_site + ASK)
    choice(page, "Yes, or I am not sure").check()
    expect(page.locator("[data-keep]")).to_be_hidden()
    choice(page, "No, I feel safe with this person").check()
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()


@pytest.mark.browser
def test_a_reload_keeps_the_tick_that_keeps_a_draft(pause: Page) -> None:
    pause.get_by_label(KEEP_TOO).first.check()
    keep(pause)
    pause.reload()
    expect(pause.get_by_label(KEEP_TOO).first).to_be_checked()
    write(pause, "hope", "That they write")
    keep(pause)
    (kept,) = entries(pause)
    assert sorted(kept["answers"]) == ["draft", "hope"]
