"""What tests do with a sheet: the page of an exercise that a reader fills in."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz_page import press, says

THOUGHTS = "exercises/thought-record.html"
PAUSE = "exercises/pause-before-sending.html"
PLAN = "exercises/if-then-plan.html"
ASK = "exercises/ask-once.html"
BREATHING = "exercises/slow-breathing.html"
CHECK_IN = "exercises/check-in.html"
WEEK = "exercises/my-week.html"
WORRIES = "exercises/worry-time.html"
SAFE = "exercises/secure-person.html"

# A word that no page says, to look for where nothing of the reader's may be.
SECRET = "quokka"

KEEP = "Keep on this device"


def field(page: Page, answer: str) -> Locator:
    """The part of a step that holds one answer."""
    return page.locator(f'[data-answer="{answer}"]')


def words_of(page: Page, answer: str) -> Locator:
    """Where words are written, or a mark is made; the first of several lines."""
    return field(page, answer).locator("input, textarea").first


def write(page: Page, answer: str, words: str) -> None:
    words_of(page, answer).fill(words)


def choice(page: Page, words: str) -> Locator:
    return page.locator(f'[data-answer] input[value="{words}"]')


def step_of(page: Page, inside: Locator) -> Locator:
    return page.locator(".step").filter(has=inside)


def entries(page: Page) -> list[dict[str, Any]]:
    """Everything that this browser keeps."""
    kept: dict[str, Any] = json.loads(page.evaluate("localStorage.notes ?? '{\"entries\": []}'"))
    found: list[dict[str, Any]] = kept["entries"]
    return found


def check_in_of(day: str, number: int, *marks: int) -> dict[str, Any]:
    """A kept check-in."""
    named = zip(("steady", "close"), marks, strict=False)
    return {
        "kind": "sheet",
        "id": f"{number:016x}",
        "page": "exercises/check-in",
        "day": day,
        "answers": {name: [str(mark)] for name, mark in named},
    }


def put(page: Page, *kept: dict[str, Any]) -> None:
    """Puts entries into the browser, and shows the page anew."""
    text = {"format": 1, "created": "2026-01-01", "entries": kept, "aside": []}
    page.evaluate("text => localStorage.setItem('notes', text)", json.dumps(text))
    page.reload()
    expect(page.locator("[data-history] li")).to_have_count(len(kept))


def tab_to(page: Page, wanted: Locator) -> None:
    """Goes on with the Tab key, as a reader without a mouse would."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to {wanted}")


def keep(page: Page) -> None:
    press(page, KEEP)
    says(page, "Kept on this device.")
    expect(page.get_by_role("button", name=KEEP)).to_be_hidden()


def open_kept(page: Page, number: int = 0) -> None:
    page.locator("[data-history] li").nth(number).get_by_role("button", name="Open").click()


def file_of(page: Page) -> dict[str, Any]:
    """What the file holds that "Save as a file" makes; its name says nothing."""
    with page.expect_download() as saving:
        press(page, "Save as a file")
    today = page.evaluate("envelope.today()")
    assert saving.value.suggested_filename == f"notes-{today}.json"
    read: dict[str, Any] = json.loads(Path(saving.value.path()).read_text("utf-8"))
    return read
