"""What tests do with the page of everything that is kept."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

SPACE = "my-space.html"

RUN: dict[str, Any] = {
    "kind": "run",
    "id": "00000000000000a1",
    "quiz": "closeness",
    "version": 2,
    "day": "2026-01-02",
    "about": "A friend",
    "choices": 5,
    "answers": {"a1": 4, "v1": None},
    "scores": {"anxiety": None, "avoidance": None},
}
SHEET: dict[str, Any] = {
    "kind": "sheet",
    "id": "00000000000000b2",
    "page": "exercises/thought-record",
    "day": "2026-02-03",
    "answers": {
        "first-thought": ["They are tired of me."],
        "other-readings": ["Work", "", "Sleep"],
    },
}
PATH: dict[str, Any] = {
    "kind": "sheet",
    "id": "00000000000000c3",
    "page": "paths/tonight",
    "day": "2026-03-04",
    "answers": {"breathe": ["done"]},
}


def text_of(*entries: Any) -> str:
    """The text that would be kept."""
    return json.dumps(
        {
            "format": 1,
            "created": "2026-01-01",
            "changed": "2026-03-04",
            "entries": entries,
            "aside": [],
        }
    )


def open_space(page: Page, served_site: str, *entries: Any) -> Page:
    """My space on a device that keeps these."""
    page.goto(served_site + SPACE)
    if entries:
        page.evaluate("text => localStorage.setItem('notes', text)", text_of(*entries))
        page.reload()
        expect(rows(page)).to_have_count(len(entries))
    return page


def rows(page: Page) -> Locator:
    return page.locator("[data-history] > li")


def row(page: Page, words: str) -> Locator:
    return rows(page).filter(has_text=words)


def kept(page: Page) -> list[dict[str, Any]]:
    """The entries, when they are not locked."""
    entries: list[dict[str, Any]] = json.loads(page.evaluate("localStorage.notes"))["entries"]
    return entries


def saved(page: Page, name: str) -> str:
    """The text of the file that a button saves."""
    with page.expect_download() as saving:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(saving.value.path()).read_text("utf-8")


def bring(page: Page, text: str) -> None:
    page.locator("[data-file]").set_input_files(
        {"name": "notes.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def type_in(page: Page, *words: str) -> None:
    """Types into the fields that ask, and sends them."""
    fields = page.locator("[data-asking] input")
    expect(fields).to_have_count(len(words))
    for field, typed in zip(fields.all(), words, strict=True):
        field.fill(typed)
    page.locator("[data-asking] button").first.click()
