"""The figures of one quiz. Shares are of simulated readers, 0 to 1."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from random import Random
from typing import NamedTuple

import msgspec

from generator.check.quiz_wording import closed, texts_of
from generator.model.guide import Guide
from generator.model.items import Item
from generator.model.quiz import CHECK, Dimension, Kind, Quiz
from generator.reading_level import grade
from generator.report.reliability import alpha, correlation, variance
from generator.report.simulation import READERS, SEED, Occasions, items_of, simulate
from generator.scoring import Answers, band_of, score_dimension, score_items, together_of

NO_ENTRY = "no entry"


class Part(msgspec.Struct, frozen=True):
    """Some of the readers."""

    name: str
    share: float


class Reliability(msgspec.Struct, frozen=True):
    """Of a dimension or a facet."""

    name: str
    items: int
    alpha: float | None  # None: there is only one item, or all readers score the same


class Skipping(msgspec.Struct, frozen=True):
    """What becomes of readers who skip some items of a dimension, chosen by chance."""

    skipped: int
    without_score: float
    other_band: float  # than with all items answered


class DimensionFigures(msgspec.Struct, frozen=True):
    """What simulated readers make of one dimension."""

    id: str
    label: str
    reliability: Reliability
    facets: tuple[Reliability, ...]
    spread: float  # standard deviation of scores, share of the scale
    retest: float | None  # correlation of scores with those a month later
    same_band: float  # a month later
    bands: tuple[Part, ...]
    skipping: tuple[Skipping, ...]


class ReadingLevel(msgspec.Struct, frozen=True):
    """Of one item, as a school grade."""

    id: str
    text: str
    grade: float
    grade_with_options: float | None  # None: it has no other texts


class QuizFigures(msgspec.Struct, frozen=True):
    """Everything the report says of one quiz."""

    path: str  # from the content folder
    id: str
    title: str
    kind: Kind
    readers: int  # simulated; 0 for a check
    grade: float | None  # of all its texts; None where the language is not English
    dimensions: tuple[DimensionFigures, ...]
    together: tuple[Part, ...]  # in the order of the entries, then those whom none fits
    items: tuple[ReadingLevel, ...]


class _Scored(NamedTuple):
    """A dimension with the readers and what they score."""

    quiz: Quiz
    dimension: Dimension
    readers: Sequence[Occasions]
    first: list[float]
    again: list[float]


def figures_of_all(guide: Guide) -> tuple[QuizFigures, ...]:
    """The figures of every quiz of a guide; its language decides whether words are judged."""
    is_english = guide.site.language.partition("-")[0] == "en"
    return tuple(figures_of(entry.path, entry.matter, is_english) for entry in guide.quizzes)


def figures_of(path: str, quiz: Quiz, is_english: bool) -> QuizFigures:
    """The figures of one quiz; a check scores nothing, so only its words are judged."""
    readers = () if quiz.kind == CHECK else simulate(quiz)
    scored = [_scored(quiz, dimension, readers) for dimension in quiz.dimensions]
    whole = grade("\n".join(closed(text) for _, text in texts_of(quiz)))
    return QuizFigures(
        path=path,
        id=quiz.id,
        title=quiz.title,
        kind=quiz.kind,
        readers=len(readers),
        grade=round(whole, 1) if is_english else None,
        dimensions=tuple(_dimension(one) for one in scored),
        together=_together(quiz, scored),
        items=tuple(_reading_level(item) for item in quiz.items) if is_english else (),
    )


def most_skipped(items: Sequence[Item], minimum_answered: float) -> int:
    """The largest number of items that can be missing from a score: the lightest ones."""
    whole = sum(item.weight for item in items)
    left, number = whole, 0
    for weight in sorted(item.weight for item in items):
        left -= weight
        if not left or left < minimum_answered * whole:
            break
        number += 1
    return number


def _scored(quiz: Quiz, dimension: Dimension, readers: Sequence[Occasions]) -> _Scored:
    first = [score_dimension(quiz, dimension, reader.first) for reader in readers]
    again = [score_dimension(quiz, dimension, reader.again) for reader in readers]
    # Everything is answered, so that there is always a score.
    return _Scored(quiz, dimension, readers, [s or 0.0 for s in first], [s or 0.0 for s in again])


def _dimension(scored: _Scored) -> DimensionFigures:
    dimension, items = scored.dimension, items_of(scored.quiz, scored.dimension)
    bands = [band_of(dimension.bands, value) for value in scored.first]
    pairs = zip(bands, scored.again, strict=True)
    return DimensionFigures(
        id=dimension.id,
        label=dimension.label,
        reliability=_reliability(scored, dimension.label, items),
        facets=tuple(
            _reliability(scored, facet.label, [i for i in items if i.facet == facet.id])
            for facet in dimension.facets
        ),
        spread=round(sqrt(variance(scored.first)), 3),
        retest=_rounded(correlation(scored.first, scored.again)),
        same_band=_share(band == band_of(dimension.bands, value) for band, value in pairs),
        bands=tuple(
            Part(band.label or band.id or f"band {n + 1}", _share(one == n for one in bands))
            for n, band in enumerate(dimension.bands)
        ),
        skipping=tuple(_skipping(scored, items, number) for number in _numbers(scored, items)),
    )


def _reliability(scored: _Scored, name: str, items: Sequence[Item]) -> Reliability:
    top = len(scored.quiz.scale) - 1
    columns = [
        [float(item.weight * item.points(r.first[item.id], top)) for r in scored.readers]
        for item in items
    ]
    return Reliability(name, len(items), _rounded(alpha(columns)))


def _numbers(scored: _Scored, items: Sequence[Item]) -> list[int]:
    """How many to skip: 1, 2 and as many as allowed, as far as there are others left."""
    most = most_skipped(items, scored.dimension.minimum_answered)
    return sorted(number for number in {1, 2, most} if 0 < number < len(items))


def _skipping(scored: _Scored, items: Sequence[Item], number: int) -> Skipping:
    source = Random(SEED)
    dimension, top = scored.dimension, len(scored.quiz.scale) - 1
    moved: list[bool | None] = []  # None: without a score
    for reader, whole in zip(scored.readers, scored.first, strict=True):
        answers = _without(reader.first, source.sample(items, number))
        value = score_items(items, dimension.minimum_answered, top, answers)
        band = band_of(dimension.bands, whole)
        moved.append(None if value is None else band_of(dimension.bands, value) != band)
    return Skipping(number, _share(m is None for m in moved), _share(m is True for m in moved))


def _without(answers: Answers, items: Iterable[Item]) -> Answers:
    skipped = {item.id for item in items}
    return {id_: answer for id_, answer in answers.items() if id_ not in skipped}


def _together(quiz: Quiz, scored: Sequence[_Scored]) -> tuple[Part, ...]:
    if not quiz.together:
        return ()
    readers = zip(*(_bands(one) for one in scored), strict=True)
    entries = Counter(together_of(quiz, bands) for bands in readers)
    told = [Part(" + ".join(e.bands), entries[n] / READERS) for n, e in enumerate(quiz.together)]
    return (*told, Part(NO_ENTRY, entries[None] / READERS))


def _bands(scored: _Scored) -> list[int]:
    return [band_of(scored.dimension.bands, value) for value in scored.first]


def _reading_level(item: Item) -> ReadingLevel:
    texts = [closed(text) for _, text in item.texts()]
    whole = round(grade("\n".join(texts)), 1) if len(texts) > 1 else None
    return ReadingLevel(item.id, item.text, round(grade(closed(item.text)), 1), whole)


def _share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return round(sum(found) / max(1, len(found)), 4)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
