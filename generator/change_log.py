"""The change log: headings of level 2 that begin with a date, and what stands below each."""

import re
from bisect import bisect_right
from datetime import date

import msgspec

from generator.model.body import Block, Body, Heading

ADDRESS = "changes.html"  # of the page that is the change log

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_DATES = tuple(
    re.compile(rf"{pattern}(?::\s*(?P<title>.+))?")
    for pattern in (
        rf"(?P<day>\d\d?) {_MONTH} (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d\d?), (?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",  # any language may write this one
    )
)
_LIKE_A_DATE = re.compile(rf"\d|{_MONTH} \d")


class Change(msgspec.Struct, frozen=True):
    """One change, as the page tells it."""

    day: date
    title: str  # without the date; the whole heading where it is only a date
    anchor: str
    blocks: tuple[Block, ...]  # up to the next change: other headings belong to this one


def changes_in(body: Body) -> tuple[Change, ...]:
    """The changes in the order of the page."""
    dated = [(h, found) for h in body.headings if (found := _read(h))]
    starts = [heading.place.line for heading, _ in dated]
    below: list[list[Block]] = [[] for _ in (0, *starts)]
    for block in body.blocks:
        below[bisect_right(starts, block.place.line)].append(block)
    return tuple(
        Change(day, title, heading.anchor, tuple(blocks[1:]))  # the first is the heading
        for (heading, (day, title)), blocks in zip(dated, below[1:], strict=True)
    )


def misread_dates(body: Body) -> tuple[Heading, ...]:
    """Headings of level 2 that begin like a date and are none, such as 31 November."""
    return tuple(
        h for h in body.headings if h.level == 2 and _LIKE_A_DATE.match(h.text) and not _read(h)
    )


def _read(heading: Heading) -> tuple[date, str] | None:
    """The day and the words after it, for a heading of level 2 that begins with a date."""
    found = next((m for p in _DATES if (m := p.fullmatch(heading.text))), None)
    if found is None or heading.level != 2:
        return None
    month = found["month"]
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1
    try:
        day = date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
    title = found["title"] or heading.text
    return day, title[:1].upper() + title[1:]
