"""Files of what is kept: out as they are, in only after a look."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.quiz_page import QUIZ, definition_in, press, result_of, says

RUN: dict[str, Any] = {
    "kind": "run",
    "id": "0123456789abcdef",
    "quiz": "closeness",
    "version": 2,
    "day": "2026-01-02",
    "about": "A friend",
    "choices": 5,
    "answers": {"a1": 2},
    "scores": {"anxiety": None, "avoidance": None},
}


@pytest.fixture(scope="session")
def definition(site_folder: Path) -> dict[str, Any]:
    """The published definition."""
    return definition_in(site_folder)


@pytest.fixture
def result(page: Page, served_site: str, definition: dict[str, Any]) -> Page:
    """A page with a result on it, not kept."""
    result_of(page, served_site + QUIZ, definition)
    return page


def saved(page: Page, name: str) -> tuple[str, str]:
    """The name and the text of the file that a button saves."""
    with page.expect_download() as saving:
        press(page, name)
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes().decode()


def bring(page: Page, text: str) -> None:
    file: FilePayload = {
        "name": "notes.json",
        "mimeType": "application/json",
        "buffer": text.encode(),
    }
    page.locator("[data-file]").set_input_files(file)


def file_of(*entries: Any) -> str:
    return json.dumps({"format": 1, "entries": entries, "aside": []})


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.notes ?? 'null'"))


@pytest.mark.browser
def test_a_saved_file_comes_back_after_a_look(result: Page) -> None:
    name, text = saved(result, "Save as a file")
    assert name.startswith("notes-")
    assert "closeness" not in name
    (run,) = json.loads(text)["entries"]
    bring(result, text)
    expect(result.locator("[data-asking]")).to_contain_text("New: 1")
    assert kept(result) is None
    press(result, "Add these and keep them")
    says(result, "What is new in the file is kept")
    assert kept(result)["entries"] == [run]
    bring(result, text)
    expect(result.locator("[data-asking]")).to_contain_text("New: 0. Here already: 1.")
    expect(result.get_by_role("button", name="Add these and keep them")).to_have_count(0)


@pytest.mark.browser
def test_leaving_a_file_adds_nothing(result: Page) -> None:
    bring(result, file_of(RUN))
    press(result, "Add nothing")
    says(result, "Nothing was added.")
    assert kept(result) is None


@pytest.mark.browser
def test_what_is_here_wins_over_a_file(result: Page) -> None:
    press(result, "Keep on this device")
    says(result, "Kept")
    (own,) = kept(result)["entries"]
    bring(result, file_of({**own, "answers": {"a1": 0}}, RUN))
    expect(result.locator("[data-asking]")).to_contain_text("New: 1. Here already: 1.")
    press(result, "Add these and keep them")
    says(result, "What is new in the file is kept")
    assert {run["id"]: run for run in kept(result)["entries"]} == {own["id"]: own, RUN["id"]: RUN}


@pytest.mark.browser
def test_a_saved_table_has_a_row_for_each_answer(result: Page, definition: dict[str, Any]) -> None:
    name, text = saved(result, "Save as a table")
    head, *rows = csv.reader(StringIO(text))
    assert name.endswith(".csv")
    assert head[-3:] == ["item", "text", "answer"]
    scale = definition["scale"]
    assert [row[-3:] for row in rows] == [
        [i["id"], i["text"], scale[2]] for i in definition["items"]
    ]


@pytest.mark.browser
def test_no_cell_of_a_table_is_a_formula(result: Page) -> None:
    saved(result, "Save as a table")  # the script comes with the first one
    for sign in ("=", "+", "-", "@", "\t", "\r"):
        cell = result.evaluate("text => table.cell(text)", f'{sign}1+"1"')
        assert cell == f'"\'{sign}1+""1"""'


@pytest.mark.browser
def test_fields_that_a_newer_version_may_have_written_come_in_as_they_are(result: Page) -> None:
    entry = {**RUN, "more": {"deep": [1]}}
    bring(result, file_of(entry))
    press(result, "Add these and keep them")
    says(result, "What is new in the file is kept")
    assert kept(result)["entries"] == [entry]


@pytest.mark.browser
def test_words_of_a_file_are_never_markup(result: Page) -> None:
    bring(result, file_of({**RUN, "about": "<img src=x onerror=alert(1)>"}))
    expect(result.locator("[data-asking] li")).to_contain_text("<img src=x")
    press(result, "Add these and keep them")
    expect(result.locator("[data-history] li")).to_contain_text("<img src=x")
    expect(result.locator("[data-keep] img")).to_have_count(0)
