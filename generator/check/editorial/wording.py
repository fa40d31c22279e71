"""Words that hurt, press or promise, and what to write instead."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from generator.check.editorial.prose import blocks_of, documents_of, is_english
from generator.model.guide import Guide
from generator.model.pages import WordChoice, Wording
from generator.problems import Problem, Severity

# Content guide, section 4: what holds for any guide that people read when they are not well.
# The words of one subject stand in its wording.yaml.
WORDING = {
    r"toxic|irrational": "unhelpful",
    r"cured?|rewir\w+|fix yourself": "feel steadier, or what changes",
    r"crazy|hysterical|psycho\w*path\w*|drama queen|attention[- ]seeking": "what the person felt",
    r"obviously|of course": "nothing: it is not plain to everyone",
    r"simply|(?<!not )easy|easily": "nothing: it may be hard for the reader",
    r"victims?": "people who experienced abuse",
    r"commit(?:s|ted|ting)? suicide|failed (?:suicide )?attempts?": "died by suicide",
    r"you (?:should|must|never|always|ought to)": "you could, or it may help to",
}
_BUILT_IN = {
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE): hint for words, hint in WORDING.items()
}

# What somebody says may hold any word.
_QUOTED = re.compile(r"“[^“”]*”")


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Words of the tables, outside quotation marks."""
    table = choices_of(guide)
    for document in documents_of(guide):
        if isinstance(document.matter, Wording):
            continue
        for block in blocks_of(document):
            text = _QUOTED.sub("“…”", block.text)
            for words, instead in table.items():
                found = words.search(text)
                if found:
                    yield Problem(
                        block.place,
                        "wording",
                        f'"{found[0]}" can hurt or press a reader',
                        f"write: {instead}",
                        Severity.WARNING,
                    )


def choices_of(guide: Guide) -> dict[re.Pattern[str], str]:
    """What to look for and what to write instead: our table, then that of the guide."""
    own = (
        choice
        for document in guide.documents
        if isinstance(document.matter, Wording)
        for choice in document.matter.entries
    )
    built_in = _BUILT_IN if is_english(guide) else {}
    return built_in | {_pattern(choice): choice.write for choice in own}


@cache
def _pattern(choice: WordChoice) -> re.Pattern[str]:
    words = sorted(choice.avoid, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
