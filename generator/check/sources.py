"""Sources: every one listed is used, and none from memory is leaned on unsaid."""

from collections.abc import Iterator
from datetime import date

from generator.model.body import Role
from generator.model.guide import Guide
from generator.model.pages import References
from generator.problems import Problem, Severity

VERIFIED = "verified"


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """References nobody cites, and citations of references that are not verified."""
    citations = [
        mention
        for document in guide.documents
        for body in document.bodies
        for mention in body.mentions
        if mention.role is Role.CITATION
    ]
    cited = {mention.target for mention in citations}
    for document in guide.documents if guide.is_whole else ():
        if isinstance(document.matter, References):
            for number, entry in enumerate(document.matter.entries):
                if entry.key not in cited:
                    yield Problem(
                        document.place(f"{number}.key"),
                        "unused-reference",
                        f'no page cites "{entry.key}"',
                        "cite it or remove it",
                        Severity.WARNING,
                    )
    recalled = {entry.key for entry in guide.references.values() if entry.confidence != VERIFIED}
    for mention in citations:
        if mention.target in recalled:
            yield Problem(
                mention.place,
                "source-not-verified",
                f'"{mention.target}" was never checked at its source',
                "check it and set its confidence, or let it support no figure",
                Severity.WARNING,
            )
