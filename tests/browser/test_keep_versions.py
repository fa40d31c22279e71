"""Kept runs and versions of a quiz: carried over when they fit, else the scores of their day."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.model.quiz import Quiz
from generator.scoring import score
from tests.browser.quiz_page import QUIZ, definition_in, press, quiz_in, result_of, says

FIT = """run => {
  const definition = JSON.parse(document.querySelector("[data-definition]").textContent);
  const { how, scores } = fitting.fit(definition, run);
  return [how, scores];
}"""

CHANGE = """([noise, before, after]) => fitting.change({ noise }, before, after)"""


@pytest.fixture(scope="session")
def quiz(site_folder: Path) -> Quiz:
    """The published definition, as the type that scores it."""
    return quiz_in(site_folder)


@pytest.fixture
def kept(page: Page, served_site: str, site_folder: Path) -> Page:
    """A page with a kept run, so that the script of kept things is there."""
    result_of(page, served_site + QUIZ, definition_in(site_folder))
    press(page, "Keep on this device")
    says(page, "Kept")
    expect(page.locator("[data-history] li")).to_have_count(1)
    return page


def run_of(quiz: Quiz, **more: Any) -> dict[str, Any]:
    """A run of this version, every item answered with the first position."""
    return {
        "kind": "run",
        "id": "0123456789abcdef",
        "quiz": quiz.id,
        "version": quiz.version,
        "day": "2026-01-02",
        "about": "",
        "choices": len(quiz.scale),
        "answers": {item.id: 1 for item in quiz.items},
        "scores": {"anxiety": 0.125, "avoidance": 0.875},
        **more,
    }


def scores_of(quiz: Quiz, answers: dict[str, int]) -> list[float | None]:
    return list(score(quiz, answers).values())


@pytest.mark.browser
def test_a_run_of_this_version_is_scored_again(kept: Page, quiz: Quiz) -> None:
    run = run_of(quiz)
    assert kept.evaluate(FIT, run) == ["same", scores_of(quiz, run["answers"])]


@pytest.mark.browser
def test_answers_under_earlier_ids_are_carried_over(kept: Page, quiz: Quiz) -> None:
    renamed = {item.id: item.was[0] for item in quiz.items if item.was}
    assert renamed
    answers = {item.id: n % 5 for n, item in enumerate(quiz.items)}
    before = {renamed.get(id_, id_): position for id_, position in answers.items()}
    run = run_of(quiz, version=1, answers=before)
    assert kept.evaluate(FIT, run) == ["carried", scores_of(quiz, answers)]


@pytest.mark.browser
@pytest.mark.parametrize(
    "more",
    [
        {"version": 1, "answers": {"a1": 1, "gone": 2}},
        {"version": 1, "choices": 7},
        {"version": 1, "answers": {"a1": 5}},
        {"version": 1, "answers": {"a1": [1]}},
        {"version": 1, "answers": {"a1": 2}},
    ],
    ids=["an item is gone", "another scale", "no such answer", "another type", "too few"],
)
def test_what_no_longer_fits_keeps_the_scores_of_its_day(
    kept: Page, quiz: Quiz, more: dict[str, Any]
) -> None:
    assert kept.evaluate(FIT, run_of(quiz, **more)) == ["old", [0.125, 0.875]]


@pytest.mark.browser
def test_skipped_answers_do_not_count(kept: Page, quiz: Quiz) -> None:
    answers = {item.id: 1 for item in quiz.items}
    run = run_of(quiz, answers={**answers, "a1": None})
    del answers["a1"]
    assert kept.evaluate(FIT, run) == ["same", scores_of(quiz, answers)]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("before", "after", "way"),
    [(0.2, 0.9, 1), (0.9, 0.2, -1), (0.5, 0.6, 0), (0.5, 0.4, 0), (None, 1, 0), (0, None, 0)],
)
def test_only_a_change_larger_than_chance_is_one(
    kept: Page, before: float | None, after: float | None, way: int
) -> None:
    assert kept.evaluate(CHANGE, [0.2, before, after]) == way


@pytest.mark.browser
def test_a_run_of_an_earlier_version_is_named_as_such(kept: Page, quiz: Quiz) -> None:
    run = run_of(quiz, version=1, answers={"gone": 1})
    kept.evaluate(
        """run => {
          const all = JSON.parse(localStorage.notes);
          localStorage.notes = JSON.stringify({ ...all, entries: [...all.entries, run] });
        }""",
        run,
    )
    kept.reload()
    words = "Answered in an earlier version, too different to score again."
    expect(kept.locator("[data-history] li").filter(has_text=words)).to_have_count(1)
