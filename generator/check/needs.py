"""What techniques are for has to be something a reader can choose."""

from collections.abc import Iterator
from datetime import date

from generator.model.guide import Guide
from generator.problems import Problem, did_you_mean


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Needs of a technique that site.yaml does not have."""
    known = [need.id for need in guide.site.needs]
    for technique in guide.techniques:
        for number, need in enumerate(technique.matter.needs):
            if need not in known:
                yield Problem(
                    technique.document.place(f"needs.{number}"),
                    "unknown-need",
                    f'site.yaml has no need "{need}"',
                    did_you_mean(need, known) or f"the needs are: {', '.join(known) or 'none yet'}",
                )
