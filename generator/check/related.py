"""What a page names as related has to be something it can show."""

from collections.abc import Iterator
from datetime import date

from generator.model.body import Role
from generator.model.guide import RELATED, AnyEntry, Guide
from generator.problems import Problem


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Pages in `related` of a kind that is not shown there."""
    entries: tuple[AnyEntry, ...] = (*guide.chapters, *guide.techniques)
    for entry in entries:
        kinds = RELATED[type(entry.matter)]
        for number, path in enumerate(entry.matter.related):
            target = guide.targets.get((entry.path, Role.LINK, path))
            if target and target.address and guide.relations.kind(target.full_address) not in kinds:
                yield Problem(
                    entry.document.place(f"related.{number}"),
                    "not-related",
                    f'"{path}" is no {" or ".join(kinds)}',
                    "name it in the text instead; a question is ../faq.md#its-anchor",
                )
