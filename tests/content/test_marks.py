"""Nothing in our own guide is left for an editor to mark."""

from datetime import date

from generator.build import build
from generator.check.editorial import check_words
from generator.problems import as_text, in_order
from generator.settings import Settings
from tests.environment import ROOT

REVIEWED = date(2026, 11, 25)  # a day on which no review is due


def test_no_gate_has_anything_to_say() -> None:
    built = build(Settings(ROOT / "content", (ROOT,), REVIEWED))
    assert built.guide is not None
    found = in_order((*built.problems, *check_words(built.guide, REVIEWED)))
    assert [as_text(problem, problem.place.path) for problem in found] == []
