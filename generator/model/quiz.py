"""A quiz that places answers on a few dimensions. The JSON is the same, key for key."""

from typing import Literal

import msgspec

from generator.model.fields import Count, Id, Prose, Share, SourcePath, Weight


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader is told when a score falls here."""

    up_to: Share  # share of the response scale, inclusive
    text: Prose  # two sentences at most
    label: Prose = ""  # such as "Lower"
    next: tuple[SourcePath, ...] = ()  # where to go from here


class Dimension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One axis of the result."""

    id: Id
    label: Prose
    low: Prose  # words for the low end of the axis
    high: Prose
    bands: tuple[Band, ...]
    minimum_answered: Share = 0.8  # share of the weight that must be answered for a score
    margin: Share = 0.15  # half the width of the patch on the plot, share of the scale


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statement to agree with, more or less."""

    id: Id
    text: Prose
    dimension: Id
    facet: Id | None = None
    reverse: bool = False  # reverse-keyed: agreeing lowers the score
    weight: Weight = 1


class Quiz(msgspec.Struct, frozen=True, tag="quiz", forbid_unknown_fields=True):
    """quizzes/id.yaml or quizzes/id.json."""

    format: Literal[1]
    id: Id
    version: Count
    kind: Literal["reflection"]
    title: Prose
    description: Prose
    intro: Prose
    scale: tuple[Prose, ...]  # the response scale, from least to most agreement
    dimensions: tuple[Dimension, ...]
    items: tuple[Item, ...]
    about: tuple[Prose, ...] = ()  # whom a reader may have in mind
    minutes: Count = 5
    draft: bool = False
