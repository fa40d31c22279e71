"""The quiz, one question at a time: forward past an answer only, and back to any of them."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiz_page import (
    CHECK_IN,
    QUIZ,
    answer_all,
    definition_in,
    press,
    see_result,
)

SHOWN = "[data-item]:visible"
MISSING = "Choose an answer, or skip this one"


@pytest.fixture(scope="session")
def definition(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    return definition_in(site_folder)


@pytest.fixture
def begun(page: Page, served_site: str) -> Page:
    """A quiz at its first statement."""
    page.goto(served_site + QUIZ)
    press(page, "Next")
    return page


def choose(page: Page, value: int | str) -> None:
    page.locator(f'{SHOWN} input[value="{value}"]').check()


@pytest.mark.browser
def test_the_person_in_mind_may_stay_open(page: Page, served_site: str) -> None:
    page.goto(served_site + QUIZ)
    expect(page.locator("fieldset:visible")).to_have_count(1)
    press(page, "Next")
    expect(page.locator(SHOWN)).to_contain_text("Question 1 of 30")


@pytest.mark.browser
def test_next_without_an_answer_says_what_is_missing_in_three_places(begun: Page) -> None:
    title = begun.title()
    press(begun, "Next")
    expect(begun.locator(":focus")).to_have_text("There is a problem")
    assert begun.title() == f"Error: {title}"
    expect(begun.locator("[data-missing]")).to_have_text(MISSING)
    expect(begun.locator(f"{SHOWN} .question_error")).to_have_text(f"Error: {MISSING}")
    press(begun, MISSING)
    expect(begun.locator(f"{SHOWN} input").first).to_be_focused()
    choose(begun, 1)
    expect(begun.locator("[data-missing]")).to_be_hidden()
    expect(begun.locator(".question_error")).to_have_count(0)
    assert begun.title() == title


@pytest.mark.browser
def test_pressing_next_twice_in_vain_says_it_once(begun: Page) -> None:
    press(begun, "Next")
    press(begun, "Next")
    expect(begun.locator(".question_error")).to_have_count(1)
    assert begun.title().count("Error: ") == 1
    expect(begun.locator(SHOWN)).to_contain_text("Question 1 of 30")


@pytest.mark.browser
def test_next_and_back_keep_answers_and_bring_the_focus(begun: Page) -> None:
    for value in (4, "skip", 0):
        choose(begun, value)
        press(begun, "Next")
    expect(begun.locator(SHOWN)).to_have_count(1)
    expect(begun.locator(SHOWN)).to_contain_text("Question 4 of 30")
    expect(begun.locator(f"{SHOWN} input").first).to_be_focused()
    expect(begun.locator("[data-progress]")).to_have_text("3 of 30 done")
    for value in (0, "skip", 4):
        press(begun, "Back")
        chosen = begun.locator(f"{SHOWN} input:checked")
        expect(chosen).to_have_value(str(value))
        expect(chosen).to_be_focused()
    press(begun, "Back")
    expect(begun.get_by_role("button", name="Back", exact=True)).to_be_hidden()


@pytest.mark.browser
def test_an_answer_takes_the_place_of_a_skip(begun: Page) -> None:
    choose(begun, "skip")
    expect(begun.locator("[data-progress]")).to_have_text("1 of 30 done")
    choose(begun, 2)
    expect(begun.locator("[data-progress]")).to_have_text("1 of 30 done")


@pytest.mark.browser
def test_the_last_next_leads_to_the_list_and_from_there_to_the_result(
    begun: Page, definition: dict[str, Any]
) -> None:
    for number in range(1, 1 + len(definition["items"])):
        expect(begun.locator(SHOWN)).to_contain_text(f"Question {number} of 30")
        choose(begun, number % 5)
        press(begun, "Next")
    expect(begun.locator(":focus")).to_have_text("Check your answers")
    press(begun, "See the result")
    expect(begun.locator(":focus")).to_have_text("Your reflection")


@pytest.mark.browser
def test_a_change_opens_one_question_and_leads_back(
    begun: Page, definition: dict[str, Any]
) -> None:
    choose(begun, 4)
    press(begun, "Check your answers")
    press(begun, "Change question 1")
    expect(begun.locator(SHOWN)).to_contain_text("Question 1 of 30")
    expect(begun.locator(f"{SHOWN} input:checked")).to_be_focused()
    expect(begun.get_by_role("button", name="Next")).to_be_hidden()
    choose(begun, 0)
    press(begun, "Back to your answers")
    expect(begun.locator("[data-review]")).to_be_visible()
    row = begun.locator(f'.review-list [data-row="{definition["items"][0]["id"]}"]')
    expect(row).to_contain_text(definition["scale"][0])


@pytest.mark.browser
def test_a_reload_comes_back_to_the_same_question(begun: Page) -> None:
    choose(begun, 3)
    press(begun, "Next")
    begun.reload()
    expect(begun.locator(SHOWN)).to_contain_text("Question 2 of 30")
    press(begun, "Back")
    expect(begun.locator(f"{SHOWN} input:checked")).to_have_value("3")


@pytest.mark.browser
def test_a_reload_comes_back_to_the_list(begun: Page) -> None:
    choose(begun, 3)
    press(begun, "Check your answers")
    begun.reload()
    expect(begun.locator("[data-open]")).to_have_text("Some questions have no answer yet")


@pytest.mark.browser
def test_turning_to_one_page_and_back_loses_nothing(begun: Page) -> None:
    choose(begun, 3)
    press(begun, "Show all on one page")
    expect(begun.locator(SHOWN)).to_have_count(30)
    expect(begun.locator("input:checked")).to_have_count(1)
    press(begun, "Show one question at a time")
    expect(begun.locator("fieldset:visible")).to_have_count(1)
    expect(begun.locator("[data-progress]")).to_have_text("1 of 30 done")


@pytest.mark.browser
def test_a_short_quiz_shows_all_at_once(page: Page, served_site: str) -> None:
    page.goto(served_site + CHECK_IN)
    expect(page.locator(SHOWN)).to_have_count(8)
    expect(page.get_by_role("button", name="Next")).to_be_hidden()
    see_result(page)
    expect(page.locator("[data-ranges] p")).to_have_count(2)


@pytest.mark.browser
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_view_scrolls_sideways_on_a_narrow_screen(
    browser: Browser, served_site: str, definition: dict[str, Any], direction: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(served_site + QUIZ)
    page.evaluate("way => { document.documentElement.dir = way; }", direction)
    wide: list[str] = []

    def look(view: str) -> None:
        # In a page from right to left, what sticks out does so on the left.
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(view)

    look("first")
    press(page, "Next")
    press(page, "Next")
    look("missing")
    answer_all(page, definition, 2)
    look("all")
    press(page, "Check your answers")
    look("review")
    press(page, "Change question 2")
    look("change")
    press(page, "Back to your answers")
    press(page, "See the result")
    look("result")
    press(page, "Keep on this device")
    expect(page.locator("[data-history] li")).to_have_count(1)
    press(page, "Set a passphrase")
    expect(page.locator("[data-asking] input")).to_have_count(2)
    look("keep")
    context.close()
    assert wide == []
