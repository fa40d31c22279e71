"""The docs keep the rules that they teach."""

from datetime import date
from functools import cache

from generator.build import Built, build
from generator.check.editorial import check_words
from generator.problems import as_text, in_order
from generator.settings import Settings
from tests.environment import ROOT

DOCS = ROOT / "docs"
REVIEWED = date(2026, 11, 27)  # a day on which no review is due

# The words of this page are those of the terminal.
FROM_ELSEWHERE = ("guide/26-command-line.md",)

# What a reader in need is told, and a reader of docs is not.
FOR_READERS = ("Help now", "If you might harm yourself", "made things heavier", "data-leave")


@cache
def built() -> Built:
    return build(Settings(DOCS / "content", (DOCS, ROOT), REVIEWED))


def test_no_gate_has_anything_to_say_of_the_docs() -> None:
    guide = built().guide
    assert guide is not None
    marks = (one for one in check_words(guide, REVIEWED) if one.place.path not in FROM_ELSEWHERE)
    found = in_order((*built().problems, *marks))
    assert [as_text(problem, problem.place.path) for problem in found] == []


def test_no_page_speaks_to_a_reader_in_need() -> None:
    pages = [output for output in built().outputs if output.address.endswith(".html")]
    said = {
        words: [page.address for page in pages if words.encode() in page.data]
        for words in FOR_READERS
    }
    assert said == {words: [] for words in FOR_READERS}


def test_a_part_has_eight_pages_at_most() -> None:
    guide = built().guide
    assert guide is not None
    parts = [chapter.matter.part for chapter in guide.chapters]
    assert max(map(parts.count, parts)) <= 8
