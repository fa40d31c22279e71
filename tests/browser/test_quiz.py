"""The quiz: answered by keyboard, scored as Python scores it, kept and sent nowhere."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from generator.model.quiz import Quiz
from generator.scoring import band_of, score

QUIZ = "quizzes/closeness.html"

SCORE_ALL = """(sheets) => {
  const text = document.querySelector("[data-definition]").textContent;
  const definition = JSON.parse(text);
  return sheets.map((sheet) => scoring.score(definition, new Map(Object.entries(sheet))));
}"""


@pytest.fixture(scope="session")
def definition(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    read: dict[str, Any] = json.loads((site_folder / "quizzes/closeness.json").read_text("utf-8"))
    return read


@pytest.fixture(scope="session")
def quiz(definition: dict[str, Any]) -> Quiz:
    """The same, as the type that scores it."""
    return msgspec.convert({**definition, "type": "quiz"}, Quiz)


def answer(page: Page, item: str, position: int | str) -> None:
    page.locator(f'[data-item="{item}"] input[value="{position}"]').check()


def answer_all(page: Page, definition: dict[str, Any], position: int | str) -> None:
    for item in definition["items"]:
        answer(page, item["id"], position)


def see_result(page: Page) -> None:
    page.get_by_role("button", name="Check your answers").click()
    page.locator("[data-review]").get_by_role("button", name="see the result").click()


@pytest.mark.browser
def test_browser_and_python_agree_on_random_answer_sheets(
    page: Page, served_site: str, quiz: Quiz
) -> None:
    page.goto(served_site + QUIZ)
    ids = [item.id for item in quiz.items]
    position = st.integers(0, len(quiz.scale) - 1)
    sheet = st.dictionaries(st.sampled_from(ids), position)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(sheet, min_size=20, max_size=40))
    def agree(sheets: list[dict[str, int]]) -> None:
        mine = [list(score(quiz, sheet).values()) for sheet in sheets]
        assert page.evaluate(SCORE_ALL, sheets) == mine

    agree()


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
    expect(page.locator("[data-about-result]")).to_contain_text(definition["about"][0])


@pytest.mark.browser
def test_the_result_shows_the_band_python_finds_and_its_next_steps(
    page: Page, served_site: str, quiz: Quiz, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answers = {item.id: number % len(quiz.scale) for number, item in enumerate(quiz.items)}
    for item, position in answers.items():
        answer(page, item, position)
    see_result(page)
    for dimension in quiz.dimensions:
        value = score(quiz, answers)[dimension.id]
        assert value is not None
        shown = page.locator(f'[data-dimension="{dimension.id}"] [data-band]:visible')
        expect(shown).to_have_count(1)
        band = dimension.bands[band_of(dimension.bands, value)]
        expect(shown).to_contain_text(band.text)
        expect(shown.get_by_role("link")).to_have_count(len(band.next))
    expect(page.locator(".plot")).to_be_visible()
    expect(page.locator(".key_paper").first).to_be_hidden()


@pytest.mark.browser
def test_the_patch_lies_where_the_scores_are(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    for item in definition["items"]:
        answer(page, item["id"], 0 if item["reverse"] else len(definition["scale"]) - 1)
    see_result(page)
    field, patch = page.locator("[data-field]"), page.locator("[data-patch]")
    inside, box = field.bounding_box(), patch.bounding_box()
    assert inside is not None
    assert box is not None
    assert box["x"] + box["width"] == pytest.approx(inside["x"] + inside["width"], abs=2)
    assert box["y"] == pytest.approx(inside["y"], abs=2)


@pytest.mark.browser
def test_open_statements_are_named_before_the_result(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    page.evaluate(
        "document.querySelectorAll('[data-item] input').forEach((i, n) => {"
        " if (n < 12) i.checked = false; })"
    )
    page.get_by_role("button", name="Check your answers").click()
    expect(page.get_by_text("There are 2 statements without an answer")).to_be_visible()
    page.locator(".notice").get_by_role("button").first.click()
    first = definition["items"][0]["id"]
    expect(page.locator(f'[data-item="{first}"] input').first).to_be_focused()


@pytest.mark.browser
def test_skipping_most_of_a_scale_gives_no_result_for_it(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    one, other = (dimension["id"] for dimension in definition["dimensions"])
    for item in definition["items"]:
        if item["dimension"] == one:
            answer(page, item["id"], "skip")
    see_result(page)
    expect(page.locator(f'[data-dimension="{one}"] [data-none]')).to_be_visible()
    expect(page.locator(f'[data-dimension="{other}"] [data-band]:visible')).to_have_count(1)
    expect(page.locator("[data-plot]")).to_be_hidden()


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
def test_without_script_the_page_is_a_paper_form_with_its_key(
    browser: Browser, site_folder: Path, definition: dict[str, Any]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site_folder / QUIZ).as_uri())
    expect(page.locator("[data-item]")).to_have_count(len(definition["items"]))
    expect(page.get_by_role("button")).to_have_count(0)
    for dimension in definition["dimensions"]:
        scale = page.locator(f'[data-dimension="{dimension["id"]}"]')
        expect(scale.locator("table")).to_have_count(2)
        for band in dimension["bands"]:
            expect(scale).to_contain_text(band["text"])
    expect(page.locator("[data-result]")).to_be_hidden()
    context.close()


@pytest.mark.browser
def test_it_works_from_a_disk(page: Page, site_folder: Path, definition: dict[str, Any]) -> None:
    page.goto((site_folder / QUIZ).as_uri())
    answer_all(page, definition, 2)
    see_result(page)
    expect(page.locator("[data-band]:visible")).to_have_count(2)
