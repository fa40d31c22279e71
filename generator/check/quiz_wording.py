"""What the words of a quiz do: how hard they are to read, whom they hurt, whose they are."""

import re
from collections.abc import Iterator
from datetime import date

from generator.check.quiz_size import quizzes_of
from generator.model.guide import Entry, Guide
from generator.model.items import Item
from generator.model.quiz import Quiz
from generator.problems import Problem, Severity

QUIZ_GRADE = 6.0  # content-guide, section 3: of all its text together
ITEM_GRADE = 9.0  # of one item: a single sentence is judged by few words


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Items nobody vouches for; in English also hard sentences and words that hurt."""
    quizzes = tuple(quizzes_of(guide))
    if not quizzes:
        return
    # Late, here and below: the gates on words are needed by guides with a quiz alone.
    from generator.check.editorial.prose import is_english
    from generator.check.editorial.wording import choices_of

    choices = choices_of(guide)
    for entry in quizzes:
        for number, item in enumerate(entry.matter.items):
            yield from _provenance(entry, number, item)
        if is_english(guide):
            yield from _reading(entry)
        yield from _wording(entry, choices)


def _provenance(entry: Entry[Quiz], number: int, item: Item) -> Iterator[Problem]:
    for key, example in (("source", "Written for this guide"), ("license", "CC BY-SA 4.0")):
        if not getattr(item, key) and not getattr(entry.matter, key):
            yield Problem(
                entry.document.place(f"items.{number}.id"),
                f"item-without-{key}",
                f'nothing says the {key} of the item "{item.id}"',
                f'add "{key}: {example}" to the quiz, or to the item',
            )


def texts_of(quiz: Quiz) -> Iterator[tuple[str, str]]:
    """Every text of a quiz that a reader meets, after its path in the file."""
    for key in ("title", "intro", "limits"):
        if getattr(quiz, key):
            yield key, getattr(quiz, key)
    for d, dimension in enumerate(quiz.dimensions):
        for b, band in enumerate(dimension.bands):
            yield f"dimensions.{d}.bands.{b}.text", band.text
        for f, facet in enumerate(dimension.facets):
            yield f"dimensions.{d}.facets.{f}.label", facet.label
    for t, together in enumerate(quiz.together):
        yield f"together.{t}.text", together.text
    for i, item in enumerate(quiz.items):
        for path, text in item.texts():
            yield f"items.{i}.{path}", text


def _reading(entry: Entry[Quiz]) -> Iterator[Problem]:
    from generator.check.editorial.reading import SENTENCE_WORDS, sentences_of
    from generator.reading_level import grade

    texts = list(texts_of(entry.matter))
    whole = grade("\n".join(closed(text) for _, text in texts))
    if whole > QUIZ_GRADE:
        yield Problem(
            entry.document.place("title"),
            "hard-to-read",
            f"the words of this quiz are at grade {whole:.1f}; aim for {QUIZ_GRADE:.0f} or less",
            "shorten sentences, and choose the shorter word; report shows each item",
            Severity.WARNING,
        )
    for path, text in texts:
        longest = max(len(sentence.split()) for sentence in sentences_of(text))
        is_item = path.endswith(".text") and path.startswith("items.") and path.count(".") == 2
        if longest > SENTENCE_WORDS:
            message = f"a sentence here has {longest} words; the limit is {SENTENCE_WORDS}"
        elif is_item and grade(closed(text)) > ITEM_GRADE:
            message = (
                f"this item is at grade {grade(closed(text)):.1f}; the limit is {ITEM_GRADE:.0f}"
            )
        else:
            continue
        hint = "shorten it, or choose shorter words"
        yield Problem(entry.document.place(path), "hard-to-read", message, hint, Severity.WARNING)


def _wording(entry: Entry[Quiz], choices: dict[re.Pattern[str], str]) -> Iterator[Problem]:
    for path, text in texts_of(entry.matter):
        for words, instead in choices.items():
            found = words.search(text)
            if found:
                yield Problem(
                    entry.document.place(path),
                    "stigma",
                    f'"{found[0]}" can hurt a reader',
                    f"write: {instead}",
                    Severity.WARNING,
                )


def closed(text: str) -> str:
    """A text with a stop at its end, as the reading level needs it."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
