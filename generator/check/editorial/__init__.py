"""The table of gates for words: `check` and `report` use it, `build` does not wait for it."""

from collections.abc import Callable, Iterable
from datetime import date

from generator.check.editorial import (
    evidence,
    numbers,
    reading,
    review,
    starters,
    terms,
    wording,
)
from generator.model.guide import Guide
from generator.problems import Problem

Gate = Callable[[Guide, date], Iterable[Problem]]

EDITORIAL_GATES: tuple[Gate, ...] = (
    reading.check,
    wording.check,
    numbers.check,
    evidence.check,
    terms.check,
    review.check,
    starters.check,
)


def check_words(guide: Guide, today: date) -> tuple[Problem, ...]:
    """Everything an editor would mark; all of it warnings."""
    return tuple(problem for gate in EDITORIAL_GATES for problem in gate(guide, today))
