"""The report as text for a terminal."""

from collections.abc import Iterator, Sequence

from generator.report.charts import Chart, charts_of, page_charts_of, summary_of
from generator.report.figures import QuizFigures
from generator.report.pages import COLUMNS, PageFigures
from generator.report.report import Report


def text_of(report: Report) -> str:
    """The pages, then all quizzes, one below the other."""
    pages = (_pages(report.pages),) if report.pages else ()
    return "\n\n".join("\n".join(lines) for lines in (*pages, *map(_lines, report.quizzes)))


def _pages(pages: Sequence[PageFigures]) -> Iterator[str]:
    """A table with the worst page first, then what the plots show."""
    cells = [tuple(COLUMNS), *(tuple(show(page) for show in COLUMNS.values()) for page in pages)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    yield "Pages, the worst first"
    yield "======================"
    for first, *rest in cells:
        numbers = (f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join((f"{first:<{widths[0]}}", *numbers))
    for chart in page_charts_of(pages)[-1:]:
        yield ""
        yield from _table(chart)


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
