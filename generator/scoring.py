"""Answers become scores. `assets/js/quiz/scoring.js` is its twin, operation for operation."""

from collections.abc import Mapping, Sequence

from generator.model.quiz import Band, Dimension, Item, Quiz


def points(item: Item, answer: int, choices: int) -> int:
    """What an answer counts: its position on the response scale, from the other end if reversed.

    `answer` is a position from 0; `choices` is the length of the response scale.
    """
    return item.weight * (choices - 1 - answer if item.reverse else answer)


def score_dimension(quiz: Quiz, dimension: Dimension, answers: Mapping[str, int]) -> float | None:
    """The weighted mean of the answered items as a share of the response scale, 0 to 1.

    None when less than `minimum_answered` of the dimension's weight is answered: a mean over
    the items that are there stands for the whole only when most of them are.
    """
    items = [item for item in quiz.items if item.dimension == dimension.id]
    answered = [item for item in items if item.id in answers]
    weight = sum(item.weight for item in answered)
    if not weight or weight < dimension.minimum_answered * sum(item.weight for item in items):
        return None
    total = sum(points(item, answers[item.id], len(quiz.scale)) for item in answered)
    return total / (weight * (len(quiz.scale) - 1))


def score(quiz: Quiz, answers: Mapping[str, int]) -> dict[str, float | None]:
    """The score of every dimension, by its id; answers are positions by item id."""
    return {d.id: score_dimension(quiz, d, answers) for d in quiz.dimensions}


def band_of(bands: Sequence[Band], value: float) -> int:
    """The number of the band a score falls in: the first that reaches up to it."""
    return next((n for n, band in enumerate(bands) if value <= band.up_to), len(bands) - 1)


def paper_key(
    quiz: Quiz, dimension: Dimension
) -> tuple[tuple[int, tuple[tuple[int, int] | None, ...]], ...]:
    """The key for scoring by hand, so that nobody has to divide.

    One row for each weight that may be answered, from all of it down to the least that gives
    a score: the weight, and for each band the lowest and highest sum of points that falls in
    it, or None.
    """
    whole = sum(item.weight for item in quiz.items if item.dimension == dimension.id)
    rows = []
    for weight in range(whole, 0, -1):
        if weight < dimension.minimum_answered * whole:
            break
        highest = weight * (len(quiz.scale) - 1)
        sums: list[list[int]] = [[] for _ in dimension.bands]
        for total in range(highest + 1):
            sums[band_of(dimension.bands, total / highest)].append(total)
        rows.append((weight, tuple((s[0], s[-1]) if s else None for s in sums)))
    return tuple(rows)
