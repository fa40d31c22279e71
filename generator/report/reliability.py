"""How well measurements agree: Cronbach's alpha, and the correlation of a repeat."""

from collections.abc import Sequence
from math import fsum, sqrt


def alpha(columns: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha (1951): k / (k − 1) · (1 − Σ variances of items / variance of the sum).

    One column for each item, one row for each reader. None for fewer than two items, and when
    all sums are the same.
    """
    count = len(columns)
    whole = variance([fsum(row) for row in zip(*columns, strict=True)])
    if count < 2 or not whole:
        return None
    return count / (count - 1) * (1 - fsum(map(variance, columns)) / whole)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's, −1 to 1. None when all values of a side are the same."""
    scale = sqrt(variance(one) * variance(other))
    if not scale:
        return None
    means = _mean(one), _mean(other)
    products = ((a - means[0]) * (b - means[1]) for a, b in zip(one, other, strict=True))
    return fsum(products) / len(one) / scale


def variance(values: Sequence[float]) -> float:
    """Of these values themselves, not an estimate from a sample; 0 for none."""
    mean = _mean(values)
    return fsum((value - mean) ** 2 for value in values) / max(1, len(values))


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / max(1, len(values))
