"""The result of the quiz: scored as Python scores it, in words, and as a patch on the map."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from generator.model.quiz import Dimension, Quiz
from generator.scoring import band_of, is_alarming, reading_of, score, standing_out, together_of
from tests.browser.quiz_page import (
    QUIZ,
    answer,
    answer_all,
    definition_in,
    quiz_in,
    random_sheets,
    see_result,
)

SCORE_ALL = """(sheets) => {
  const text = document.querySelector("[data-definition]").textContent;
  const definition = JSON.parse(text);
  return sheets.map((sheet) => scoring.score(definition, new Map(Object.entries(sheet))));
}"""

READ_ALL = """(sheets) => {
  const definition = JSON.parse(document.querySelector("[data-definition]").textContent);
  return sheets.map((sheet) => {
    const answers = new Map(Object.entries(sheet));
    const scores = scoring.score(definition, answers);
    const bands = scores.map((value, n) =>
      value === null ? null : scoring.bandOf(definition.dimensions[n].bands, value));
    return [
      scores,
      scores.map((value, n) => {
        return value === null ? null : scoring.readingOf(definition.dimensions[n], value);
      }),
      definition.dimensions.map((one) =>
        scoring.standingOut(definition, one, answers).map(({ id }) => id)),
      scoring.isAlarming(definition, answers),
      scoring.togetherOf(definition, bands),
    ];
  });
}"""


def read(quiz: Quiz, sheet: dict[str, int]) -> list[Any]:
    """What Python says of a sheet, in the form of READ_ALL."""
    scores = list(score(quiz, sheet).values())
    pairs = list(zip(quiz.dimensions, scores, strict=True))
    bands = [None if value is None else band_of(one.bands, value) for one, value in pairs]
    together = together_of(quiz, bands)
    return [
        scores,
        [None if value is None else list(reading_of(one, value)) for one, value in pairs],
        [list(standing_out(quiz, one, sheet)) for one in quiz.dimensions],
        is_alarming(quiz, sheet),
        -1 if together is None else together,
    ]


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
def test_browser_and_python_say_the_same_of_a_thousand_sheets(
    page: Page, served_site: str, quiz: Quiz
) -> None:
    page.goto(served_site + QUIZ)
    sheets = random_sheets(quiz, 1000)
    assert page.evaluate(READ_ALL, sheets) == [read(quiz, sheet) for sheet in sheets]


def in_words(dimension: Dimension, value: float) -> str:
    """What the result calls a score."""
    names = [f"“{dimension.bands[n].label}”" for n in reading_of(dimension, value)]
    return names[0] if len(names) == 1 else f"near the edge between {names[0]} and {names[1]}"


@pytest.mark.browser
@pytest.mark.parametrize("turn", [0, 1])
def test_the_result_says_the_reading_python_finds(
    page: Page, served_site: str, quiz: Quiz, turn: int
) -> None:
    page.goto(served_site + QUIZ)
    answers = {item.id: (number // 3 + turn) % 4 for number, item in enumerate(quiz.items)}
    answers |= {item.id: 0 for item in quiz.items if item.dimension is None}
    for item, position in answers.items():
        answer(page, item, position)
    see_result(page)
    lines = page.locator("[data-ranges] p").all()
    bands = []
    for line, dimension in zip(lines, quiz.dimensions, strict=True):
        value = score(quiz, answers)[dimension.id]
        assert value is not None
        expect(line).to_contain_text(f"{dimension.label}: {in_words(dimension, value)}.")
        bands.append(band_of(dimension.bands, value))
    together = together_of(quiz, bands)
    assert together is not None
    said = page.locator("[data-said] p")
    expect(said.last).to_have_text(typographic(quiz.together[together].text))
    expect(page.locator("[data-plot]")).to_be_visible()
    expect(page.locator("[data-key]")).to_be_hidden()


def typographic(text: str) -> str:
    """As the page sets it."""
    return text.replace("'", "’")


@pytest.mark.browser
def test_the_patch_lies_where_the_scores_are(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    for item in definition["items"]:
        high = item["dimension"] and not item["reverse"]
        answer(page, item["id"], len(definition["scale"]) - 1 if high else 0)
    see_result(page)
    field = page.locator("[data-field]")
    patch = page.locator("[data-patch][visibility=visible] ellipse")
    inside, box = field.bounding_box(), patch.bounding_box()
    assert inside is not None
    assert box is not None
    assert box["x"] + box["width"] == pytest.approx(inside["x"] + inside["width"], abs=2)
    assert box["y"] == pytest.approx(inside["y"], abs=2)


@pytest.mark.browser
@pytest.mark.parametrize("position", range(5))
def test_the_result_names_few_next_steps_each_once_and_safety_last(
    page: Page, served_site: str, definition: dict[str, Any], position: int
) -> None:
    page.goto(served_site + QUIZ)
    for item in definition["items"]:
        answer(page, item["id"], position if item["dimension"] else 0)
    see_result(page)
    shown = page.locator("[data-steps] a").evaluate_all("links => links.map(a => a.dataset.step)")
    assert len(shown) == len(set(shown)) == 3
    assert [step for step in shown if step.startswith("guide/")] == shown[:1]
    assert shown[-1] == "safety.html"


@pytest.mark.browser
@pytest.mark.parametrize("position", range(1, 5))
def test_an_answer_that_suggests_fear_puts_safety_first_and_advice_away(
    page: Page, served_site: str, definition: dict[str, Any], position: int
) -> None:
    page.goto(served_site + QUIZ)
    for item in definition["items"]:
        answer(page, item["id"], 2 if item["dimension"] else 0)
    answer(page, "s1", position)
    see_result(page)
    expect(page.locator("[data-alarm]")).to_be_visible()
    expect(page.locator("[data-said] p")).to_have_count(0)
    steps = page.locator("[data-steps] a")
    expect(steps).to_have_count(1)
    expect(steps).to_have_attribute("data-step", "safety.html")


@pytest.mark.browser
def test_without_fear_no_alarm_shows(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 0)
    see_result(page)
    expect(page.locator("[data-alarm]")).to_be_hidden()


@pytest.mark.browser
def test_the_result_is_in_words_and_has_no_score(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    answer_all(page, definition, 2)
    see_result(page)
    shown = page.locator("[data-said], [data-ranges], [data-standing]").all_inner_texts()
    # The only numbers are of people, such as "If 10 people …, about 6 of them would …".
    plain = re.sub(r"If 10 people|about \d+ of them", "", " ".join(shown))
    assert "In the middle" in plain
    assert re.findall(r"\d", plain) == []


@pytest.mark.browser
def test_skipping_most_of_a_scale_gives_no_result_for_it(
    page: Page, served_site: str, definition: dict[str, Any]
) -> None:
    page.goto(served_site + QUIZ)
    for item in definition["items"]:
        is_skipped = item["dimension"] == definition["dimensions"][0]["id"]
        answer(page, item["id"], "skip" if is_skipped else 2 if item["dimension"] else 0)
    see_result(page)
    first, second = page.locator("[data-ranges] p").all()
    expect(first).to_contain_text("too few answers")
    expect(second).to_contain_text("In the middle")
    expect(page.locator("[data-said] p")).to_have_count(1)
    expect(page.locator("[data-plot]")).to_be_hidden()
