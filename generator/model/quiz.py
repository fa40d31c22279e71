"""A quiz: statements and questions, and what may be said of the answers.

The JSON is the same, key for key, with a few computed keys more (`render/quiz_data.py`).
"""

from collections.abc import Iterator
from typing import Literal, get_args

import msgspec

from generator.model.fields import Count, Id, Prose, Share, SourcePath
from generator.model.items import AnyItem


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader is told when a score falls here."""

    up_to: Share  # share of the response scale, inclusive
    text: Prose  # two sentences at most
    id: Id | None = None  # for `together`
    label: Prose = ""  # such as "Lower"
    next: tuple[SourcePath, ...] = ()  # where to go from here


class Facet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subscale: a part of a dimension that can stand out."""

    id: Id
    label: Prose
    next: tuple[SourcePath, ...] = ()


class Dimension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One axis of the result."""

    id: Id
    label: Prose
    low: Prose  # words for the low end of the axis
    high: Prose
    bands: tuple[Band, ...]
    facets: tuple[Facet, ...] = ()
    minimum_answered: Share = 0.8  # share of the weight that must be answered for a score
    retest: Share = 0.65  # declared reliability: the correlation with a repeat a month later
    spread: Share = 0.2  # standard deviation of scores among readers, share of the scale
    edge: Share = 0.05  # this close to the end of a band a score may belong to either


class Together(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader is told of all dimensions at once."""

    bands: tuple[Id, ...]  # of each dimension in their order; "any" fits all
    text: Prose  # two sentences at most
    next: tuple[SourcePath, ...] = ()


Kind = Literal["reflection", "check", "check-in"]
KINDS: tuple[str, ...] = get_args(Kind)
CHECK: Kind = "check"  # of what was read; the other kinds ask about the reader


class Quiz(msgspec.Struct, frozen=True, tag="quiz", forbid_unknown_fields=True):
    """quizzes/id.yaml or quizzes/id.json."""

    format: Literal[1]
    id: Id
    version: Count
    kind: Kind
    title: Prose
    description: Prose
    intro: Prose
    items: tuple[AnyItem, ...]
    scale: tuple[Prose, ...] = ()  # the response scale, from least to most agreement
    dimensions: tuple[Dimension, ...] = ()
    together: tuple[Together, ...] = ()
    about: tuple[Prose, ...] = ()  # whom a reader may have in mind
    limits: Prose = ""  # what it cannot tell; stands before the first item and after the result
    source: Prose = ""  # where the items are from, unless one says otherwise
    license: Prose = ""
    minutes: Count = 5
    draft: bool = False


def next_steps(quiz: Quiz) -> Iterator[tuple[str, tuple[SourcePath, ...]]]:
    """Every list of next steps, after its path in the file."""
    for d, dimension in enumerate(quiz.dimensions):
        for b, band in enumerate(dimension.bands):
            yield f"dimensions.{d}.bands.{b}.next", band.next
        for f, facet in enumerate(dimension.facets):
            yield f"dimensions.{d}.facets.{f}.next", facet.next
    for t, together in enumerate(quiz.together):
        yield f"together.{t}.next", together.next
