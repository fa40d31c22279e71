"""The docs name every limit, and docs/limits.md every promise with a case that tries it."""

import re

import pytest

from generator import limits
from release.reference.limits import LIMITS as TOLD
from tests.environment import ROOT
from tests.hostile.test_cases import CASES

PAGE = (ROOT / "docs/limits.md").read_text("utf-8")
NAMES = {case.name for case in CASES}

# These are budgets, which have tables of their own, or nothing that an author meets.
ELSEWHERE = {
    "ASKING_PAGE",
    "EAST",  # docs/reproducible.md
    "FILES_PER_PROCESS",
    "OFFLINE_BYTES",
    "OFFLINE_RAW_BYTES",
    "ONE_FILE_BYTES",
    "OPENING_SIGNS",
    "READING_PAGE",
    "SCRIPT_BYTES",
    "SEARCH_INDEX_BYTES",
}
LIMITS = {name for name in vars(limits) if name.isupper()}

# What must be tried, whatever else is, and the case or test that does it.
TRIED = {
    "a slug with ..": "a slug with two dots",
    "an absolute slug": "an absolute slug",
    "an alias with ..": "aliases that leave the site",
    "reserved names": "slugs that Windows keeps for itself",
    "clashes by case": "files that are one where capitals do not count",
    "clashes by normal form": "files that are one where marks are written in two ways",
    "very long names": "a name as long as a disk takes",
    "emoji": "a slug of emoji",
    "a link out": "a link out of the folder",
    "links in loops": "links in a loop",
    "a pipe": "a pipe",
    "a socket": "a socket",
    "a line of 10 MB": "a line of ten million signs",
    "aliases of YAML": "an alias bomb",
    "tags": "a tag that would run a program",
    "merge keys": "a merge key",
    "keys that are no text": "a number, a date and nothing for a key",
    "dates as titles": "a date as a title",
    "no as a country": "no as a country",
    "NaN": "NaN",
    "infinity": "infinity",
    "a million digits": "an integer of a million digits",
    "a byte order mark": "a byte order mark",
    "NUL": "a NUL as a byte",
    "CRLF": "line ends of every kind",
    "lone surrogates": "half a character as bytes",
    "right-to-left overrides": "a right-to-left override",
    "template syntax": "template syntax in a text",
}


def test_there_are_a_hundred_and_fifty_cases_and_more() -> None:
    assert len(CASES) >= 150


def test_the_docs_tell_of_every_limit() -> None:
    assert {name for group in TOLD.values() for name in group} == LIMITS - ELSEWHERE


def promises() -> list[str]:
    part = PAGE.partition("## What follows from that")[2].partition("\n## ")[0]
    return [line for line in part.split("\n") if line.startswith("- ")]


@pytest.mark.parametrize("promise", promises())
def test_a_promise_names_cases_that_exist(promise: str) -> None:
    named = re.findall(r"`([^`]+)`", "`" + promise.partition(": `")[2])
    assert named
    assert set(named) <= NAMES


@pytest.mark.parametrize("what", TRIED)
def test_what_must_be_tried_is(what: str) -> None:
    assert TRIED[what] in NAMES
