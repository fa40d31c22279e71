"""Simulated readers: answers with a known structure, to see what a quiz makes of them.

What an item asks about is, for one reader, a sum of three independent normal parts:

    x = √ρ · trait + √φ · facet + √(1 − ρ − φ) · chance

so x has variance 1, and two items correlate with ρ, in one facet with ρ + φ (the common factor
model of classical test theory; Lord and Novick 1968). The answer is the position on the response
scale nearest to 0.5 + d · x, in shares of the scale; d is chosen so that whole scores have the
declared `spread`. Dimensions are independent of each other.

A repeat a month later shares so much of trait and facets that whole scores correlate with the
declared `retest`; only when that is more than they can carry does chance repeat itself too.
Both hold before answers are cut to positions: the ends of the scale narrow the spread by about
a tenth, and cost the repeat and alpha a few hundredths.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from random import Random
from typing import NamedTuple

from generator.model.items import Answer, Item, Likert, Multiple
from generator.model.quiz import Dimension, Quiz

READERS = 2_000  # shares are then exact to about 0.02 (two standard errors)
SEED = 1

# ρ, the correlation of two items of different facets. Eighteen items with an alpha of .92, as open
# answers to a well-known questionnaire give (openpsychometrics-ecr-2018), have a mean of .39.
BETWEEN_ITEMS = 0.35
# φ, what items of one facet share beyond that: a cautious guess, for nothing is known of ours.
WITHIN_FACET = 0.15


class Occasions(NamedTuple):
    """The answers of one reader, now and a month later, by item id."""

    first: dict[str, Answer]
    again: dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the answers to one dimension come about."""

    items: tuple[Item, ...]
    top: int  # the last position of the response scale
    deviation: float  # d, of the answer to one item, as a share of the scale
    steady: float  # the correlation of traits and facets with themselves a month later
    steady_chance: float  # the same of chance


def items_of(quiz: Quiz, dimension: Dimension) -> tuple[Item, ...]:
    """The items that count towards a dimension."""
    return tuple(item for item in quiz.items if item.dimension == dimension.id)


def simulate(quiz: Quiz, readers: int = READERS) -> tuple[Occasions, ...]:
    """Readers who answer every item that counts; the same ones each time."""
    source = Random(SEED)
    plans = [plan_of(quiz, dimension) for dimension in quiz.dimensions]
    return tuple(_reader(plans, source) for _ in range(readers))


def plan_of(quiz: Quiz, dimension: Dimension) -> Plan:
    """Shares the variance of a whole score out, so that `spread` and `retest` come true."""
    items = items_of(quiz, dimension)
    common, whole = _variances(items)
    kept = dimension.retest * whole
    steady = min(1.0, kept / common)
    return Plan(
        items,
        len(quiz.scale) - 1,
        deviation=dimension.spread / sqrt(whole),
        steady=steady,
        steady_chance=(kept - steady * common) / (whole - common),
    )


def answer_at(item: Item, share: float, top: int) -> Answer:
    """The answer of a reader who stands at this share of the scale, 0 to 1 or beyond."""
    if item.choices:
        distances = [abs(min(top, option.points) - share * top) for option in item.choices]
        nearest = distances.index(min(distances))
        return (nearest,) if isinstance(item, Multiple) else nearest
    position = min(top, max(0, floor(share * top + 0.5)))
    return top - position if isinstance(item, Likert) and item.reverse else position


def _variances(items: Sequence[Item]) -> tuple[float, float]:
    """The variance of the weighted mean of x: what trait and facets give, and all of it."""
    weight = sum(item.weight for item in items)
    by_facet = dict[str, int]()
    for item in items:
        if item.facet:
            by_facet[item.facet] = by_facet.get(item.facet, 0) + item.weight
    common = BETWEEN_ITEMS + WITHIN_FACET * sum((w / weight) ** 2 for w in by_facet.values())
    chance = sum((item.weight / weight) ** 2 * _chance(item) for item in items)
    return common, common + chance


def _chance(item: Item) -> float:
    """The variance of x that is the item's own."""
    return 1 - BETWEEN_ITEMS - (WITHIN_FACET if item.facet else 0)


def _reader(plans: Sequence[Plan], source: Random) -> Occasions:
    reader = Occasions({}, {})
    for plan in plans:
        for item, first, again in _stands(plan, source):
            reader.first[item.id] = answer_at(item, first, plan.top)
            reader.again[item.id] = answer_at(item, again, plan.top)
    return reader


def _stands(plan: Plan, source: Random) -> Iterator[tuple[Item, float, float]]:
    """Where one reader stands on each item, in shares of the scale, now and a month later."""
    trait = _pair(plan.steady, source)
    # In the order of the items, because a set has another order in each run.
    facets = {facet: _pair(plan.steady, source) for facet in dict.fromkeys(_facets(plan))}
    for item in plan.items:
        chance = _pair(plan.steady_chance, source)
        facet = facets[item.facet] if item.facet else (0.0, 0.0)
        first, again = (
            sqrt(BETWEEN_ITEMS) * t + sqrt(WITHIN_FACET) * f + sqrt(_chance(item)) * c
            for t, f, c in zip(trait, facet, chance, strict=True)
        )
        yield item, 0.5 + plan.deviation * first, 0.5 + plan.deviation * again


def _facets(plan: Plan) -> Iterator[str]:
    return (item.facet for item in plan.items if item.facet)


def _pair(correlation: float, source: Random) -> tuple[float, float]:
    """Two standard normal values with this correlation."""
    first, other = source.gauss(), source.gauss()
    return first, correlation * first + sqrt(1 - correlation**2) * other
