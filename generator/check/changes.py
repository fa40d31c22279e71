"""The change log: every date in it can be read, so that the feed misses no change."""

from collections.abc import Iterator
from datetime import date

from generator import limits
from generator.change_log import ADDRESS, changes_in, misread_dates
from generator.model.guide import Guide
from generator.problems import Problem

WRITE = "write the day as 25 November 2026 or 2026-11-25, or begin with a word"


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Headings of the change log that begin like a date and are none, or lie in the future."""
    for entry in guide.pages:
        if entry.address != ADDRESS:
            continue
        for heading in misread_dates(entry.body):
            message = f'"{heading.text}" begins with no date we can read'
            yield Problem(heading.place, "change-date", message, WRITE)
        places = {heading.anchor: heading.place for heading in entry.body.headings}
        for change in changes_in(entry.body):
            if change.day - today > limits.EAST:
                message = f"this change is dated {change.day}, which is still to come"
                yield Problem(places[change.anchor], "change-date", message)
