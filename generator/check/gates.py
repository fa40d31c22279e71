"""The table of editorial gates: a guide goes in, problems come out."""

from collections.abc import Callable, Iterable
from datetime import date

from generator.check import (
    changes,
    completeness,
    copies,
    dates,
    doubles,
    drawings,
    exercises,
    lengths,
    names,
    needs,
    quiz_balance,
    quiz_feedback,
    quiz_size,
    quiz_structure,
    quiz_wording,
    related,
    search,
    sources,
)
from generator.model.guide import Guide
from generator.problems import Problem

Gate = Callable[[Guide, date], Iterable[Problem]]

GATES: tuple[Gate, ...] = (
    names.check,
    needs.check,
    related.check,
    doubles.check,
    completeness.check,
    copies.check,
    drawings.check,
    exercises.check,
    quiz_size.check,
    quiz_structure.check,
    quiz_feedback.check,
    quiz_balance.check,
    quiz_wording.check,
    search.check,
    dates.check,
    changes.check,
    lengths.check,
    sources.check,
)


def check(guide: Guide, today: date) -> tuple[Problem, ...]:
    """Everything the gates find; `today` decides what is overdue."""
    return tuple(problem for gate in GATES for problem in gate(guide, today))
