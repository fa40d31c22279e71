"""What must hold of every score, and of the key that gives it on paper."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from generator.model.items import Answer, Item, Likert
from generator.model.quiz import Dimension, Quiz
from generator.paper_key import facet_keys, paper_key
from generator.scoring import (
    band_of,
    is_alarming,
    reading_of,
    score,
    score_dimension,
    standing_out,
    together_of,
)
from tests.fuzz import quizzes
from tests.fuzz.choices import Choices

Answers = dict[str, Answer]


def check_scoring(choices: Choices) -> None:
    """A score is the weighted mean, in any order; more agreement never lowers it."""
    quiz = quizzes.quiz(choices)
    answers = quizzes.answers(choices, quiz)
    scores = score(quiz, answers)
    assert set(scores) == {dimension.id for dimension in quiz.dimensions}
    for dimension in quiz.dimensions:
        _check_value(quiz, dimension, answers, scores[dimension.id])
    shuffled = msgspec.structs.replace(quiz, items=quiz.items[::-1])
    assert score(shuffled, dict(reversed(answers.items()))) == scores
    _check_mirrored(quiz, answers, scores)
    _check_raised(choices, quiz, answers, scores)
    _check_together(quiz, scores)
    alarms = [i for i in quiz.items if i.id in answers and i.is_alarming(answers[i.id])]
    assert is_alarming(quiz, answers) == bool(alarms)


def _check_value(quiz: Quiz, dimension: Dimension, answers: Answers, value: float | None) -> None:
    top = len(quiz.scale) - 1
    items = [item for item in quiz.items if item.dimension == dimension.id]
    answered = [item for item in items if item.id in answers]
    weight, whole = sum(i.weight for i in answered), sum(i.weight for i in items)
    assert (value is None) == (not weight or weight < dimension.minimum_answered * whole)
    others = {id_: a for id_, a in answers.items() if id_ in {item.id for item in items}}
    assert score_dimension(quiz, dimension, others) == value
    assert standing_out(quiz, dimension, answers) == standing_out(quiz, dimension, others)
    if value is None:
        return
    points = [i.weight * i.points(answers[i.id], top) for i in answered]
    assert value == float(Fraction(sum(points), weight * top))
    assert 0 <= value <= 1
    read = reading_of(dimension, value)
    assert band_of(dimension.bands, value) in read
    assert list(read) == list(range(read[0], read[0] + len(read)))
    assert 1 <= len(read) <= 2
    assert read[-1] < len(dimension.bands)


def _check_mirrored(quiz: Quiz, answers: Answers, scores: dict[str, float | None]) -> None:
    """Every statement turned around, and every answer with it: nothing changes."""
    top = len(quiz.scale) - 1
    turned = tuple(
        msgspec.structs.replace(i, reverse=not i.reverse) if isinstance(i, Likert) else i
        for i in quiz.items
    )
    likerts = {item.id for item in quiz.items if isinstance(item, Likert)}
    mirrored = {
        i: top - a if i in likerts and isinstance(a, int) else a for i, a in answers.items()
    }
    assert score(msgspec.structs.replace(quiz, items=turned), mirrored) == scores


def _check_raised(
    choices: Choices, quiz: Quiz, answers: Answers, scores: dict[str, float | None]
) -> None:
    """One answer more towards agreeing moves its own score up, if at all, and no other score."""
    top = len(quiz.scale) - 1
    item = choices.pick(quiz.items)
    given = answers.get(item.id)
    if not isinstance(item, Likert) or not isinstance(given, int) or given == top:
        return
    after = score(quiz, {**answers, item.id: given + 1})
    for name, before in scores.items():
        now = after[name]
        assert (now is None) == (before is None)
        if now is None or before is None or name != item.dimension:
            assert now == before
        else:
            assert now < before if item.reverse else now > before


def _check_together(quiz: Quiz, scores: dict[str, float | None]) -> None:
    values = [scores[d.id] for d in quiz.dimensions]
    bands = [
        None if value is None else band_of(dimension.bands, value)
        for dimension, value in zip(quiz.dimensions, values, strict=True)
    ]
    chosen = together_of(quiz, bands)
    assert chosen is None or (None not in bands and chosen < len(quiz.together))


def check_paper_key(choices: Choices) -> None:
    """Whoever scores by hand reads what the program would have said."""
    quiz = quizzes.quiz(choices)
    answers = quizzes.answers(choices, quiz)
    for dimension in quiz.dimensions:
        items = [item for item in quiz.items if item.dimension == dimension.id]
        weight, total = _by_hand(quiz, items, answers)
        rows = {row.weight: row for row in paper_key(quiz, dimension)}
        value = score_dimension(quiz, dimension, answers)
        assert (weight in rows) == (value is not None)
        if value is not None:
            held = _holding(rows[weight].bands, total)
            assert held == [band_of(dimension.bands, value)]
            read = reading_of(dimension, value)
            assert _holding(rows[weight].edges, total) == list(read[:-1])
        _check_facets(quiz, dimension, answers)


def _check_facets(quiz: Quiz, dimension: Dimension, answers: Answers) -> None:
    found = set()
    for key in facet_keys(quiz, dimension):
        items = [quiz.items[number - 1] for number in key.numbers]
        weight, total = _by_hand(quiz, items, answers)
        if weight in dict(key.least) and total >= dict(key.least)[weight]:
            found.add(key.facet.id)
    assert found == set(standing_out(quiz, dimension, answers))


def _by_hand(quiz: Quiz, items: Sequence[Item], answers: Answers) -> tuple[int, int]:
    """The weight that is answered, and the sum of points."""
    top = len(quiz.scale) - 1
    answered = [item for item in items if item.id in answers]
    points = sum(item.weight * item.points(answers[item.id], top) for item in answered)
    return sum(item.weight for item in answered), points


def _holding(sums: tuple[tuple[int, int] | None, ...], total: int) -> list[int]:
    return [n for n, one in enumerate(sums) if one and one[0] <= total <= one[1]]
