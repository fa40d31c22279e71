"""An exercise: steps to read, write and rate, complete on paper."""

from datetime import date

import msgspec

from generator.model.body import Body
from generator.model.fields import Count, Evidence, Id, Prose


class Read(msgspec.Struct, frozen=True, tag="read", forbid_unknown_fields=True):
    """Something to read or to do."""

    text: Body


class Write(msgspec.Struct, frozen=True, tag="write", forbid_unknown_fields=True):
    """A question with blank lines."""

    prompt: Prose
    lines: Count = 2


class Rate(msgspec.Struct, frozen=True, tag="rate", forbid_unknown_fields=True):
    """A number from 0 to 100 to mark on a line."""

    prompt: Prose
    low: Prose  # what 0 means
    high: Prose  # what 100 means


Step = Read | Write | Rate  # the table of step types


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the worked example."""

    prompt: Prose
    answer: Prose


class Exercise(msgspec.Struct, frozen=True, tag="exercise", forbid_unknown_fields=True):
    """exercises/id.yaml."""

    id: Id
    title: Prose
    description: Prose
    aim: Prose
    minutes: Count
    need: Prose
    evidence: Evidence
    evidence_note: Body
    example: tuple[Example, ...]
    steps: tuple[Step, ...]
    after: Body
    stop: Body
    not_for: Body | None = None
    reviewed: date | None = None
    next_review: date | None = None
    draft: bool = False
