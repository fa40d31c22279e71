"""A chapter that is known by its outline becomes the page that it is in a plain build."""

from pathlib import Path

import pytest

from tests.rebuild.guides import PLAIN, built, is_clean, replace


@pytest.mark.parametrize(
    "made_by", ["By us: ![a dot](drawings/dot.svg)", "By us: [a dot](drawings/dot.svg)"]
)
def test_who_made_the_guide_may_be_drawn(content: Path, made_by: str) -> None:
    replace(content / "site.yaml", "Made by us.", made_by)
    assert is_clean(built(content), content)


REVIEWED = "reviewed: 2026-11-01\nnext_review: 2027-11-01\n"


ANYWHERE = (
    "[a link](../drawings/dot.svg) to a drawing",
    "a [link with a mark](06-number-6.md#heading-of-6)",
    "[[Calm]], and [[calm]] in other words",
    "one source[@doe-2020] and again[@doe-2020, p. 7] and another[@roe-2021]",
    "<&amp;> \\[[calm]] `[[calm]]`",
)
IN_TEXT = (
    "a note[^a]\n\n[^a]: that cites[@roe-2021] and shows ![a dot](../drawings/dot.svg)",
    "two notes[^a], and the first[^a] again[^b]\n\n[^a]: On [[calm]].\n[^b]: Two.",
    "no note\n\n[^a]: none leads to ![this](../drawings/dot.svg)[@roe-2021]",
    "| a | b |\n|---|:-:|\n| ![a dot](../drawings/dot.svg) | [[calm]] |",
)


@pytest.mark.parametrize("is_reviewed", [True, False])
@pytest.mark.parametrize(
    ("place", "words"),
    [
        *(("[One point]", f"[{words!r}]") for words in ANYWHERE),
        *(("A sentence in plain words.", words) for words in (*ANYWHERE, *IN_TEXT)),
    ],
)
def test_whatever_stands_in_a_chapter_stands_there(
    content: Path, place: str, words: str, is_reviewed: bool
) -> None:
    """Below a page that was reviewed it says who made it; that may cite too."""
    replace(content / PLAIN, place, words)
    if is_reviewed:
        replace(content / PLAIN, "part: start\n", f"part: start\n{REVIEWED}")
    assert is_clean(built(content), content)
