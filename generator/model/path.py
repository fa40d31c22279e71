"""A path: chapters and exercises in an order, a step at a time."""

from collections.abc import Iterator
from datetime import date

import msgspec

from generator.model.body import Body
from generator.model.fields import Count, Id, Paragraphs, Prose, SourcePath


class PathStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to read or to do."""

    id: Id
    say: Prose
    to: SourcePath | None = None  # None: away from the page
    minutes: Count | None = None


class PathPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Steps that belong together, such as those of a week."""

    title: Prose
    steps: tuple[PathStep, ...]
    text: Body | None = None


class GuidePath(msgspec.Struct, frozen=True, tag="path", forbid_unknown_fields=True):
    """paths/id.yaml."""

    id: Id
    title: Prose
    description: Prose
    intro: Paragraphs
    parts: tuple[PathPart, ...]
    reviewed: date | None = None
    next_review: date | None = None
    draft: bool = False

    @property
    def steps(self) -> tuple[PathStep, ...]:
        """The steps of all parts."""
        return tuple(step for part in self.parts for step in part.steps)


def ways_on(path: GuidePath) -> Iterator[tuple[str, SourcePath]]:
    """Where each step leads, after the path of that value in the file."""
    for p, part in enumerate(path.parts):
        for s, step in enumerate(part.steps):
            if step.to:
                yield f"parts.{p}.steps.{s}.to", step.to
