"""The result of the quiz: scored as Python scores it, in words, and as a patch on the map."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from generator.model.quiz import Quiz
from generator.scoring import band_of, score
from tests.browser.quiz_page import (
    QUIZ,
    answer,
    answer_all,
    definition_in,
    quiz_in,
    see_result,
)

SCORE_ALL = """(sheets) => {
  const text = document.querySelector("[data-definition]").textContent;
  const definition = JSON.parse(text);
  return sheets.map((sheet) => scoring.score(definition, new Map(Object.entries(sheet))));
}"""


@pytest.fixture(scope="session")
def definition(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    return definition_in(site_folder)


@pytest.fixture(scope="session")
def quiz(site_folder: Path) -> Quiz:
    """The published definition, as the type that scores it."""
    return quiz_in(site_folder)


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
def test_the_result_shows_the_band_python_finds(
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
def test_the_result_names_every_next_step_once(
    page: Page, served_site: str, quiz: Quiz, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    see_result(page)
    steps = {
        step
        for dimension in quiz.dimensions
        for step in dimension.bands[band_of(dimension.bands, 0.5)].next
    }
    shown = page.locator("[data-key] a:visible").evaluate_all("links => links.map(a => a.href)")
    assert len(shown) == len(set(shown)) == len(steps)


@pytest.mark.browser
def test_the_result_is_in_words_and_has_no_number(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    see_result(page)
    shown = page.locator("[data-result]").inner_text() + page.locator("[data-key]").inner_text()
    assert "somewhere between a little below the middle and a little above the middle" in shown
    assert re.findall(r"\d", shown) == []


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
