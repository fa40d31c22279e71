"""The chart of kept marks: a change is named only when it is larger than chance."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import press, says
from tests.browser.sheet_page import CHECK_IN, check_in_of, keep, put, words_of

EMPTY = "What you keep here is drawn as a small picture"


@pytest.fixture
def check_in(page: Page, served_site: str) -> Page:
    """A check-in, years after any that is kept."""
    page.goto(served_site + CHECK_IN)
    return page


@pytest.mark.browser
@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ((40,), "40 of 100: one mark so far."),
        ((40, 60), "40, 60 of 100: no change you can read from this."),
        ((60, 40), "60, 40 of 100: no change you can read from this."),
        ((40, 65), "40, 65 of 100: higher than the time before, by more than chance would often"),
        ((40, 15), "40, 15 of 100: lower than the time before, by more than chance would often"),
        ((10, 90, 85), "10, 90, 85 of 100: no change you can read from this."),
    ],
)
def test_the_chart_names_only_a_change_beyond_the_noise(
    check_in: Page, marks: tuple[int, ...], words: str
) -> None:
    put(check_in, *(check_in_of(f"2026-01-0{n}", n, mark) for n, mark in enumerate(marks, 1)))
    said = check_in.locator("[data-chart] [data-said]")
    expect(said).to_contain_text(f"How steady did you feel this week? {words}")
    expect(said).not_to_contain_text("How close")
    expect(check_in.locator("[data-lines] circle")).to_have_count(len(marks))
    expect(check_in.locator("[data-lines] rect")).to_have_count(min(1, len(marks) - 1))


@pytest.mark.browser
def test_a_newly_kept_mark_is_drawn_as_the_last(check_in: Page) -> None:
    put(check_in, check_in_of("2026-01-01", 1, 40, 50))
    words_of(check_in, "steady").fill("70")
    keep(check_in)
    said = check_in.locator("[data-chart] [data-said]")
    expect(said).to_contain_text("this week? 40, 70 of 100: higher than the time before")
    expect(said).to_contain_text("50 of 100: one mark so far.")
    expect(check_in.locator("[data-lines] polyline")).to_have_count(2)
    expect(check_in.get_by_role("img", name=re.compile("Your kept marks"))).to_be_visible()


@pytest.mark.browser
def test_the_order_of_days_counts_and_not_that_of_keeping(check_in: Page) -> None:
    put(check_in, check_in_of("2026-02-02", 1, 80), check_in_of("2026-01-01", 2, 30))
    said = check_in.locator("[data-chart] [data-said]")
    expect(said).to_contain_text("30, 80 of 100: higher than the time before")


@pytest.mark.browser
def test_a_mark_that_no_line_has_stays_inside_the_picture(check_in: Page) -> None:
    put(check_in, check_in_of("2026-01-01", 1, -900), check_in_of("2026-01-02", 2, 99999))
    expect(check_in.locator("[data-chart] [data-said]")).to_contain_text("0, 100 of 100")


@pytest.mark.browser
def test_what_is_deleted_or_locked_leaves_the_chart(check_in: Page) -> None:
    said = check_in.locator("[data-chart] [data-said]")
    expect(said).to_contain_text(EMPTY)
    words_of(check_in, "steady").fill("85")
    keep(check_in)
    expect(said).to_contain_text("85")
    press(check_in, "Set a passphrase")
    expect(check_in.locator("[data-asking] input")).to_have_count(2)
    for typed in check_in.locator("[data-asking] input").all():
        typed.fill("four plain words here")
    check_in.locator("[data-asking] button").first.click()
    says(check_in, "Locked with your passphrase.")
    expect(said).to_contain_text("85")
    press(check_in, "Lock now")
    expect(said).to_contain_text(EMPTY)
    expect(check_in.locator("[data-drawing]")).to_be_hidden()
    press(check_in, "Delete everything kept here")
    says(check_in, "Nothing is left.")
    expect(said).to_contain_text(EMPTY)
