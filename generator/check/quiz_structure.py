"""Quizzes that would mislead: an item that counts twice, a result nobody can reach."""

from collections.abc import Iterator
from datetime import date

from generator.model.guide import Entry, Guide
from generator.model.quiz import Dimension, Quiz
from generator.problems import Problem, did_you_mean
from generator.scoring import band_of


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Everything wrong with the structure of the quizzes."""
    for entry in guide.quizzes:
        yield from _items(entry)
        yield from _dimensions(entry)


def _items(entry: Entry[Quiz]) -> Iterator[Problem]:
    quiz, first = entry.matter, dict[str, int]()
    dimensions = [dimension.id for dimension in quiz.dimensions]
    if len(quiz.scale) < 2:
        yield Problem(
            entry.document.place("scale"), "short-scale", "a scale needs two answers or more"
        )
    for number, item in enumerate(quiz.items):
        place = entry.document.place(f"items.{number}.id")
        if item.id in first:
            yield Problem(
                place,
                "duplicate-item",
                f'two items have the id "{item.id}"',
                f"the first one is in line {first[item.id]}; give this one another id",
            )
        first.setdefault(item.id, place.line)
        if item.dimension not in dimensions:
            yield Problem(
                entry.document.place(f"items.{number}.dimension"),
                "unknown-dimension",
                f'no dimension "{item.dimension}"',
                did_you_mean(item.dimension, dimensions)
                or f"the dimensions are: {', '.join(dimensions)}",
            )


def _dimensions(entry: Entry[Quiz]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, dimension in enumerate(entry.matter.dimensions):
        place = entry.document.place(f"dimensions.{number}.id")
        if dimension.id in seen:
            message = f'two dimensions have the id "{dimension.id}"'
            yield Problem(place, "duplicate-dimension", message, "give this one another id")
        seen.add(dimension.id)
        weights = [i.weight for i in entry.matter.items if i.dimension == dimension.id]
        if not weights:
            message = f'the dimension "{dimension.id}" has no items'
            yield Problem(
                place,
                "empty-dimension",
                message,
                f'give an item "dimension: {dimension.id}", or remove the dimension',
            )
        yield from _bands(entry, number, dimension, sum(weights))


def _bands(entry: Entry[Quiz], number: int, dimension: Dimension, weight: int) -> Iterator[Problem]:
    below = -1.0
    steps = weight * (len(entry.matter.scale) - 1)
    reached = {band_of(dimension.bands, n / steps) for n in range(steps + 1)} if steps > 0 else None
    for index, band in enumerate(dimension.bands):
        place = entry.document.place(f"dimensions.{number}.bands.{index}.up_to")
        name = f'band {index + 1} of "{dimension.id}"'
        if band.up_to <= below:
            yield Problem(
                place,
                "overlapping-band",
                f"{name} ends at {band.up_to:g}, but the one before it reaches {below:g}",
                "let every band end higher than the one before",
            )
        elif reached is not None and index not in reached:
            yield Problem(
                place,
                "unreachable-band",
                f"no answers lead to {name}",
                f"widen it: scores come in steps of {1 / steps:.3g}",
            )
        below = max(below, band.up_to)
    if below < 1:
        yield Problem(
            entry.document.place(f"dimensions.{number}.bands"),
            "band-gap",
            f'the bands of "{dimension.id}" end at {max(below, 0):g}; scores go up to 1',
            'let the last one say "up_to: 1"',
        )
