"""What tests do with the page of the quiz, and what it is made from."""

import json
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Locator, Page

from generator.model.quiz import Quiz

QUIZ = "quizzes/closeness.html"


def definition_in(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    read: dict[str, Any] = json.loads((site_folder / "quizzes/closeness.json").read_text("utf-8"))
    return read


def quiz_in(site_folder: Path) -> Quiz:
    """The same, as the type that scores it."""
    return msgspec.convert({**definition_in(site_folder), "type": "quiz"}, Quiz)


def answer(page: Page, item: str, position: int | str) -> None:
    page.locator(f'[data-item="{item}"] input[value="{position}"]').check()


def answer_all(page: Page, definition: dict[str, Any], position: int | str) -> None:
    for item in definition["items"]:
        answer(page, item["id"], position)


def see_result(root: Page | Locator) -> None:
    root.get_by_role("button", name="Check your answers").click()
    root.locator("[data-review]").get_by_role("button", name="see the result").click()
