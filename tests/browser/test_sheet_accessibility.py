"""axe-core finds nothing on a sheet: empty, filled in, in error, done, kept and locked."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.gates.axe import violations_in_both_schemes
from tests.browser.quiz_page import press, says
from tests.browser.sheet_page import (
    ASK,
    BREATHING,
    CHECK_IN,
    PAUSE,
    PLAN,
    SAFE,
    THOUGHTS,
    WEEK,
    WORRIES,
    check_in_of,
    choice,
    file_of,
    keep,
    put,
    words_of,
    write,
)

PASSPHRASE = "four plain words here"
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
}"""
EVERY = [THOUGHTS, PAUSE, PLAN, ASK, BREATHING, CHECK_IN, WEEK, WORRIES, SAFE]

Look = Callable[[str], None]


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    """A page as narrow as the narrowest phone."""
    context = browser.new_context(viewport={"width": 320, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def look(narrow: Page) -> Iterator[Look]:
    """Checks the page in a state, light and dark; at its end the test fails if any had anything."""
    found: dict[str, list[str]] = {}

    def check(state: str) -> None:
        violations = violations_in_both_schemes(narrow)
        if narrow.evaluate("document.documentElement.scrollWidth") > 320:
            violations.append("scrolls sideways")
        if violations:
            found[state] = violations

    yield check
    assert found == {}


def fill_in(page: Page) -> None:
    """Fills in every field there is, and chooses what does not end the exercise."""
    for one in page.locator(".words_input:visible").all():
        one.fill("a long word: " + "x" * 60)
    for one in page.locator("[type=range]").all():
        one.fill("70")
    for one in page.locator("[data-form] [type=checkbox]:visible:not([data-halts])").all():
        one.check()
    for one in page.locator("fieldset").all():
        one.locator("[type=radio]:not([data-halts])").first.or_(one).first.click()


def type_twice(page: Page, words: str) -> None:
    fields = page.locator("[data-asking] input")
    expect(fields).to_have_count(2)
    for field in fields.all():
        field.fill(words)
    page.locator("[data-asking] button").first.click()


@pytest.mark.browser
@pytest.mark.parametrize("address", EVERY)
def test_a_sheet_has_no_violations_empty_filled_in_or_cleared(
    narrow: Page, look: Look, served_site: str, address: str
) -> None:
    narrow.goto(served_site + address)
    look("empty")
    fill_in(narrow)
    look("filled in")
    press(narrow, "Clear my words")
    look("cleared")


@pytest.mark.browser
def test_a_halted_sheet_has_no_violations(narrow: Page, look: Look, served_site: str) -> None:
    narrow.goto(served_site + ASK)
    choice(narrow, "Yes, or I am not sure").check()
    expect(narrow.locator(".step:visible")).to_have_count(1)
    look("halted")


@pytest.mark.browser
def test_a_kept_sheet_has_no_violations_in_any_state(
    narrow: Page, look: Look, served_site: str
) -> None:
    narrow.goto(served_site + THOUGHTS)
    write(narrow, "first-thought", "He is tired of me " * 20)
    keep(narrow)
    look("kept")
    press(narrow, "Set a passphrase")
    type_twice(narrow, "short")
    expect(narrow.locator("[data-asking]")).to_contain_text("characters or more")
    look("error in the passphrase")
    type_twice(narrow, PASSPHRASE)
    says(narrow, "Locked with your passphrase.")
    look("opened")
    press(narrow, "Lock now")
    expect(narrow.locator("[data-history] li")).to_have_count(0)
    look("locked")
    press(narrow, "Open with the passphrase")
    expect(narrow.locator("[data-asking] input")).to_have_count(1)
    look("asking")
    press(narrow, "Delete everything kept here")
    says(narrow, "Nothing is left.")
    look("deleted")


@pytest.mark.browser
def test_a_sheet_that_cannot_be_kept_has_no_violations(
    narrow: Page, look: Look, served_site: str
) -> None:
    narrow.goto(served_site + PAUSE)
    write(narrow, "hope", "That they call")
    narrow.evaluate(FULL)
    press(narrow, "Keep on this device")
    says(narrow, "This browser has no room left.")
    look("full")
    file_of(narrow)
    look("saved as a file")
    narrow.locator("[data-file]").set_input_files(
        {"name": "notes.json", "mimeType": "application/json", "buffer": b"{"}
    )
    says(narrow, "This is not a file of this guide")
    look("a damaged file")


@pytest.mark.browser
def test_a_timer_has_no_violations_running_or_done(
    narrow: Page, look: Look, served_site: str
) -> None:
    narrow.clock.install()
    narrow.goto(served_site + PAUSE)
    press(narrow, "Start")
    expect(narrow.get_by_role("button", name="Stop")).to_be_visible()
    narrow.clock.resume()  # the checker waits for a clock that goes on
    look("running")
    narrow.clock.fast_forward("20:05")
    expect(narrow.get_by_text("The time is up.")).to_be_visible()
    look("done")


@pytest.mark.browser
def test_a_pacer_has_no_violations_running_or_stopped(
    narrow: Page, look: Look, served_site: str
) -> None:
    narrow.goto(served_site + BREATHING)
    press(narrow, "Start")
    expect(narrow.locator("[data-word]")).to_contain_text("Breathe in")
    look("running")
    press(narrow, "Stop")
    look("stopped")


@pytest.mark.browser
def test_a_week_without_an_action_has_no_violations(
    narrow: Page, look: Look, served_site: str
) -> None:
    narrow.goto(served_site + WEEK)
    press(narrow, "Make a calendar file")
    expect(narrow.get_by_text("Write an action first.")).to_be_visible()
    look("in error")


@pytest.mark.browser
def test_a_chart_has_no_violations(narrow: Page, look: Look, served_site: str) -> None:
    narrow.goto(served_site + CHECK_IN)
    put(narrow, *(check_in_of(f"2026-01-{n:02}", n, n * 5, 100 - n * 7) for n in range(1, 15)))
    expect(narrow.locator("[data-lines] circle")).to_have_count(24)
    look("drawn")
    words_of(narrow, "steady").fill("20")
    keep(narrow)
    look("kept")


@pytest.mark.browser
@pytest.mark.parametrize("address", EVERY)
def test_every_field_has_its_prompt_as_its_name_and_a_place_to_tap(
    page: Page, served_site: str, address: str
) -> None:
    page.goto(served_site + address)
    for one in page.locator("[data-form] :is(input:not([type=hidden]), textarea):visible").all():
        name = one.evaluate("e => e.getAttribute('aria-label') ?? e.labels[0].textContent.trim()")
        assert name
        target = one.evaluate("e => (e.closest('label') ?? e).getBoundingClientRect().height")
        assert target >= 44
