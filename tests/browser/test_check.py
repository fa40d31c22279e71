"""A check inside a chapter: says what fits when asked; complete without scripts."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

CHAPTER = "guide/alarm-thoughts.html"


@pytest.fixture
def questions(page: Page, served_site: str) -> Locator:
    """The questions of a check: the first with one answer, the second with several."""
    page.goto(served_site + CHAPTER)
    return page.locator("[data-question]")


def ask(question: Locator) -> Locator:
    question.get_by_role("button", name="Check my answer").click()
    return question.locator("[data-said] li")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("choice", "verdict"), [(0, "This does not fit."), (1, "This fits."), (2, "This does not fit.")]
)
def test_a_choice_gets_its_verdict_and_a_reason(
    questions: Locator, choice: int, verdict: str
) -> None:
    first = questions.first
    first.locator("input").nth(choice).check()
    said = ask(first)
    expect(said).to_have_count(1)
    expect(said).to_contain_text(verdict)
    reason = first.locator(f'.answer [data-option="{choice}"]').text_content()
    expect(said).to_have_text(reason or "")


@pytest.mark.browser
def test_each_of_several_choices_gets_its_own(questions: Locator) -> None:
    second = questions.nth(1)
    second.locator("input").first.check()
    second.locator("input").last.check()
    verdicts = ask(second).locator(".answer_verdict")
    expect(verdicts).to_have_text(["This fits.", "This does not fit."])


@pytest.mark.browser
def test_without_a_choice_it_asks_for_one(questions: Locator) -> None:
    expect(ask(questions.first)).to_have_text("Choose an answer first.")


@pytest.mark.browser
def test_another_choice_takes_the_verdict_away(questions: Locator) -> None:
    first = questions.first
    first.locator("input").first.check()
    expect(ask(first)).to_have_count(1)
    first.locator("input").nth(1).check()
    expect(first.locator("[data-said] li")).to_have_count(0)


@pytest.mark.browser
def test_nothing_of_a_check_is_stored(page: Page, questions: Locator) -> None:
    questions.first.locator("input").first.check()
    ask(questions.first)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.browser
def test_on_paper_every_answer_is_open(page: Page, questions: Locator) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(questions.first.locator("details")).to_have_attribute("open", "")


@pytest.mark.browser
def test_without_scripts_the_answers_open_and_no_button_shows(
    browser: Browser, served_site: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served_site + CHAPTER)
    first = page.locator("[data-question]").first
    expect(first.locator("[data-option]").first).to_be_hidden()
    first.locator("summary").click()
    expect(first.locator("[data-option]").first).to_be_visible()
    expect(page.locator("[data-question] button:visible")).to_have_count(0)
    context.close()
