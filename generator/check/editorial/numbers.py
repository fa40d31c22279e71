"""Figures and findings without a source."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from generator.check.editorial.prose import documents_of, is_english
from generator.model.body import Block, BlockKind
from generator.model.guide import Guide
from generator.model.pages import Glossary
from generator.problems import Problem, Severity

_COUNT = r"(?:\d+(?:,\d{3})*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_BASE = r"(?:\d+(?:,\d{3})*|three|four|five|ten|twenty|a hundred)"
_STUDIED = r"(?:people|adults|couples|students|women|men|twins|children|patients|readers|regions)"
_STUDY = r"(?:stud(?:y|ies)|trials?|reviews?|surveys?|experiments?)"
_FINDS = r"(?:shows?|showed|finds?|found|suggests?|suggested|reports?|reported|links?|linked)"

# What only a source can know. Times, steps and days of the week are none of these.
CLAIMS = (
    r"\d[\d.,]*\s?(?:%|percent|per cent)",
    rf"\b{_COUNT} (?:in|out of) (?:every )?{_BASE}\b",
    rf"\b\d[\d,]* (?:\w+ )?{_STUDIED}\b",
    rf"\b{_COUNT} (?:\w+ )?{_STUDY}\b",
    rf"(?<!no )(?<!what )(?<!what the )\b(?:research|{_STUDY})(?: also| has| have)? {_FINDS}\b",
    rf"\bin (?:one|a|another|two|three|many|most) (?:\w+ )?{_STUDY}\b",
)
_QUOTED = re.compile(r"“[^“”]*”")
_INVENTED = ("scene", "do-dont")


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Claims in the Markdown of a page whose own block names no source."""
    if not is_english(guide):
        return
    for document in documents_of(guide):
        if isinstance(document.matter, Glossary):  # it says what a study is
            continue
        for body in document.bodies:
            for block in body.blocks:
                yield from _claims(block)


@cache  # late: a build with a quiz loads this file, and has no use for so large a pattern
def _claim() -> re.Pattern[str]:
    return re.compile("|".join(CLAIMS), re.IGNORECASE)


def _claims(block: Block) -> Iterator[Problem]:
    if block.is_cited or block.box in _INVENTED or block.kind is BlockKind.HEADING:
        return
    found = _claim().search(_QUOTED.sub("“…”", block.text))
    if found:
        yield Problem(
            block.place,
            "claim-without-source",
            f'"{found[0]}" names no source',
            "add [@key], or say that it is practice",
            Severity.WARNING,
        )
