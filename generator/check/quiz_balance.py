"""Quizzes that would lean: lonely facets, items all keyed one way, skipping that decides."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.check.quiz_size import quizzes_of
from generator.model.guide import Entry, Guide
from generator.model.items import Likert
from generator.model.quiz import Dimension, Quiz
from generator.problems import Problem, Severity


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Warnings about how the items of each dimension are made up."""
    for entry in quizzes_of(guide):
        for number, dimension in enumerate(entry.matter.dimensions):
            yield from _lonely_facets(entry, dimension)
            yield from _keying(entry, number, dimension)
            yield from _skipping(entry, number, dimension)


def _lonely_facets(entry: Entry[Quiz], dimension: Dimension) -> Iterator[Problem]:
    facets = Counter(i.facet for i in entry.matter.items if i.dimension == dimension.id)
    declared = {facet.id for facet in dimension.facets} or {*filter(None, facets)}
    for number, item in enumerate(entry.matter.items):
        if item.dimension != dimension.id or item.facet not in declared or not item.facet:
            continue
        if facets[item.facet] == 1:
            yield Problem(
                entry.document.place(f"items.{number}.facet"),
                "one-item-facet",
                f'the facet "{item.facet}" has one item, too few to say anything of it',
                "write two more for it, or move this item to another facet",
                Severity.WARNING,
            )


def _keying(entry: Entry[Quiz], number: int, dimension: Dimension) -> Iterator[Problem]:
    keys = {
        item.reverse
        for item in entry.matter.items
        if isinstance(item, Likert) and item.dimension == dimension.id
    }
    if len(keys) == 1:
        way = "reverse-keyed" if True in keys else "keyed the same way"
        yield Problem(
            entry.document.place(f"dimensions.{number}.id"),
            "one-way-keying",
            f'all items of "{dimension.id}" are {way}',
            "turn some around: people differ in how readily they agree to anything",
            Severity.WARNING,
        )


def _skipping(entry: Entry[Quiz], number: int, dimension: Dimension) -> Iterator[Problem]:
    """Whether somebody in the middle of a band could leave it by what they skip."""
    weights = [i.weight for i in entry.matter.items if i.dimension == dimension.id]
    whole = sum(weights)
    if not whole:
        return
    # The most that may go unanswered.
    missing = max(w for w in range(whole + 1) if whole - w >= dimension.minimum_answered * whole)
    below = 0.0
    for index, band in enumerate(dimension.bands):
        middle, half = (below + band.up_to) / 2, (band.up_to - below) / 2
        if missing == 0 or half <= 0:
            continue
        is_inner_low, is_inner_high = index > 0, index < len(dimension.bands) - 1
        # What is skipped may have lain at either end of the response scale.
        share = missing / whole
        can_rise, can_fall = share * (1 - middle), share * middle
        if (is_inner_high and can_rise > half) or (is_inner_low and can_fall > half):
            yield Problem(
                entry.document.place(f"dimensions.{number}.id"),
                "skipping-decides",
                f"whoever skips {missing} of {whole} here may be told band {index + 1}"
                " for another one",
                'raise "minimum_answered", write more items, or widen the band',
                Severity.WARNING,
            )
        below = band.up_to
