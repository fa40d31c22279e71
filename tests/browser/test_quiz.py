"""The quiz: answered by keyboard, looked over, forgotten; kept and sent nowhere."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.cli import main
from tests.browser.quiz_page import QUIZ, answer, answer_all, definition_in, see_result
from tests.environment import ROOT

# Every text becomes another text in an element of its own, as browsers do that translate.
REWRITE = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const text of found) {
    if (text.parentElement.closest("script, svg")) continue;
    const font = document.createElement("font");
    font.textContent = [...text.data].reverse().join("");
    text.replaceWith(font);
  }
}"""


@pytest.fixture(scope="session")
def definition(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    return definition_in(site_folder)


@pytest.fixture(scope="session")
def two_quizzes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with two quizzes on it."""
    folder = tmp_path_factory.mktemp("two")
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    text = (content / "quizzes/closeness.yaml").read_text("utf-8")
    (content / "quizzes/again.yaml").write_text(
        text.replace("id: closeness\n", "id: again\n", 1), "utf-8"
    )
    with (content / "pages/about.md").open("a", encoding="utf-8") as page:
        page.write("\n::: quiz closeness\n:::\n\n::: quiz again\n:::\n")
    assert main(["build", "--content", str(content), "--output", str(folder / "site")]) == 0
    return folder / "site" / "about.html"


@pytest.mark.browser
def test_the_whole_quiz_can_be_taken_by_keyboard(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    page.locator("[data-about] input").first.focus()
    page.keyboard.press("Space")
    for _ in definition["items"]:
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status")).to_contain_text(f"{len(definition['items'])} of")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Check your answers")
    page.locator("[data-review] > .button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Your reflection")
    person = definition["about"][0]
    words = f"You had in mind: {person[0].lower()}{person[1:]}."
    expect(page.locator("[data-about-result]")).to_have_text(words)


@pytest.mark.browser
def test_open_statements_are_named_before_the_result(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    for item in definition["items"][2:]:
        answer(page, item["id"], 2)
    page.get_by_role("button", name="Check your answers").click()
    expect(page.locator(":focus")).to_have_text("There are 2 statements without an answer")
    page.locator(".notice_link").first.click()
    first = definition["items"][0]["id"]
    expect(page.locator(f'[data-item="{first}"] input').first).to_be_focused()


@pytest.mark.browser
def test_a_changed_answer_is_on_the_list_again(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    page.get_by_role("button", name="Check your answers").click()
    page.get_by_role("button", name="Change statement 3").click()
    answer(page, definition["items"][2]["id"], 0)
    page.get_by_role("button", name="Back to your answers").click()
    answers = page.locator("[data-review] .review-list_answer")
    expect(answers.nth(3)).to_have_text(definition["scale"][0])  # the first row is the person


@pytest.mark.browser
def test_what_is_skipped_at_the_end_is_called_skipped_afterwards(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    page.get_by_role("button", name="Check your answers").click()
    page.get_by_role("button", name="Skip these and see the result").click()
    page.get_by_role("button", name="Change answers").click()
    skipped = page.locator("[data-review]").get_by_text("Skipped", exact=True)
    expect(skipped).to_have_count(len(definition["items"]))


@pytest.mark.browser
def test_starting_again_forgets_every_answer(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    see_result(page)
    page.get_by_role("button", name="Start again with another person").click()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("[data-about] input").first).to_be_focused()


@pytest.mark.browser
def test_nothing_is_stored_sent_or_left_in_history(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ, wait_until="networkidle")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    title, entries = page.title(), page.evaluate("history.length")
    answer_all(page, definition, 4)
    see_result(page)
    page.wait_for_timeout(200)
    assert (asked, said) == ([], [])
    assert page.url == served_site + QUIZ
    assert (page.title(), page.evaluate("history.length")) == (title, entries)
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


@pytest.mark.browser
def test_a_reload_forgets(page: Page, served_site: str, definition: dict[str, Any]) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 1)
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)


@pytest.mark.browser
def test_it_works_from_a_disk(page: Page, site_folder: Path, definition: dict[str, Any]) -> None:
    page.goto((site_folder / QUIZ).as_uri())
    answer_all(page, definition, 2)
    see_result(page)
    expect(page.locator("[data-band]:visible")).to_have_count(2)


@pytest.mark.browser
def test_it_works_while_a_translator_rewrites_the_page(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    page.evaluate(REWRITE)
    answer_all(page, definition, 2)
    page.evaluate(REWRITE)
    page.locator("[data-controls] button").first.click()
    page.evaluate(REWRITE)
    page.locator("[data-review] > button").click()
    expect(page.locator("[data-band]:visible")).to_have_count(2)


@pytest.mark.browser
def test_two_quizzes_on_a_page_know_nothing_of_each_other(page: Page, two_quizzes: Path) -> None:
    page.goto(two_quizzes.as_uri())
    first, second = page.locator("[data-quiz]").all()
    for question in first.locator("[data-item]").all():
        question.locator("input").nth(1).check()
    expect(second.locator("input:checked")).to_have_count(0)
    see_result(first)
    expect(first.locator("[data-result]")).to_be_visible()
    expect(second.locator("[data-result]")).to_be_hidden()
