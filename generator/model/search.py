"""search.yaml: the words people type, and where they lead."""

from collections.abc import Iterator

import msgspec

from generator.model.fields import SourcePath


class SearchEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Either lines with the pages they lead to, or words that count as the same."""

    say: tuple[str, ...] = ()  # lines people type
    find: tuple[SourcePath, ...] = ()  # pages and sections that come first for them
    urgent: bool = False  # words of crisis: these pages come before all others, by themselves
    same: tuple[str, ...] = ()  # single words


class SearchWords(msgspec.Struct, frozen=True, tag="search"):
    """search.yaml."""

    entries: tuple[SearchEntry, ...]


def pages_to_find(words: SearchWords) -> Iterator[tuple[str, SourcePath]]:
    """Where each entry leads, after the path of that value in the file."""
    for e, entry in enumerate(words.entries):
        for n, path in enumerate(entry.find):
            yield f"{e}.find.{n}", path
