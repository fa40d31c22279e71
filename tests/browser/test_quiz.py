"""The quiz, all on one page: answered by keyboard, looked over, forgotten; sent nowhere."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.cli import main
from tests.browser.quiz_page import (
    QUIZ,
    answer,
    answer_all,
    definition_in,
    press,
    see_result,
)
from tests.environment import ROOT

# Everything a page can leave behind, by where it is left.
LEFT = """async () => ({
  local: Object.keys(localStorage),
  tab: Object.keys(sessionStorage),
  cookies: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
})"""

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
    text = (content / "quizzes/week.yaml").read_text("utf-8")
    (content / "quizzes/again.yaml").write_text(
        text.replace("id: week\n", "id: again\n", 1), "utf-8"
    )
    with (content / "pages/about.md").open("a", encoding="utf-8") as page:
        page.write("\n::: quiz week\n:::\n\n::: quiz again\n:::\n")
    assert main(["build", "--content", str(content), "--output", str(folder / "site")]) == 0
    return folder / "site" / "about.html"


@pytest.mark.browser
def test_the_whole_quiz_can_be_taken_by_keyboard(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    press(page, "Show all questions on one page")
    expect(page.locator("[data-about] input").first).to_be_focused()
    page.keyboard.press("Space")
    for _ in definition["items"]:
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    expect(page.locator("[data-progress]")).to_contain_text(f"{len(definition['items'])} of")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Check your answers")
    page.get_by_role("button", name="See the result", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Your reflection")
    person = definition["about"][0]
    words = f"You had in mind: {person[0].lower()}{person[1:]}."
    expect(page.locator("[data-said]")).to_contain_text(words)


@pytest.mark.browser
def test_open_questions_are_named_before_the_result(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    for item in definition["items"][2:]:
        answer(page, item["id"], 2)
    page.get_by_role("button", name="Check your answers").click()
    expect(page.locator(":focus")).to_have_text("Some questions have no answer yet")
    page.locator("[data-review] .notice_link:visible").first.click()
    first = definition["items"][0]["id"]
    expect(page.locator(f'[data-item="{first}"] input').first).to_be_focused()


@pytest.mark.browser
def test_a_changed_answer_is_on_the_list_again(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    page.get_by_role("button", name="Check your answers").click()
    press(page, "Change question 3")
    answer(page, definition["items"][2]["id"], 0)
    press(page, "Back to your answers")
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
def test_clearing_forgets_every_answer(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    see_result(page)
    press(page, "Clear my answers")
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator("[data-about] input").first).to_be_focused()
    assert page.evaluate("Object.keys(sessionStorage)") == []
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)


@pytest.mark.browser
def test_another_person_starts_empty_and_shows_beside_the_first(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    page.locator("[data-about] input").first.check()
    answer_all(page, definition, 4)
    see_result(page)
    press(page, "Answer for another person")
    expect(page.locator("input:checked")).to_have_count(0)
    page.locator("[data-about] input").nth(1).check()
    answer_all(page, definition, 0)
    see_result(page)
    people = page.locator("[data-people] li")
    expect(people).to_have_count(2)
    for row, person in zip(people.all(), definition["about"][:2], strict=True):
        expect(row).to_contain_text(person)
    expect(page.locator("[data-patch][visibility=visible]")).to_have_count(2)


@pytest.mark.browser
def test_nothing_is_sent_left_in_history_or_stored_beyond_the_tab(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ, wait_until="networkidle")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    title, entries = page.title(), page.evaluate("history.length")
    answer_all(page, definition, 4)
    while_answering = page.evaluate(LEFT)
    see_result(page)
    page.wait_for_timeout(200)
    assert (asked, said) == ([], [])
    assert page.url == served_site + QUIZ
    assert (page.title(), page.evaluate("history.length")) == (title, entries)
    in_tab_only = {"local": [], "tab": ["notes"], "cookies": "", "databases": 0, "caches": 0}
    assert (while_answering, page.evaluate(LEFT)) == (in_tab_only, in_tab_only)


@pytest.mark.browser
def test_looking_at_the_page_stores_nothing(page: Page, served_site: str) -> None:
    page.goto(served_site + QUIZ)
    press(page, "Show all questions on one page")
    left = page.evaluate(LEFT)
    assert left == {"local": [], "tab": [], "cookies": "", "databases": 0, "caches": 0}


@pytest.mark.browser
def test_a_reload_loses_nothing(page: Page, served_site: str, definition: dict[str, Any]) -> None:
    page.goto(served_site + QUIZ)
    page.locator("[data-about] input").first.check()
    answer_all(page, definition, 1)
    page.reload()
    expect(page.locator("input:checked")).to_have_count(1 + len(definition["items"]))
    see_result(page)
    said = page.locator("[data-result]").inner_text()
    page.reload()
    expect(page.locator("[data-result]")).to_be_visible()
    assert page.locator("[data-result]").inner_text() == said


@pytest.mark.browser
def test_a_spoiled_draft_in_the_tab_is_as_good_as_none(page: Page, served_site: str) -> None:
    page.goto(served_site + QUIZ)
    for spoiled in ("{", "[]", "null", '{"closeness": {"until": 9e15, "version": 2, "state": 1}}'):
        page.evaluate("text => sessionStorage.setItem('notes', text)", spoiled)
        page.reload()
        expect(page.get_by_role("button", name="Next")).to_be_visible()
        expect(page.locator("input:checked")).to_have_count(0)


@pytest.mark.browser
def test_it_works_from_a_disk(page: Page, site_folder: Path, definition: dict[str, Any]) -> None:
    page.goto((site_folder / QUIZ).as_uri())
    answer_all(page, definition, 2)
    see_result(page)
    expect(page.locator("[data-ranges] p")).to_have_count(2)


@pytest.mark.browser
def test_it_works_while_a_translator_rewrites_the_page(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    page.evaluate(REWRITE)
    answer_all(page, definition, 0)
    page.evaluate(REWRITE)
    page.locator('[data-press="check"]:visible').click()
    page.evaluate(REWRITE)
    page.locator('[data-press="skipRest"]:visible').click()
    expect(page.locator("[data-ranges] p")).to_have_count(2)
    expect(page.locator("[data-said] > p")).to_have_count(1)


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
