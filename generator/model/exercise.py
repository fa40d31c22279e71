"""An exercise: steps to do on the page or on paper."""

from datetime import date

import msgspec

from generator.model.body import Body
from generator.model.fields import Count, Evidence, Id, Paragraphs, Prose
from generator.model.steps import AnyStep


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
    steps: tuple[AnyStep, ...]
    after: Paragraphs
    stop: Paragraphs
    not_for: Body | None = None
    reviewed: date | None = None
    next_review: date | None = None
    draft: bool = False
