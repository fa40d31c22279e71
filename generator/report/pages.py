"""The figures of every page: how it reads, what it weighs, what an editor would mark."""

import gzip
from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from generator.check.editorial.prose import documents_of, is_english
from generator.check.editorial.reading import LONG_WORDS, Measure, grade_limit, measures_of
from generator.check.weight import GZIP_LEVEL
from generator.model.document import Document
from generator.model.guide import Guide
from generator.problems import Problem
from generator.render.output import Output


class PageFigures(msgspec.Struct, frozen=True):
    """Everything the report says of the words of one file."""

    path: str  # from the content folder
    title: str
    words: int
    grade: float | None  # None where the language is not English
    grade_limit: float
    mean_sentence: float  # in words
    longest_sentence: int
    long_share: float  # of sentences with more than 20 words, 0 to 1
    evidence: str  # the strength label of a technique or an exercise, or nothing
    weight: int  # of the page, compressed, in bytes
    marks: int  # of editorial gates

    @property
    def badness(self) -> tuple[int, float]:
        """What puts a page further up: marks, then a high grade for what it is."""
        return (self.marks, (self.grade or 0.0) - self.grade_limit)


# The columns of the table of pages, and what each shows.
COLUMNS: dict[str, Callable[[PageFigures], str]] = {
    "page": lambda page: page.path,
    "marks": lambda page: f"{page.marks}",
    "grade": lambda page: "" if page.grade is None else f"{page.grade:.1f}",
    "words": lambda page: f"{page.words:,}",
    "a sentence": lambda page: f"{page.mean_sentence:.1f}",
    "longest": lambda page: f"{page.longest_sentence}",
    f"over {LONG_WORDS}": lambda page: f"{page.long_share:.0%}",
    "kB": lambda page: f"{page.weight / 1000:.1f}",
    "evidence": lambda page: page.evidence,
}


def pages_of(
    guide: Guide, outputs: Iterable[Output], problems: Iterable[Problem]
) -> tuple[PageFigures, ...]:
    """The figures of all pages, the worst first; `problems` are the marks of the gates."""
    measures = measures_of(guide)
    weights = {o.address: len(gzip.compress(o.data, GZIP_LEVEL, mtime=0)) for o in outputs}
    marks = Counter(problem.place.path for problem in problems)
    pages = (
        _page(document, measures[document.path], is_english(guide))
        for document in documents_of(guide)
        if document.path in measures
    )
    weighed = (
        msgspec.structs.replace(
            page, weight=weights.get(guide.addresses[page.path], 0), marks=marks[page.path]
        )
        for page in pages
    )
    return tuple(sorted(weighed, key=lambda page: page.badness, reverse=True))


def _page(document: Document, found: Measure, english: bool) -> PageFigures:
    return PageFigures(
        path=document.path,
        title=str(getattr(document.matter, "title", "")),
        words=found.words,
        grade=round(found.grade, 1) if english else None,
        grade_limit=grade_limit(document),
        mean_sentence=round(found.mean_sentence, 1),
        longest_sentence=found.longest_sentence,
        long_share=round(found.long_share, 3),
        evidence=str(getattr(document.matter, "evidence", "")),
        weight=0,
        marks=0,
    )
