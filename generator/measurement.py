"""How far a score may be trusted, from the reliability its author declares.

A score is a steady part and chance. With the correlation of a repeat (`retest`, r) and the
standard deviation among readers (`spread`, s), the standard error of measurement is s√(1 − r),
and the difference of two measurements has √2 times that (Jacobson and Truax 1991).
"""

from math import erf, sqrt

from generator.model.quiz import Dimension
from generator.scoring import band_of

Z_80 = 1.2816  # 8 of 10 values of a normal distribution lie within this many deviations
Z_95 = 1.96
GRID = 20  # the chance of the same reading is given for shares of 0, 1/20, … 1


def standard_error(dimension: Dimension) -> float:
    """The standard deviation of chance, as a share of the scale."""
    return dimension.spread * sqrt(1 - dimension.retest)


def margin(dimension: Dimension) -> float:
    """Half the width of the patch: 8 of 10 scores lie within it of what they would settle at."""
    return Z_80 * standard_error(dimension)


def noise(dimension: Dimension) -> float:
    """The least difference of two scores that chance alone makes in fewer than 1 of 20 pairs."""
    return Z_95 * sqrt(2) * standard_error(dimension)


def chances_of_same_band(dimension: Dimension) -> tuple[int, ...]:
    """Of 10 people, how many would fall in the same band a month later, if nothing changed.

    One number for each point of the grid, 1 to 9: neither never nor always can be promised.
    """
    return tuple(
        min(9, max(1, round(10 * _chance_of_same_band(dimension, point / GRID))))
        for point in range(GRID + 1)
    )


def _chance_of_same_band(dimension: Dimension, value: float) -> float:
    deviation = sqrt(2) * standard_error(dimension)
    band = band_of(dimension.bands, value)
    if deviation == 0:
        return 1.0
    last = len(dimension.bands) - 1
    below = _share_below(dimension.bands[band - 1].up_to, value, deviation) if band else 0.0
    above = _share_below(dimension.bands[band].up_to, value, deviation) if band < last else 1.0
    return above - below


def _share_below(limit: float, mean: float, deviation: float) -> float:
    """The share of a normal distribution below a limit."""
    return (1 + erf((limit - mean) / (deviation * sqrt(2)))) / 2
