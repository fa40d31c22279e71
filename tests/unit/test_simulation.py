"""Simulated readers: known answers, and the same ones each time."""

import pytest

from generator.model.items import Likert, Multiple, Option, Single
from generator.model.quiz import Band, Dimension, Quiz
from generator.report.figures import figures_of, most_skipped
from generator.report.reliability import alpha, correlation
from generator.report.simulation import answer_at, simulate

BANDS = (Band(up_to=0.4, text="", id="low"), Band(up_to=1, text="", id="high"))


def quiz(retest: float = 0.65, spread: float = 0.2, items: int = 10) -> Quiz:
    dimension = Dimension("d", "D", "less", "more", BANDS, retest=retest, spread=spread)
    return Quiz(
        format=1,
        id="q",
        version=1,
        kind="reflection",
        title="Q",
        description="",
        intro="",
        items=tuple(
            Likert(id=f"i{n}", text="I rest.", dimension="d", reverse=n % 2 == 1)
            for n in range(items)
        ),
        scale=("0", "1", "2", "3", "4"),
        dimensions=(dimension,),
    )


def test_alpha_of_identical_items_is_one() -> None:
    assert alpha([[0, 1, 2, 4]] * 3) == pytest.approx(1)


def test_alpha_of_items_that_have_nothing_in_common_is_zero() -> None:
    assert alpha([[0, 0, 1, 1], [0, 1, 0, 1]]) == pytest.approx(0)


def test_there_is_no_alpha_of_one_item_or_of_equal_readers() -> None:
    assert alpha([[0, 1, 2]]) is None
    assert alpha([[1, 1], [2, 2]]) is None


def test_correlation_goes_from_minus_one_to_one() -> None:
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)


def test_a_retest_of_one_keeps_every_answer_and_band() -> None:
    assert all(reader.first == reader.again for reader in simulate(quiz(retest=1), 100))
    (dimension,) = figures_of("q.yaml", quiz(retest=1), True).dimensions
    assert dimension.same_band == 1


@pytest.mark.parametrize("retest", [0.2, 0.65, 0.95])
def test_declared_figures_come_true(retest: float) -> None:
    (dimension,) = figures_of("q.yaml", quiz(retest=retest), True).dimensions
    assert dimension.retest == pytest.approx(retest, abs=0.08)
    assert dimension.spread == pytest.approx(0.2, abs=0.03)  # the ends of the scale narrow it


def test_alpha_is_as_spearman_and_brown_foretell() -> None:
    (dimension,) = figures_of("q.yaml", quiz(), True).dimensions
    assert dimension.reliability.alpha == pytest.approx(3.5 / (1 + 9 * 0.35), abs=0.05)


def test_shares_sum_to_one() -> None:
    (dimension,) = figures_of("q.yaml", quiz(), True).dimensions
    assert sum(part.share for part in dimension.bands) == pytest.approx(1)


def test_each_run_has_the_same_readers() -> None:
    assert simulate(quiz(), 50) == simulate(quiz(), 50)


def test_whoever_skips_more_than_allowed_has_no_score() -> None:
    (dimension,) = figures_of("q.yaml", quiz(items=6), True).dimensions
    assert [(s.skipped, s.without_score) for s in dimension.skipping] == [(1, 0), (2, 1)]
    assert most_skipped(quiz(items=10).items, 0.8) == 2


def test_a_reverse_keyed_item_is_mirrored() -> None:
    assert answer_at(Likert(id="i", text=""), 0.9, 4) == 4
    assert answer_at(Likert(id="i", text="", reverse=True), 0.9, 4) == 0
    assert answer_at(Likert(id="i", text=""), 7, 4) == 4


def test_the_nearest_option_is_chosen() -> None:
    options = (Option(text="", points=4), Option(text="", points=1))
    assert answer_at(Single(id="i", text="", options=options), 0.3, 4) == 1
    assert answer_at(Multiple(id="i", text="", options=options), 0.9, 4) == (0,)
