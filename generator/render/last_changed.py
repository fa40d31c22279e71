"""When a page last changed, as far as the content itself says so."""

from datetime import date

from generator.change_log import ADDRESS, changes_in
from generator.model.document import Document
from generator.model.guide import Guide


def last_changed(guide: Guide, document: Document) -> date | None:
    """The newest date a page shows: of its review, its help lines, its changes; None without."""
    reviewed: date | None = getattr(document.matter, "reviewed", None)
    days = [reviewed] if reviewed else []
    if document.shows("support-lines"):
        days += [line.checked for country in guide.countries for line in country.lines]
    if guide.addresses.get(document.path) == ADDRESS:
        days += [change.day for change in changes_in(document.body)]
    return max(days, default=None)
