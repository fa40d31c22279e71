"""The change log is read from its headings, however an author writes the date."""

from datetime import date

import pytest

from generator.change_log import changes_in, misread_dates
from generator.model.body import Body
from generator.parse.markdown import read_body


def body_of(text: str) -> Body:
    body, problems = read_body("changes.md", text, 1)
    assert problems == []
    return body


@pytest.mark.parametrize("written", ["5 March 2026", "March 5, 2026", "2026-03-05"])
def test_a_date_may_be_written_in_each_of_these_ways(written: str) -> None:
    (change,) = changes_in(body_of(f"## {written}: what is new"))
    assert (change.day, change.title) == (date(2026, 3, 5), "What is new")


def test_a_heading_that_is_only_a_date_is_its_own_title() -> None:
    (change,) = changes_in(body_of("## 5 March 2026"))
    assert change.title == "5 March 2026"


def test_a_change_holds_everything_up_to_the_next_one() -> None:
    body = body_of(
        "Before.\n\n## 2 May 2026: b\n\nOne.\n\n### Two\n\n- three\n\n## Four\n\nFive.\n\n"
        "## 1 May 2026: a\n\nSix."
    )
    told = [[block.text for block in change.blocks] for change in changes_in(body)]
    assert told == [["One.", "Two", "three", "Four", "Five."], ["Six."]]


def test_a_change_is_known_by_the_anchor_its_author_fixed() -> None:
    (change,) = changes_in(body_of("## 5 March 2026: what is new {#new}"))
    assert change.anchor == "new"


@pytest.mark.parametrize(
    "heading", ["31 April 2026: x", "5 Mar 2026: x", "2026-13-01: x", "March 5: x", "5/3/2026"]
)
def test_what_looks_like_a_date_and_is_none_is_found(heading: str) -> None:
    body = body_of(f"## {heading}")
    assert [found.text for found in misread_dates(body)] == [heading]
    assert changes_in(body) == ()


@pytest.mark.parametrize("text", ["## What we added", "## March winds", "## A\n\n### 3 of 4"])
def test_other_headings_are_no_changes_and_no_mistakes(text: str) -> None:
    body = body_of(text)
    assert (changes_in(body), misread_dates(body)) == ((), ())
