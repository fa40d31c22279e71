"""Steps that act on their own: a timer, a pacer, a week for the calendar."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.quiz_page import press
from tests.browser.sheet_page import (
    BREATHING,
    CHECK_IN,
    PAUSE,
    WEEK,
    choice,
    words_of,
    write,
)

UP = "The time is up. Go on when you are ready."

# Notes every word that a screen reader would say by itself.
LISTEN = """holder => {
  window.heard = [];
  for (const place of holder.querySelectorAll("[role=status], [aria-live]")) {
    new MutationObserver(() => window.heard.push(place.textContent))
      .observe(place, { childList: true, characterData: true, subtree: true });
  }
}"""


@pytest.fixture
def pause(page: Page, served_site: str) -> Page:
    """A message that waits, on a clock that stands still."""
    page.clock.install()
    page.goto(served_site + PAUSE)
    write(page, "draft", "You never listen")
    return page


def status_of(page: Page, act: str) -> Locator:
    return page.locator(f"[data-acts={act}] [data-said]")


def start(page: Page, act: str) -> None:
    """Presses Start, and waits until its script has come."""
    press(page, "Start")
    expect(status_of(page, act)).to_contain_text("Started.")


@pytest.mark.browser
def test_a_minute_is_one(pause: Page) -> None:
    pause.locator("[data-acts=timer]").evaluate("timer => (timer.dataset.minutes = '1')")
    start(pause, "timer")
    expect(status_of(pause, "timer")).to_have_text("Started. It ends in 1 minute.")


@pytest.mark.browser
def test_the_timer_runs_for_twenty_minutes_and_then_the_reader_decides(pause: Page) -> None:
    left = pause.locator("[data-left]")
    expect(left).to_have_text("20:00")
    start(pause, "timer")
    expect(status_of(pause, "timer")).to_have_text("Started. It ends in 20 minutes.")
    expect(pause.get_by_role("button", name="Stop")).to_be_focused()
    pause.clock.fast_forward("10:00")
    pause.clock.run_for(1000)
    expect(left).to_have_text(re.compile(r"^9:5\d$"))
    pause.clock.fast_forward("09:50")
    pause.clock.run_for(10_000)
    expect(left).to_have_text("0:00")
    expect(status_of(pause, "timer")).to_have_text(UP)
    expect(pause.get_by_role("button", name="Start")).to_be_focused()
    expect(pause.locator(".step:visible")).to_have_count(pause.locator(".step").count())
    for option in ("Send it", "Change it", "Leave it for now"):
        choice(pause, option).check()
        expect(pause.locator("[data-say-for]:visible")).to_have_count(1)
    expect(words_of(pause, "draft")).to_have_value("You never listen")


@pytest.mark.browser
def test_nobody_has_to_wait_before_they_decide(pause: Page) -> None:
    choice(pause, "Send it").check()
    start(pause, "timer")
    choice(pause, "Change it").check()
    write(pause, "new-words", "I felt left out")
    expect(words_of(pause, "new-words")).to_have_value("I felt left out")


@pytest.mark.browser
def test_the_timer_is_said_at_its_start_and_end_only(pause: Page) -> None:
    pause.locator("[data-acts=timer]").evaluate(LISTEN)
    start(pause, "timer")
    for _ in range(21):
        pause.clock.run_for(60_000)
    expect(status_of(pause, "timer")).to_have_text(UP)
    assert pause.evaluate("window.heard") == ["Started. It ends in 20 minutes.", UP]
    expect(pause.locator("[data-left]")).to_have_attribute("role", "timer")  # it is off by itself


@pytest.mark.browser
def test_a_reload_does_not_stop_the_timer(pause: Page) -> None:
    start(pause, "timer")
    pause.clock.fast_forward("05:00")
    pause.reload()
    expect(pause.locator("[data-left]")).to_have_text(re.compile(r"^1[45]:"))
    expect(pause.get_by_role("button", name="Stop")).to_be_visible()
    expect(words_of(pause, "draft")).to_have_value("You never listen")
    pause.clock.fast_forward("15:05")
    pause.clock.run_for(1000)
    expect(status_of(pause, "timer")).to_have_text(UP)


@pytest.mark.browser
def test_a_timer_that_ended_while_the_page_was_away_says_so(pause: Page, served_site: str) -> None:
    start(pause, "timer")
    pause.goto(served_site + CHECK_IN)
    pause.clock.fast_forward("25:00")
    pause.goto(served_site + PAUSE)
    expect(status_of(pause, "timer")).to_have_text(UP)
    expect(pause.locator("[data-left]")).to_have_text("0:00")


@pytest.mark.browser
def test_a_stopped_timer_stays_stopped_and_starts_anew(pause: Page) -> None:
    start(pause, "timer")
    pause.clock.run_for(60_000)
    press(pause, "Stop")
    expect(status_of(pause, "timer")).to_have_text("Stopped.")
    expect(pause.get_by_role("button", name="Start")).to_be_focused()
    pause.reload()
    expect(pause.get_by_role("button", name="Start")).to_be_visible()
    pause.clock.run_for(60_000)
    expect(pause.locator("[data-left]")).to_have_text("20:00")
    start(pause, "timer")
    pause.clock.run_for(30_000)
    expect(pause.locator("[data-left]")).to_have_text(re.compile("^19:[23]"))


@pytest.mark.browser
def test_clearing_stops_the_timer(pause: Page) -> None:
    start(pause, "timer")
    pause.clock.run_for(60_000)
    press(pause, "Clear my words")
    pause.clock.run_for(1000)
    expect(pause.locator("[data-left]")).to_have_text("20:00")
    expect(pause.get_by_role("button", name="Start")).to_be_visible()
    expect(pause.get_by_role("button", name="Stop")).to_be_hidden()


@pytest.mark.browser
def test_the_pacer_counts_each_breath_and_ends_with_a_whole_one(
    page: Page, served_site: str
) -> None:
    page.clock.install()
    page.goto(served_site + BREATHING)
    page.locator("[data-acts=pacer]").evaluate(LISTEN)
    start(page, "pacer")
    word = page.locator("[data-word]")
    seen = []
    for _ in range(11):
        seen.append(word.inner_text())
        page.clock.run_for(1000)
    breath = [f"Breathe in {n}" for n in range(1, 5)] + [f"Breathe out {n}" for n in range(1, 7)]
    assert seen == [*breath, "Breathe in 1"]
    page.clock.run_for(5 * 60_000)
    expect(word).to_have_text("Done")
    expect(page.get_by_role("button", name="Start")).to_be_focused()
    first = "Started. In for 4 seconds, out for 6. It ends in 5 minutes."
    last = "That is all. Let your breath go as it likes."
    assert page.evaluate("window.heard") == [first, last]


@pytest.mark.browser
def test_the_pacer_stops_at_once(page: Page, served_site: str) -> None:
    page.clock.install()
    page.goto(served_site + BREATHING)
    start(page, "pacer")
    page.clock.run_for(3000)
    press(page, "Stop")
    expect(status_of(page, "pacer")).to_have_text("Stopped. Breathe as you like.")
    page.clock.run_for(5000)
    expect(page.locator("[data-word]")).to_have_text("When you are ready")
    assert page.locator("[data-ground]").evaluate("one => one.getAnimations().length") == 0


@pytest.mark.browser
@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_with_reduced_motion_nothing_moves_and_words_still_count(
    browser: Browser, served_site: str, motion: str, moves: bool
) -> None:
    context = browser.new_context(reduced_motion=motion)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served_site + BREATHING)
    ground = page.locator("[data-ground]")
    start(page, "pacer")
    assert ground.evaluate("one => one.getAnimations().length > 0") == moves
    before = ground.bounding_box()
    expect(page.locator("[data-word]")).to_have_text("Breathe in 3")
    assert (ground.bounding_box() != before) == moves
    context.close()


def calendar_of(page: Page) -> list[str]:
    """The lines of the file, unfolded, after a look at those that were folded."""
    with page.expect_download() as saving:
        press(page, "Make a calendar file")
    assert re.fullmatch(r"notes-\d{4}-\d\d-\d\d\.ics", saving.value.suggested_filename)
    data = Path(saving.value.path()).read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    for line in data.split(b"\r\n"):
        line.decode()  # no fold is inside a letter
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.browser
def test_a_week_becomes_three_events_without_an_alarm(page: Page, served_site: str) -> None:
    page.clock.install(time="2026-12-30T12:00:00")
    page.goto(served_site + WEEK)
    words = ["Walk, then tea; slowly", "C:\\new " + "🙂 äö" * 30, "Call Ana"]
    for number, action in enumerate(words, 1):
        write(page, f"week.{number}", action)
    lines = calendar_of(page)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[2].startswith("PRODID:")
    assert lines[-1] == "END:VCALENDAR"
    assert [lines.count(f"{edge}:VEVENT") for edge in ("BEGIN", "END")] == [3, 3]
    assert [line for line in lines if line.startswith("SUMMARY:")] == [
        r"SUMMARY:Walk\, then tea\; slowly",
        r"SUMMARY:C:\\new " + "🙂 äö" * 30,
        "SUMMARY:Call Ana",
    ]
    assert lines.count("DTSTART;VALUE=DATE:20261231") == 3
    assert lines.count("DTEND;VALUE=DATE:20270101") == 3
    assert lines.count("RRULE:FREQ=DAILY;COUNT=7") == 3
    assert len({line for line in lines if line.startswith("UID:")}) == 3
    assert sum(bool(re.fullmatch(r"DTSTAMP:\d{8}T\d{6}Z", line)) for line in lines) == 3
    assert not any("ALARM" in line for line in lines)
    expect(status_of(page, "week")).to_contain_text("Others who see your calendar can read it")


@pytest.mark.browser
def test_only_actions_with_words_become_events_and_none_is_said(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + WEEK)
    write(page, "week.1", "   ")
    press(page, "Make a calendar file")
    expect(status_of(page, "week")).to_have_text("Write an action first.")
    write(page, "week.2", "Call Ana")
    assert calendar_of(page).count("BEGIN:VEVENT") == 1


@pytest.mark.browser
def test_a_new_line_in_an_action_does_not_end_its_line(page: Page, served_site: str) -> None:
    page.goto(served_site + WEEK)
    press(page, "Make a calendar file")
    expect(status_of(page, "week")).not_to_be_empty()
    text = page.evaluate("week.calendar(['a\\nb\\r\\nEND:VEVENT'], '2026-12-30')")
    assert "SUMMARY:a\\nb\\nEND:VEVENT" in text.replace("\r\n ", "")
    assert text.count("\r\nEND:VEVENT") == 1
