"""Scores are what the definition promises, and the key on paper gives the same."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model.quiz import Band, Dimension, Item, Quiz
from generator.scoring import band_of, paper_key, points, score


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    choices = draw(st.integers(2, 7))
    ends = sorted(draw(st.sets(st.floats(0.05, 0.95), max_size=4)))
    bands = tuple(Band(end, "…") for end in (*ends, 1.0))
    dimension = Dimension("d", "D", "low", "high", bands, draw(st.floats(0, 1)))
    items = draw(st.lists(st.tuples(st.booleans(), st.integers(1, 4)), min_size=1, max_size=8))
    return Quiz(
        format=1,
        id="q",
        version=1,
        kind="reflection",
        title="",
        description="",
        intro="",
        scale=tuple(map(str, range(choices))),
        dimensions=(dimension,),
        items=tuple(
            Item(f"i{n}", "", "d", reverse=reverse, weight=weight)
            for n, (reverse, weight) in enumerate(items)
        ),
    )


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Quiz, dict[str, int]]:
    quiz = draw(quizzes())
    answered = draw(st.sets(st.sampled_from([item.id for item in quiz.items])))
    return quiz, {i: draw(st.integers(0, len(quiz.scale) - 1)) for i in sorted(answered)}


@given(sheets())
def test_a_score_is_a_share_of_the_scale(sheet: tuple[Quiz, dict[str, int]]) -> None:
    value = score(*sheet)["d"]
    assert value is None or 0 <= value <= 1


@given(sheets())
def test_the_most_agreement_scores_one_and_the_least_zero(
    sheet: tuple[Quiz, dict[str, int]],
) -> None:
    quiz, _ = sheet
    top = len(quiz.scale) - 1
    assert score(quiz, {i.id: 0 if i.reverse else top for i in quiz.items})["d"] == 1
    assert score(quiz, {i.id: top if i.reverse else 0 for i in quiz.items})["d"] == 0


@given(sheets())
def test_a_quiz_keyed_the_other_way_round_mirrors_every_score(
    sheet: tuple[Quiz, dict[str, int]],
) -> None:
    quiz, answers = sheet
    items = tuple(replace(item, reverse=not item.reverse) for item in quiz.items)
    value, mirrored = score(quiz, answers)["d"], score(replace(quiz, items=items), answers)["d"]
    assert (value is None) == (mirrored is None)
    if value is not None and mirrored is not None:
        assert value + mirrored == pytest.approx(1)


@given(sheets())
def test_answers_from_the_other_end_mirror_every_score_too(
    sheet: tuple[Quiz, dict[str, int]],
) -> None:
    quiz, answers = sheet
    top = len(quiz.scale) - 1
    value = score(quiz, answers)["d"]
    mirrored = score(quiz, {item: top - answer for item, answer in answers.items()})["d"]
    assert (value is None) == (mirrored is None)
    if value is not None and mirrored is not None:
        assert value + mirrored == pytest.approx(1)


def test_a_score_at_the_end_of_a_band_belongs_to_it() -> None:
    bands = (Band(0.25, "lower"), Band(0.5, "middle"), Band(1, "higher"))
    assert [band_of(bands, value) for value in (0, 0.25, 0.26, 0.5, 0.51, 1)] == [0, 0, 1, 1, 2, 2]


@given(sheets())
def test_too_few_answers_give_no_score(sheet: tuple[Quiz, dict[str, int]]) -> None:
    quiz, answers = sheet
    weights = {item.id: item.weight for item in quiz.items}
    share = sum(weights[i] for i in answers)
    needed = quiz.dimensions[0].minimum_answered * sum(weights.values())
    assert (score(quiz, answers)["d"] is None) == (not share or share < needed)


@given(sheets())
def test_the_key_on_paper_leads_to_the_same_band(sheet: tuple[Quiz, dict[str, int]]) -> None:
    quiz, answers = sheet
    dimension = quiz.dimensions[0]
    value = score(quiz, answers)["d"]
    rows = dict(paper_key(quiz, dimension))
    items = {item.id: item for item in quiz.items}
    weight = sum(items[i].weight for i in answers)
    assert (weight in rows) == (value is not None)
    assume(value is not None)
    assert value is not None
    total = sum(points(items[i], a, len(quiz.scale)) for i, a in answers.items())
    sums = rows[weight][band_of(dimension.bands, value)]
    assert sums is not None
    assert sums[0] <= total <= sums[1]
