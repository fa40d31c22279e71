"""Entries that have the right keys and still say nothing a reader could use."""

from collections.abc import Iterator
from datetime import date

from generator.model.guide import Guide
from generator.model.pages import SupportLines
from generator.problems import Problem


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Help lines that cannot be reached."""
    for document in guide.documents:
        if isinstance(document.matter, SupportLines):
            for c, country in enumerate(document.matter.entries):
                for n, line in enumerate(country.lines):
                    if not (line.call or line.text or line.web):
                        yield Problem(
                            document.place(f"{c}.lines.{n}.name"),
                            "no-way-to-reach",
                            f'nothing says how to reach "{line.name}"',
                            "add at least one of: call, text, web",
                        )
