"""Names that must agree, and headings that other pages rely on."""

from collections.abc import Iterator
from datetime import date

from generator.model.guide import AnyEntry, Guide
from generator.problems import Problem

TRY_IT = "try-it"


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """An id that is not the name of its file; a technique without its `try-it` heading."""
    named: tuple[AnyEntry, ...] = (*guide.quizzes, *guide.exercises, *guide.paths)
    for entry in named:
        if entry.matter.id != entry.name:
            yield Problem(
                entry.document.place("id"),
                "id-is-not-name",
                f'the id is "{entry.matter.id}" and the file is "{entry.name}"',
                f'write "id: {entry.name}"',
            )
    for technique in guide.techniques:
        if TRY_IT not in {heading.anchor for heading in technique.body.headings}:
            yield Problem(
                technique.document.place("try_it"),
                "no-try-it",
                "this technique has nothing to try",
                "add a heading: ## Try it {#try-it}",
            )
