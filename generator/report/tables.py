"""The report as text for a terminal."""

from collections.abc import Iterator, Sequence

from generator.report.charts import Chart, charts_of, summary_of
from generator.report.figures import QuizFigures


def text_of(quizzes: Sequence[QuizFigures]) -> str:
    """All quizzes, one below the other."""
    return "\n\n".join("\n".join(_lines(quiz)) for quiz in quizzes)


def _lines(quiz: QuizFigures) -> Iterator[str]:
    yield quiz.title
    yield "=" * len(quiz.title)
    yield summary_of(quiz)
    for chart in charts_of(quiz):
        yield ""
        yield from _table(chart)


def _table(chart: Chart) -> Iterator[str]:
    """Names to the left, numbers in a column."""
    yield chart.title
    width = max(len(row.name) for row in chart.rows)
    numbers = [row.shown.partition(" ") for row in chart.rows]
    digits = max(len(number) for number, *_ in numbers)
    for row, (number, space, rest) in zip(chart.rows, numbers, strict=True):
        yield f"  {row.name:<{width}}  {number:>{digits}}{space}{rest}"
