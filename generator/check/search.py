"""The words people type: each entry leads somewhere, or makes words the same."""

from collections.abc import Iterator
from datetime import date

from generator.model.document import Document
from generator.model.guide import Guide
from generator.model.search import SearchEntry, SearchWords
from generator.problems import Place, Problem
from generator.stems import words_in


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Entries of search.yaml that nothing can come of."""
    for document in guide.documents:
        if isinstance(document.matter, SearchWords):
            for number, entry in enumerate(document.matter.entries):
                yield from _entry(document, entry, number)


def _entry(document: Document, entry: SearchEntry, number: int) -> Iterator[Problem]:
    is_way, is_alike = bool(entry.say or entry.find), bool(entry.same)
    is_whole = len(entry.same) > 1 if is_alike else bool(entry.say and entry.find)
    if is_way == is_alike or not is_whole:
        yield Problem(
            document.place(f".{number}"),
            "search-entry-incomplete",
            "this entry says nothing to the search",
            'it needs "say" with "find", or else "same" with two words or more',
        )
    for n, line in enumerate(entry.say):
        if not words_in(line):
            yield _no_word(document.place(f"{number}.say.{n}"), line, "write what people type")
    for n, word in enumerate(entry.same):
        if len(words_in(word)) != 1:
            yield _no_word(document.place(f"{number}.same.{n}"), word, "write one word")


def _no_word(place: Place, text: str, hint: str) -> Problem:
    return Problem(place, "search-not-words", f'the search can do nothing with "{text}"', hint)
