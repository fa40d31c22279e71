"""All that the report says: of every page, and of every quiz."""

from collections.abc import Iterable

import msgspec

from generator.model.guide import Guide
from generator.problems import Problem
from generator.render.output import Output
from generator.report.figures import QuizFigures, figures_of_all
from generator.report.pages import PageFigures, pages_of


class Report(msgspec.Struct, frozen=True):
    """The figures of a guide."""

    pages: tuple[PageFigures, ...]  # the worst first
    quizzes: tuple[QuizFigures, ...]


def report_of(guide: Guide, outputs: Iterable[Output], marks: Iterable[Problem]) -> Report:
    """The report on a guide, its built pages and what the editorial gates marked."""
    return Report(pages_of(guide, outputs, marks), figures_of_all(guide))


def as_json(report: Report) -> str:
    """One object, key for key as the classes of this package."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
