"""Feedback nobody can reach, and results for which there is none."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from generator.check.quiz_size import quizzes_of
from generator.model.guide import Entry, Guide
from generator.model.items import Item
from generator.model.quiz import Dimension, Quiz
from generator.problems import Problem, did_you_mean
from generator.scoring import ANY, band_of


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Gaps, overlaps and bands out of reach; combinations without or with useless feedback."""
    for entry in quizzes_of(guide):
        for number, dimension in enumerate(entry.matter.dimensions):
            yield from _bands(entry, number, dimension)
        if entry.matter.together:
            yield from _together(entry)


def _bands(entry: Entry[Quiz], number: int, dimension: Dimension) -> Iterator[Problem]:
    below = -1.0
    reached = _reached(entry.matter, dimension)
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
                place, "unreachable-band", f"no answers lead to {name}", "widen it, or remove it"
            )
        elif band.up_to - max(below, 0) < 2 * dimension.edge and len(dimension.bands) > 1:
            yield Problem(
                place,
                "narrow-band",
                f"{name} is narrower than the two edges beside it",
                f'widen it, or let "edge" be less than {(band.up_to - max(below, 0)) / 2:.3g}',
            )
        below = max(below, band.up_to)
    if below < 1:
        yield Problem(
            entry.document.place(f"dimensions.{number}.bands"),
            "band-gap",
            f'the bands of "{dimension.id}" end at {max(below, 0):g}; scores go up to 1',
            'let the last one say "up_to: 1"',
        )


def _reached(quiz: Quiz, dimension: Dimension) -> set[int] | None:
    """The bands that complete answers lead to; None when nothing can be scored."""
    items = [item for item in quiz.items if item.dimension == dimension.id]
    top = len(quiz.scale) - 1
    highest = top * sum(item.weight for item in items)
    if highest <= 0 or not dimension.bands:
        return None
    sums = {0}
    for item in items:
        steps = {item.weight * points for points in _possible_points(item, top)}
        sums = {total + step for total in sums for step in steps}
    return {band_of(dimension.bands, total / highest) for total in sums}


def _possible_points(item: Item, top: int) -> set[int]:
    if not item.choices:
        return set(range(top + 1))
    single = {min(top, option.points) for option in item.choices}
    return set(range(top + 1)) if item.__struct_config__.tag == "multiple" else single


def _together(entry: Entry[Quiz]) -> Iterator[Problem]:
    quiz, document = entry.matter, entry.document
    names = [[band.id or "" for band in d.bands] for d in quiz.dimensions]
    is_sound = True
    for number, together in enumerate(quiz.together):
        place = document.place(f"together.{number}.bands")
        if len(together.bands) != len(names):
            is_sound = False
            yield Problem(
                place,
                "together-count",
                f"{len(together.bands)} bands for {len(names)} dimensions",
                f"name one for each, in this order: {', '.join(d.id for d in quiz.dimensions)}",
            )
            continue
        for position, (band, known) in enumerate(zip(together.bands, names, strict=True)):
            if band not in (ANY, *known):
                is_sound = False
                listed = [name for name in (*known, ANY) if name]
                yield Problem(
                    document.place(f"together.{number}.bands.{position}"),
                    "unknown-band",
                    f'"{quiz.dimensions[position].id}" has no band with the id "{band}"',
                    did_you_mean(band, listed) or f"there are: {', '.join(listed)}",
                )
    if is_sound:
        yield from _coverage(entry, names)


def _coverage(entry: Entry[Quiz], names: list[list[str]]) -> Iterator[Problem]:
    """Every combination has an entry, and every entry a combination."""
    quiz, used = entry.matter, set()
    for cell in product(*names):
        fits = [
            number
            for number, together in enumerate(quiz.together)
            if all(w in (ANY, name) for w, name in zip(together.bands, cell, strict=True))
        ]
        used.update(fits[:1])
        if not fits:
            yield Problem(
                entry.document.place("together"),
                "no-feedback",
                f"no feedback for [{', '.join(cell)}]",
                f'add "- {{bands: [{", ".join(cell)}], text: …}}"',
            )
    for number in range(len(quiz.together)):
        if number not in used:
            yield Problem(
                entry.document.place(f"together.{number}.bands"),
                "unreachable-feedback",
                "entries above this one already cover all it could fit",
                "remove it, or move it up",
            )
