"""Titles and descriptions of a length that search results and tabs can show."""

from collections.abc import Iterator
from datetime import date

from generator.model.guide import Guide
from generator.problems import Problem, Severity

TITLE = 60  # content-guide, section 12, in characters
DESCRIPTION = (110, 155)


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Titles and descriptions that are too long or too short."""
    for document in guide.documents:
        if document.path not in guide.addresses:
            continue
        title, description = document.matter.title, document.matter.description  # type: ignore[union-attr]
        if len(title) > TITLE:
            yield Problem(
                document.place("title"),
                "title-length",
                f"this title has {len(title)} characters",
                f"make it {TITLE} or fewer",
                Severity.WARNING,
            )
        if not DESCRIPTION[0] <= len(description) <= DESCRIPTION[1]:
            yield Problem(
                document.place("description"),
                "description-length",
                f"this description has {len(description)} characters",
                f"make it {DESCRIPTION[0]} to {DESCRIPTION[1]}",
                Severity.WARNING,
            )
