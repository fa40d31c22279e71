"""Reviews that are due, and support lines nobody has checked for a year."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.guide import Guide
from generator.model.pages import SupportLines
from generator.problems import Problem, Severity

SUPPORT_LINE_DAYS = 366  # content-guide, section 7


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Overdue reviews as warnings, stale support lines as errors."""
    for document in guide.documents:
        due = getattr(document.matter, "next_review", None)
        if due and due < today:
            yield Problem(
                document.place("next_review"),
                "review-overdue",
                f"this page was to be reviewed by {due}",
                "read it again, then set reviewed and next_review",
                Severity.WARNING,
            )
        if isinstance(document.matter, SupportLines):
            for c, country in enumerate(document.matter.entries):
                for n, line in enumerate(country.lines):
                    if today - line.checked > timedelta(days=SUPPORT_LINE_DAYS):
                        yield Problem(
                            document.place(f"{c}.lines.{n}.checked"),
                            "support-line-stale",
                            f'"{line.name}" was last checked on {line.checked}, over a year ago',
                            "call or look it up, then set the date, or remove the line",
                        )
