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
        boxes = [b for b in BOX.finditer(text) if "pages/safety.md" in b[0] and "afraid" in b[0]]
        assert boxes
        advice = re.compile(r"^(?:1\.|-|\|) ", re.M).search(text, text.index("{#what-you-can-do}"))
        assert advice is not None
        assert boxes[0].start() < advice.start()
