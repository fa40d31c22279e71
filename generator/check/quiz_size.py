"""Quizzes beyond what a person could answer, a browser keep, or anybody score by hand."""

from collections.abc import Iterator
from datetime import date

from generator import limits
from generator.model.guide import Entry, Guide
from generator.model.quiz import Dimension, Quiz
from generator.problems import Problem

Size = tuple[str, str, int, int]  # the path of a value, what it has, how many, and the limit


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Everything of which a quiz has too much."""
    for entry in guide.quizzes:
        for path, what, count, limit in _beyond(entry.matter):
            message = f"there are {count:,} {what}; the limit is {limit:,}"
            hint = "take some away, or make two quizzes of it"
            yield Problem(entry.document.place(path), "too-many", message, hint)


def quizzes_of(guide: Guide) -> Iterator[Entry[Quiz]]:
    """The quizzes within these bounds; other gates look at no others, or would take too long."""
    return (entry for entry in guide.quizzes if not any(_beyond(entry.matter)))


def _beyond(quiz: Quiz) -> Iterator[Size]:
    return (size for size in _sizes(quiz) if size[2] > size[3])


def _sizes(quiz: Quiz) -> Iterator[Size]:
    yield "items", "items", len(quiz.items), limits.QUIZ_ITEMS
    yield "scale", "answers on the response scale", len(quiz.scale), limits.QUIZ_SCALE
    yield "dimensions", "dimensions", len(quiz.dimensions), limits.QUIZ_DIMENSIONS
    yield "together", "entries", len(quiz.together), limits.QUIZ_TOGETHER
    for number, item in enumerate(quiz.items):
        yield f"items.{number}.options", "options", len(item.choices), limits.QUIZ_OPTIONS
    combinations = 1
    for number, dimension in enumerate(quiz.dimensions):
        path, count = f"dimensions.{number}", len(dimension.bands)
        yield f"{path}.bands", "bands", count, limits.QUIZ_BANDS
        points = _highest_sum(quiz, dimension)
        yield f"{path}.id", "points to add up for it", points, limits.QUIZ_POINTS
        combinations *= max(1, count)
    if quiz.together:
        yield "together", "combinations of bands", combinations, limits.QUIZ_TOGETHER


def _highest_sum(quiz: Quiz, dimension: Dimension) -> int:
    weight = sum(item.weight for item in quiz.items if item.dimension == dimension.id)
    return weight * max(0, len(quiz.scale) - 1)
