"""Strength labels that rest on something."""

from collections.abc import Iterator
from datetime import date

from generator.model.body import Role
from generator.model.exercise import Exercise
from generator.model.fields import Evidence
from generator.model.guide import Guide
from generator.model.pages import Technique
from generator.problems import Problem, Severity


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Techniques and exercises that are called tested, with a note that cites nothing."""
    for document in guide.documents:
        matter = document.matter
        if not isinstance(matter, Technique | Exercise):
            continue
        cites = any(m.role is Role.CITATION for m in matter.evidence_note.mentions)
        if matter.evidence is not Evidence.PRACTICE_BASED and not cites:
            yield Problem(
                document.place("evidence_note"),
                "label-without-source",
                f'the label "{matter.evidence}" rests on no source',
                f'add [@key] here, or set evidence to "{Evidence.PRACTICE_BASED}"',
                Severity.WARNING,
            )
