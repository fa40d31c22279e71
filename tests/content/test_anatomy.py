"""Every chapter has the parts a reader relies on, in their order (content guide, section 5)."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.environment import ROOT

CHAPTERS = sorted((ROOT / "content/guide").glob("*.md"))
ORDER = (
    "\n::: scene ",
    "{#what-is-going-on}",
    "{#what-you-can-do}",
    "\n::: exercise-card ",
    "{#if-this-is-hard}",
    "{#what-we-know}",
    "\n## In your own life",
    "\n### In a close relationship",
    "\n### With friends or family",
    "\n### When you are single",
    "\n::: quiz check-",
)
# Advice on openness, limits, reassurance and couples stands in these parts.
WITH_SAFETY_FIRST = ("relate", "people")
LABEL = re.compile(r"\*\*(Tested for this|Tested nearby|Early|Practice-based)\b", re.IGNORECASE)
FEAR = re.compile(r"\b(?:afraid|scare)")
BOX = re.compile(r"^::: callout.*?^:::$", re.MULTILINE | re.DOTALL)
STEPS = re.compile(r"^1\. |^\| |^::: technique-table", re.MULTILINE)

chapters = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)


@chapters
def test_the_parts_stand_in_their_order(path: Path) -> None:
    text = path.read_text("utf-8")
    places = {part.strip(): text.find(part) for part in ORDER}
    assert [part for part, place in places.items() if place < 0] == []
    assert [(a, b) for a, b in pairwise(places) if places[a] > places[b]] == []


@chapters
def test_a_chapter_has_steps_a_label_and_few_strong_boxes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert STEPS.search(text)
    assert LABEL.search(text.partition("{#what-we-know}")[2])
    assert text.count("\n::: callout") <= 2
    assert text.count("\n::: care ") <= 1
    assert re.findall(r"^  - ", text.partition("recap:")[2].partition("next_step:")[0], re.M) == (
        ["  - "] * 3
    )


@chapters
def test_safety_comes_before_advice_on_being_close(path: Path) -> None:
    text = path.read_text("utf-8")
    part = re.search(r"^part: (\S+)$", text, re.M)
    assert part is not None
    if part[1] in WITH_SAFETY_FIRST:
        boxes = [b for b in BOX.finditer(text) if "pages/safety.md" in b[0] and FEAR.search(b[0])]
        assert boxes
        advice = re.compile(r"^(?:1\.|-|\|) ", re.M).search(text, text.index("{#what-you-can-do}"))
        assert advice is not None
        assert boxes[0].start() < advice.start()


@chapters
def test_a_chapter_leads_on_to_a_technique_an_exercise_and_a_question(
    path: Path, site_folder: Path
) -> None:
    name = path.stem.partition("-")[2]
    html = (site_folder / f"guide/{name}.html").read_text("utf-8")
    kinds = re.findall(r'class="way-on_kind">(\w+)', html)
    assert {*kinds} == {"Technique", "Exercise", "Question"}


def test_every_technique_says_what_it_is_for_and_how_long_it_takes() -> None:
    techniques = {*(ROOT / "content/techniques").glob("*.md")}
    for path in techniques - {ROOT / "content/techniques/index.md"}:
        text = path.read_text("utf-8")
        assert re.search(r"^needs: \[\w.*\]$", text, re.M), path.name
        times = re.findall(r"^(?:time|minutes): .*?(\d+)\D*$", text, re.M)
        assert len(times) == 2, path.name
        assert times[0] == times[1], path.name
