"""The key for scoring by hand, so that nobody has to divide: the same readings as `scoring`."""

from typing import NamedTuple

from generator.model.quiz import Dimension, Facet, Quiz
from generator.scoring import STANDS_OUT, band_of, reading_of

Sums = tuple[int, int] | None  # the lowest and the highest sum of points, or none


class KeyRow(NamedTuple):
    """What the sums mean when a certain weight is answered."""

    weight: int
    bands: tuple[Sums, ...]  # that fall in each band
    edges: tuple[Sums, ...]  # that fall near the edge between a band and the next


class FacetKey(NamedTuple):
    """From which sum a facet stands out."""

    facet: Facet
    numbers: tuple[int, ...]  # of its items in the quiz, from 1
    least: tuple[tuple[int, int], ...]  # the weight that is answered, and the least sum


def paper_key(quiz: Quiz, dimension: Dimension) -> tuple[KeyRow, ...]:
    """One row for each weight that may be answered, from all of it down to the least allowed."""
    whole = sum(item.weight for item in quiz.items if item.dimension == dimension.id)
    return tuple(
        _row(quiz, dimension, weight) for weight in _weights(whole, dimension.minimum_answered)
    )


def facet_keys(quiz: Quiz, dimension: Dimension) -> tuple[FacetKey, ...]:
    """One entry for each facet, in their order."""
    keys = []
    for facet in dimension.facets:
        numbered = [
            (number, item)
            for number, item in enumerate(quiz.items, 1)
            if (item.dimension, item.facet) == (dimension.id, facet.id)
        ]
        whole = sum(item.weight for _, item in numbered)
        least = tuple(
            (weight, _least_sum(weight * (len(quiz.scale) - 1)))
            for weight in _weights(whole, dimension.minimum_answered)
        )
        keys.append(FacetKey(facet, tuple(number for number, _ in numbered), least))
    return tuple(keys)


def _weights(whole: int, minimum_answered: float) -> list[int]:
    return [weight for weight in range(whole, 0, -1) if weight >= minimum_answered * whole]


def _least_sum(highest: int) -> int:
    return next(total for total in range(highest + 1) if total / highest >= STANDS_OUT)


def _row(quiz: Quiz, dimension: Dimension, weight: int) -> KeyRow:
    highest = weight * (len(quiz.scale) - 1)
    bands: list[list[int]] = [[] for _ in dimension.bands]
    edges: list[list[int]] = [[] for _ in dimension.bands[1:]]
    for total in range(highest + 1):
        bands[band_of(dimension.bands, total / highest)].append(total)
        lower, *also = reading_of(dimension, total / highest)
        if also:
            edges[lower].append(total)
    return KeyRow(weight, tuple(map(_range, bands)), tuple(map(_range, edges)))


def _range(sums: list[int]) -> Sums:
    return (sums[0], sums[-1]) if sums else None
