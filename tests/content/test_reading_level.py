"""Our own guide can be read by somebody tired (content-guide, section 3)."""

import re
import statistics
from pathlib import Path

import pytest
import textstat

from tests.content.blocks import text_blocks

LIMIT, MEAN_LIMIT, CAREFUL_LIMIT = 8.0, 7.0, 6.0
NEUTRAL_LIMIT = 6.0
TOPIC_WORDS = re.compile(r"\b(relationships?|attachments?|anxious|anxiety)\b", re.IGNORECASE)
# A stop, or a label ("Take care: Stop if …").
SENTENCE_END = re.compile(r"(?<=[.!?])[”’)]*\s+|:\s+(?=[A-Z“])")

# Lists, and all the other pages once more.
NO_PAGES = ("references.html", "404.html", "steady-ground.html")

# Read in the worst moments, or while doing something.
CAREFUL = ("help.html", "safety.html", "quizzes/", "exercises/")


@pytest.fixture(scope="module")
def pages(site_folder: Path) -> dict[str, list[str]]:
    """The blocks of every page that is read as text."""
    found = {}
    for path in sorted(site_folder.rglob("*.html")):
        address = path.relative_to(site_folder).as_posix()
        html = path.read_text("utf-8")
        has_moved = 'http-equiv="refresh"' in html
        if address not in NO_PAGES and not has_moved:
            found[address] = text_blocks(html)
    return found


def grade(blocks: list[str]) -> float:
    return float(textstat.flesch_kincaid_grade("\n".join(b.rstrip(":") for b in blocks)))


def sentences(blocks: list[str]) -> list[str]:
    return [s for block in blocks for s in SENTENCE_END.split(block) if s]


def test_no_page_is_above_its_limit(pages: dict[str, list[str]]) -> None:
    grades = {address: grade(blocks) for address, blocks in pages.items()}
    limits = {a: CAREFUL_LIMIT if a.startswith(CAREFUL) else LIMIT for a in grades}
    assert {a: g for a, g in grades.items() if g > limits[a]} == {}


def test_the_mean_of_all_pages_is_low(pages: dict[str, list[str]]) -> None:
    assert statistics.mean(grade(blocks) for blocks in pages.values()) <= MEAN_LIMIT


def test_the_mean_is_lower_still_without_the_words_of_the_topic(
    pages: dict[str, list[str]],
) -> None:
    neutral = ([TOPIC_WORDS.sub("word", b) for b in blocks] for blocks in pages.values())
    assert statistics.mean(grade(blocks) for blocks in neutral) <= NEUTRAL_LIMIT


def test_sentences_are_short(pages: dict[str, list[str]]) -> None:
    long: dict[str, list[str]] = {}
    for address, blocks in pages.items():
        lengths = {s: len(s.split()) for s in sentences(blocks)}
        over = [s for s, n in lengths.items() if n > 25]
        is_long = statistics.mean(lengths.values()) > 14
        too_many = sum(n > 20 for n in lengths.values()) > 0.05 * len(lengths)
        if over or is_long or too_many:
            long[address] = over
    assert long == {}


def test_every_chapter_says_enough(pages: dict[str, list[str]]) -> None:
    words = {a: sum(len(b.split()) for b in blocks) for a, blocks in pages.items()}
    chapters = {a: n for a, n in words.items() if a.startswith("guide/")}
    assert len(chapters) >= 26
    assert {a: n for a, n in chapters.items() if n < 700} == {}
