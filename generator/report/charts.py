"""Figures become charts: rows of a name, a number in words and the length of a bar."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from generator import limits
from generator.check.quiz_wording import ITEM_GRADE, QUIZ_GRADE
from generator.model.fields import Evidence
from generator.report.figures import DimensionFigures, Part, QuizFigures, ReadingLevel, Reliability
from generator.report.pages import PageFigures

LONGEST_NAME = 64  # characters
HIGHEST_GRADE = 12  # a bar of full length


@dataclass(frozen=True, slots=True)
class Row:
    """One bar."""

    name: str
    shown: str  # the number, with its unit
    bar: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars that can be compared with each other."""

    title: str
    rows: tuple[Row, ...]


def charts_of(quiz: QuizFigures) -> tuple[Chart, ...]:
    """The charts of one quiz, those without rows left out."""
    charts = (*_dimension_charts(quiz), *_quiz_charts(quiz))
    return tuple(chart for chart in charts if chart.rows)


def page_charts_of(pages: Sequence[PageFigures]) -> tuple[Chart, ...]:
    """The charts of all pages together, those without rows left out."""
    hardest = sorted(pages, key=lambda page: page.grade or 0.0, reverse=True)
    heaviest = sorted(pages, key=lambda page: page.weight, reverse=True)
    labels = Counter(page.evidence for page in pages if page.evidence)
    charts = (
        Chart("Reading level of each page (grade), the hardest first", tuple(_graded(hardest))),
        Chart(
            "Weight of each page (bytes, compressed), the heaviest first", tuple(_weighed(heaviest))
        ),
        Chart("Strength labels of techniques and exercises", tuple(_labelled(labels))),
    )
    return tuple(chart for chart in charts if chart.rows)


def _graded(pages: Sequence[PageFigures]) -> Iterator[Row]:
    for page in pages:
        if page.grade is not None:
            yield Row(
                page.path, _grade(page.grade, page.grade_limit), _bar(page.grade / HIGHEST_GRADE)
            )


def _weighed(pages: Sequence[PageFigures]) -> Iterator[Row]:
    for page in pages:
        yield Row(page.path, f"{page.weight:,}", _bar(page.weight / limits.READING_PAGE.html))


def _labelled(labels: Counter[str]) -> Iterator[Row]:
    for label in Evidence:
        yield Row(label, f"{labels[label]}", _bar(labels[label] / max(1, labels.total())))


def summary_of(quiz: QuizFigures) -> str:
    """What the figures of a quiz are from."""
    told = f"{quiz.path}, {quiz.kind}"
    if quiz.readers:
        told += f", {quiz.readers:,} simulated readers"
    if quiz.grade is not None:
        told += f"; all its words: grade {_grade(quiz.grade, QUIZ_GRADE)}"
    return told


def _dimension_charts(quiz: QuizFigures) -> Iterator[Chart]:
    for one in quiz.dimensions:
        parts = (one.reliability, *one.facets)
        yield Chart(f"{one.label}: reliability (Cronbach's alpha)", tuple(map(_reliable, parts)))
        yield Chart(f"{one.label}: share of readers in each band", _parts(one.bands))
        yield Chart(f"{one.label}: a repeat a month later", tuple(_repeat(one)))
        yield Chart(f"{one.label}: readers who skip items", tuple(_skipping(one)))


def _quiz_charts(quiz: QuizFigures) -> Iterator[Chart]:
    yield Chart("Share of readers for each entry of together", _parts(quiz.together))
    yield Chart("Reading level of each item (grade)", tuple(_levels(quiz.items)))


def _reliable(part: Reliability) -> Row:
    name = f"{part.name} ({part.items} item{'' if part.items == 1 else 's'})"
    if part.alpha is None:
        return Row(name, "none", 0)
    return Row(name, f"{part.alpha:.2f}", _bar(part.alpha))


def _parts(parts: tuple[Part, ...]) -> tuple[Row, ...]:
    return tuple(_share(part.name, part.share) for part in parts)


def _repeat(one: DimensionFigures) -> Iterator[Row]:
    yield _share("in the same band", one.same_band)
    if one.retest is not None:
        yield Row("correlation of the scores", f"{one.retest:.2f}", _bar(one.retest))


def _skipping(one: DimensionFigures) -> Iterator[Row]:
    for skipping in one.skipping:
        yield _share(f"{skipping.skipped} skipped: without a score", skipping.without_score)
        yield _share(f"{skipping.skipped} skipped: in another band", skipping.other_band)


def _levels(items: tuple[ReadingLevel, ...]) -> Iterator[Row]:
    for item in items:
        name = shorten(f"{item.id}: {item.text}", LONGEST_NAME, placeholder=" …")
        yield Row(name, _grade(item.grade, ITEM_GRADE), _bar(item.grade / HIGHEST_GRADE))
        if item.grade_with_options is not None:
            whole = item.grade_with_options
            yield Row(f"{item.id}, all its texts", f"{whole:.1f}", _bar(whole / HIGHEST_GRADE))


def _share(name: str, share: float) -> Row:
    return Row(name, f"{share:.1%}", _bar(share))


def _grade(grade: float, limit: float) -> str:
    return f"{grade:.1f}" + (f" (above {limit:.0f})" if grade > limit else "")


def _bar(share: float) -> float:
    return min(1.0, max(0.0, share))
