"""Every page says when it was reviewed and when it will be again (content guide, section 14)."""

from collections.abc import Iterator
from datetime import date

from generator import limits
from generator.model.document import Document
from generator.model.guide import Guide
from generator.model.pages import Home
from generator.model.quiz import Quiz
from generator.problems import Problem, Severity

MONTHS, HELP_MONTHS = 24, 12
HELP = "pages/help.md"
_WITHOUT_DATES = ("pages/404.md",)  # nobody reads it for what it says


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Dates that are missing, in the future, or too far apart."""
    for document in guide.documents:
        is_page = document.path in guide.addresses and document.path not in _WITHOUT_DATES
        if is_page and not isinstance(document.matter, Home | Quiz):
            yield from _dates(document, today)


def _dates(document: Document, today: date) -> Iterator[Problem]:
    reviewed = getattr(document.matter, "reviewed", None)
    again = getattr(document.matter, "next_review", None)
    if reviewed is None or again is None:
        key, what = ("next_review", "will be") if reviewed else ("reviewed", "was")
        hint = f'add "{key}: " and a date like 2026-11-25'
        yield _mark(document, "title", f"this page does not say when it {what} reviewed", hint)
        return
    if reviewed - today > limits.EAST:
        message = f"this page says it was reviewed on {reviewed}, which is to come"
        yield _mark(document, "reviewed", message, "set the day you read it through")
    months = HELP_MONTHS if document.path == HELP else MONTHS
    apart = (again.year - reviewed.year) * 12 + again.month - reviewed.month
    if apart > months or (apart == months and again.day > reviewed.day):
        message = f"the next review is over {months} months away"
        yield _mark(document, "next_review", message, "choose an earlier day")


def _mark(document: Document, key: str, message: str, hint: str) -> Problem:
    return Problem(document.place(key), "review-dates", message, hint, Severity.WARNING)
