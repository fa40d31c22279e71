"""What tests do with the page of the quiz, and what it is made from."""

import json
import random
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Locator, Page, expect

from generator.model.quiz import Quiz

QUIZ = "quizzes/closeness.html"
CHECK_IN = "quizzes/week.html"

# Buttons that lead from one question at a time to all of them.
ALL = (
    '[data-press="turn"][data-when="one"]:visible, [data-press="turn"][data-when="second"]:visible'
)


def definition_in(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    read: dict[str, Any] = json.loads((site_folder / "quizzes/closeness.json").read_text("utf-8"))
    return read


def quiz_in(site_folder: Path) -> Quiz:
    """The same, as the type that scores it: without what was computed."""
    definition = {**definition_in(site_folder), "type": "quiz"}
    for dimension in definition["dimensions"]:
        for computed in ("margin", "noise", "same"):
            del dimension[computed]
    return msgspec.convert(definition, Quiz)


def random_sheets(quiz: Quiz, count: int) -> list[dict[str, int]]:
    """Answer sheets, the same ones every time, many of them with something skipped."""
    chance = random.Random(7)
    positions = range(len(quiz.scale))
    sheets = []
    for _ in range(count):
        answered = chance.choice([1, 0.97, 0.9, 0.7])
        lean = chance.choices([1, 2, 4, 8], k=len(positions))
        sheets.append(
            {
                item.id: chance.choices(positions, lean)[0]
                for item in quiz.items
                if chance.random() < answered
            }
        )
    return sheets


def all_on_one_page(root: Page | Locator) -> None:
    """Shows every question, if one shows at a time now."""
    turn = root.locator(ALL)
    if turn.count():
        turn.first.click()


def answer(root: Page | Locator, item: str, position: int | str) -> None:
    field = root.locator(f'[data-item="{item}"]')
    if not field.is_visible():
        all_on_one_page(root)
    field.locator(f'input[value="{position}"]').check()


def answer_all(root: Page | Locator, definition: dict[str, Any], position: int | str) -> None:
    for item in definition["items"]:
        answer(root, item["id"], position)


def see_result(root: Page | Locator) -> None:
    """Goes to the result, and skips whatever is open."""
    root.locator('[data-press="check"]:visible').first.click()
    root.locator('[data-press="skipRest"]:visible').last.click()
    expect(root.locator("[data-result]")).to_be_visible()


def press(root: Page | Locator, name: str) -> None:
    root.get_by_role("button", name=name, exact=True).click()


# One click for each question, without the waits that Playwright puts around each of its own.
CLICK_ALL = """([items, position]) => items.forEach(item =>
    document.querySelector(`[data-item="${item}"] input[value="${position}"]`).click())"""


def result_of(page: Page, address: str, definition: dict[str, Any], position: int = 2) -> None:
    """Opens the quiz and answers all of it alike, up to the result."""
    page.goto(address)
    all_on_one_page(page)
    page.evaluate(CLICK_ALL, [[item["id"] for item in definition["items"]], position])
    see_result(page)


def says(page: Page, words: str) -> None:
    """Waits until the part that keeps things says so."""
    expect(page.locator("[data-status]")).to_contain_text(words)
