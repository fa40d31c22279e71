"""Words that a new page began with and that nobody has replaced yet."""

from collections.abc import Iterator
from datetime import date

from generator.check.editorial.prose import blocks_of
from generator.model.guide import Guide
from generator.problems import Problem, Severity

# Stands in every text that `new` writes, whatever the language of the guide.
STARTER = "Write your own words here."


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Pages that are no drafts any more, and still say what they began with."""
    for document in guide.documents:
        if getattr(document.matter, "draft", False):
            continue
        for block in blocks_of(document):
            if block.text.startswith(STARTER):
                yield Problem(
                    block.place,
                    "starter-words",
                    "this is still what the starter said",
                    "write your own words, or take it out",
                    Severity.WARNING,
                )
