"""Scores are what the definition promises, and the key on paper gives the same."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.items import Likert, Multiple, Option, Scenario, Single, Text
from generator.model.quiz import Band, Dimension, Facet, Quiz, Together
from generator.paper_key import facet_keys, paper_key
from generator.scoring import (
    band_of,
    is_alarming,
    reading_of,
    score,
    standing_out,
    together_of,
)

Sheet = tuple[Quiz, dict[str, int]]


def quiz_of(dimensions: tuple[Dimension, ...], items: tuple, choices: int, **more: object) -> Quiz:
    return Quiz(
        format=1,
        id="q",
        version=1,
        kind="reflection",
        title="",
        description="",
        intro="",
        scale=tuple(map(str, range(choices))),
        dimensions=dimensions,
        items=items,
        **more,  # type: ignore[arg-type]
    )


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    ends = sorted(draw(st.sets(st.floats(0.05, 0.95), max_size=4)))
    bands = tuple(Band(end, "…") for end in (*ends, 1.0))
    facets = (Facet("f0", "F"), Facet("f1", "F"))
    dimension = Dimension(
        "d", "D", "low", "high", bands, facets, draw(st.floats(0, 1)), edge=draw(st.floats(0, 0.1))
    )
    items = draw(st.lists(st.tuples(st.booleans(), st.integers(1, 4)), min_size=1, max_size=8))
    likerts = tuple(
        Likert(
            id=f"i{n}", text="", dimension="d", facet=f"f{n % 2}", reverse=reverse, weight=weight
        )
        for n, (reverse, weight) in enumerate(items)
    )
    return quiz_of((dimension,), likerts, draw(st.integers(2, 7)))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    quiz = draw(quizzes())
    answered = draw(st.sets(st.sampled_from([item.id for item in quiz.items])))
    return quiz, {i: draw(st.integers(0, len(quiz.scale) - 1)) for i in sorted(answered)}


@given(sheets())
def test_a_score_is_a_share_of_the_scale(sheet: Sheet) -> None:
    value = score(*sheet)["d"]
    assert value is None or 0 <= value <= 1


@given(sheets())
def test_the_most_agreement_scores_one_and_the_least_zero(sheet: Sheet) -> None:
    quiz, _ = sheet
    top = len(quiz.scale) - 1
    assert score(quiz, {i.id: 0 if i.reverse else top for i in quiz.items})["d"] == 1  # type: ignore[union-attr]
    assert score(quiz, {i.id: top if i.reverse else 0 for i in quiz.items})["d"] == 0  # type: ignore[union-attr]


@given(sheets())
def test_answers_from_the_other_end_mirror_every_score(sheet: Sheet) -> None:
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


def test_a_score_near_an_edge_may_belong_to_the_band_beyond_it() -> None:
    bands = (Band(0.25, ""), Band(0.5, ""), Band(1, ""))
    dimension = Dimension("d", "", "", "", bands, edge=0.0625)
    read = [reading_of(dimension, value) for value in (0.125, 0.1875, 0.3125, 0.375, 0.4375, 0.625)]
    assert read == [(0,), (0, 1), (0, 1), (1,), (1, 2), (2,)]


@given(sheets())
def test_too_few_answers_give_no_score(sheet: Sheet) -> None:
    quiz, answers = sheet
    weights = {item.id: item.weight for item in quiz.items}
    share = sum(weights[i] for i in answers)
    needed = quiz.dimensions[0].minimum_answered * sum(weights.values())
    assert (score(quiz, answers)["d"] is None) == (not share or share < needed)


def points_on_paper(quiz: Quiz, answers: dict[str, int], numbers: set[int]) -> tuple[int, int]:
    """The weight that is answered and the sum of points, of the items with these numbers."""
    chosen = [
        (item.weight, item.points(answers[item.id], len(quiz.scale) - 1))
        for number, item in enumerate(quiz.items, 1)
        if number in numbers and item.id in answers
    ]
    return sum(weight for weight, _ in chosen), sum(weight * point for weight, point in chosen)


@given(sheets())
def test_the_key_on_paper_leads_to_the_same_reading(sheet: Sheet) -> None:
    quiz, answers = sheet
    dimension = quiz.dimensions[0]
    value = score(quiz, answers)["d"]
    rows = {row.weight: row for row in paper_key(quiz, dimension)}
    weight, total = points_on_paper(quiz, answers, set(range(1, len(quiz.items) + 1)))
    assert (weight in rows) == (value is not None)
    assume(value is not None)
    assert value is not None
    sums = rows[weight].bands[band_of(dimension.bands, value)]
    assert sums is not None
    assert sums[0] <= total <= sums[1]
    near = [e for e in rows[weight].edges if e is not None and e[0] <= total <= e[1]]
    assert bool(near) == (len(reading_of(dimension, value)) > 1)


@given(sheets())
def test_the_key_on_paper_finds_the_facets_that_stand_out(sheet: Sheet) -> None:
    quiz, answers = sheet
    found = set()
    for key in facet_keys(quiz, quiz.dimensions[0]):
        weight, total = points_on_paper(quiz, answers, set(key.numbers))
        if weight in dict(key.least) and total >= dict(key.least)[weight]:
            found.add(key.facet.id)
    assert found == set(standing_out(quiz, quiz.dimensions[0], answers))


def test_facets_come_the_strongest_first() -> None:
    dimension = Dimension("d", "", "", "", (Band(1, ""),), (Facet("a", ""), Facet("b", "")))
    items = (
        Likert(id="i", text="", dimension="d", facet="a"),
        Likert(id="j", text="", dimension="d", facet="b"),
    )
    quiz = quiz_of((dimension,), items, 5)
    assert standing_out(quiz, dimension, {"i": 3, "j": 4}) == ("b", "a")
    assert standing_out(quiz, dimension, {"i": 2, "j": 4}) == ("b",)


OPTIONS = (Option("a", points=0), Option("b", points=2), Option("c", points=3, safety=True))


def test_options_count_what_they_say_and_never_more_than_the_scale() -> None:
    single = Single(id="i", text="", options=OPTIONS)
    scenario = Scenario(id="i", text="", scene="", options=OPTIONS)
    multiple = Multiple(id="i", text="", options=OPTIONS)
    assert [single.points(n, 4) for n in range(3)] == [0, 2, 3]
    assert [scenario.points(n, 2) for n in range(3)] == [0, 2, 2]
    assert [multiple.points(chosen, 4) for chosen in ((), (1,), (1, 2))] == [0, 2, 4]
    assert Text(id="i", text="").points("words", 4) == 0


def test_an_answer_that_suggests_fear_is_alarming() -> None:
    likert = Likert(id="i", text="", safety_from=2)
    quiz = quiz_of((), (likert, Multiple(id="j", text="", options=OPTIONS)), 5)
    assert [is_alarming(quiz, {"i": answer}) for answer in range(4)] == [False, False, True, True]
    assert not is_alarming(quiz, {"j": (0, 1)})
    assert is_alarming(quiz, {"j": (0, 2)})
    assert not is_alarming(quiz, {})


def test_the_first_feedback_that_fits_all_bands_counts() -> None:
    bands = (Band(0.5, "", id="low"), Band(1, "", id="high"))
    dimensions = tuple(Dimension(id_, "", "", "", bands) for id_ in ("x", "y"))
    together = (Together(("low", "any"), ""), Together(("any", "any"), ""))
    quiz = quiz_of(dimensions, (), 5, together=together)
    assert [together_of(quiz, cell) for cell in ((0, 1), (1, 1), (None, 1))] == [0, 1, None]
