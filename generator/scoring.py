"""Answers become scores. `assets/js/quiz/scoring.js` is its twin, operation for operation."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add

from generator.model.items import Answer, Item
from generator.model.quiz import Band, Dimension, Quiz

# A facet stands out from this share of the response scale up: clearly on the side of agreeing.
STANDS_OUT = 0.6
ANY = "any"

Answers = Mapping[str, Answer]  # by item id; what was skipped is not in it


def score(quiz: Quiz, answers: Answers) -> dict[str, float | None]:
    """The score of every dimension, by its id."""
    return {d.id: score_dimension(quiz, d, answers) for d in quiz.dimensions}


def score_dimension(quiz: Quiz, dimension: Dimension, answers: Answers) -> float | None:
    """The score of one dimension as a share of the response scale, 0 to 1."""
    items = [item for item in quiz.items if item.dimension == dimension.id]
    return score_items(items, dimension.minimum_answered, len(quiz.scale) - 1, answers)


def score_items(
    items: Sequence[Item], minimum_answered: float, top: int, answers: Answers
) -> float | None:
    """The weighted mean of the answered items as a share of the response scale, 0 to 1.

    None when less than `minimum_answered` of their weight is answered: a mean over the items
    that are there stands for the whole only when most of them are. `top` is the last position
    of the response scale.
    """
    answered = [item for item in items if item.id in answers]
    weight = _sum(item.weight for item in answered)
    if not weight or weight < minimum_answered * _sum(item.weight for item in items):
        return None
    total = _sum(item.weight * item.points(answers[item.id], top) for item in answered)
    return total / (weight * top)


def _sum(numbers: Iterable[float]) -> float:
    """Added one after the other, as a script does: from Python 3.12 `sum` rounds otherwise."""
    return reduce(add, numbers, 0.0)


def band_of(bands: Sequence[Band], value: float) -> int:
    """The number of the band a score falls in: the first that reaches up to it."""
    return next((n for n, band in enumerate(bands) if value <= band.up_to), len(bands) - 1)


def reading_of(dimension: Dimension, value: float) -> tuple[int, ...]:
    """The bands a score may be read as: its own, and a neighbor no further than `edge` away.

    The lower one comes first.
    """
    bands = dimension.bands
    band = band_of(bands, value)
    if band > 0 and value - bands[band - 1].up_to <= dimension.edge:
        return (band - 1, band)
    if band < len(bands) - 1 and bands[band].up_to - value <= dimension.edge:
        return (band, band + 1)
    return (band,)


def standing_out(quiz: Quiz, dimension: Dimension, answers: Answers) -> tuple[str, ...]:
    """The ids of the facets that stand out, the strongest first."""
    scores: list[tuple[float, int, str]] = []
    for facet in dimension.facets:
        items = [i for i in quiz.items if (i.dimension, i.facet) == (dimension.id, facet.id)]
        value = score_items(items, dimension.minimum_answered, len(quiz.scale) - 1, answers)
        if value is not None and value >= STANDS_OUT:
            scores.append((-value, len(scores), facet.id))
    return tuple(id_ for *_, id_ in sorted(scores))


def is_alarming(quiz: Quiz, answers: Answers) -> bool:
    """Whether any answer suggests fear of the other person, so that safety comes first."""
    return any(item.id in answers and item.is_alarming(answers[item.id]) for item in quiz.items)


def together_of(quiz: Quiz, bands: Sequence[int | None]) -> int | None:
    """The number of the first entry of `together` that fits the bands of all dimensions."""
    if None in bands:
        return None
    names = [d.bands[n].id for d, n in zip(quiz.dimensions, bands, strict=True) if n is not None]
    for number, entry in enumerate(quiz.together):
        if all(w in (ANY, name) for w, name in zip(entry.bands, names, strict=False)):
            return number
    return None
