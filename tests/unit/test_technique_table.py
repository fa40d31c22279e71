"""A long table can be filtered, and a short one is read."""

import re

import pytest

from tests.sites import BASE, read_site
from tests.unit.test_guide import Builder, built
from tests.unit.test_ways import page

__all__ = ["built"]

FILES = read_site(BASE.read_text("utf-8")).files
NEEDS = "needs:\n  - {id: calm, label: To calm down}\n  - {id: talk, label: To talk}\n"
SITE = f"-- site.yaml --\n{FILES['site.yaml']}{NEEDS}"
LIST = """-- techniques/index.md --
---
title: All
description: All.
---
::: technique-table
:::
"""


def techniques(count: int, keys: str = "") -> str:
    """The base site's technique and copies of it, `count` in all, with more keys."""
    text = FILES["techniques/breathing.md"].replace("time: 2 minutes", f"time: 2 minutes\n{keys}")
    names = ("breathing", *(f"t{n}" for n in range(1, count)))
    return "".join(f"-- techniques/{name}.md --\n{text}" for name in names)


@pytest.mark.parametrize(("count", "is_filtered"), [(8, False), (9, True)])
def test_only_a_long_table_has_a_filter_and_every_table_the_script_for_it(
    built: Builder, count: int, is_filtered: bool
) -> None:
    html = page(built(LIST + techniques(count)), "techniques/index.html")
    assert ("data-filter" in html, "data-row" in html) == (is_filtered, is_filtered)
    assert re.search(r'<script src="[^"]*reading\.js"', html)  # it makes the offline copy too


def test_the_filter_is_hidden_until_a_script_shows_it(built: Builder) -> None:
    html = page(built(LIST + techniques(9)), "techniques/index.html")
    assert re.search(r'<div class="[^"]*\bfilter\b[^"]*" hidden data-filter>', html)


def test_a_list_offers_only_what_some_row_has(built: Builder) -> None:
    keys = "minutes: 2\nneeds: [talk]\n"
    html = page(built(SITE + LIST + techniques(9, keys)), "techniques/index.html")
    options = re.findall(r'<option value="([^"]*)"', html)
    assert options == ["", "talk", "", "5", "10", "15", "", "early"]
    assert html.count('data-need="talk" data-minutes="2" data-evidence="early"') == 9


def test_a_question_that_no_row_answers_is_not_asked(built: Builder) -> None:
    html = page(built(LIST + techniques(9)), "techniques/index.html")
    assert re.findall(r'data-by="(\w+)"', html) == ["evidence"]
