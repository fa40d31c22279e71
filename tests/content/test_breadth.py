"""The guide is as broad as it says, and its drawings are light and work everywhere."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.model.guide import Guide
from generator.settings import Settings
from tests.environment import ROOT

DRAWINGS = sorted((ROOT / "content/drawings").glob("*.svg"))
DRAWING_BYTES = 4_000


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Our own guide."""
    built = build(Settings(ROOT / "content", (ROOT,), date(2026, 11, 25))).guide
    assert built is not None
    return built


def test_there_are_six_parts_that_can_be_taken_in(guide: Guide) -> None:
    sizes = [len(part.chapters) for part in guide.parts]
    assert len(sizes) == 6
    assert sum(sizes) >= 26
    assert max(sizes) <= 8


def test_there_is_enough_to_choose_from(guide: Guide) -> None:
    assert guide.faq is not None
    assert len(guide.techniques) >= 16
    assert sum(h.level == 2 for h in guide.faq.body.headings) >= 30
    assert len(guide.terms) >= 50
    assert len(guide.references) >= 60
    assert len(DRAWINGS) >= 10


def test_every_drawing_is_shown_with_words(guide: Guide) -> None:
    shown = Counter(
        Path(mention.target.removeprefix("figure ")).name
        for document in guide.documents
        for mention in document.body.mentions
        if mention.role == "image"
    )
    assert set(shown) >= {path.name for path in DRAWINGS}


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_is_light_has_words_and_knows_the_dark(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.encode()) < DRAWING_BYTES
    assert re.search(r"<title[^>]*>[^<]{5,}</title>", text)
    assert re.search(r"<desc[^>]*>[^<]{40,}</desc>", text)
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"<script|<image|<foreignObject|href|url\(h|\son\w+=", text)
