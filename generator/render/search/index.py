"""The whole index as assets."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generator.model.guide import Guide
from generator.render.assets import Assets
from generator.render.search.card import NAMES
from generator.render.search.records import Record, record_groups
from generator.render.search.shards import Stem, chunks, part, shard_of
from generator.render.search.ways import beginning
from generator.stems import stemmer
from generator.words.lexicon import Words

BEGIN = "begin"  # the part with the rules of the language, and with the words of search.yaml

Groups = tuple[tuple[str, list[Record]], ...]


class Language(NamedTuple):
    """What an index has to know of the language of a guide."""

    stem: Stem
    skipped: frozenset[str]  # words that nobody looks for


def language_of(tag: str, words: Words) -> Language:
    """The language of a tag, with the interface words in it."""
    return Language(stemmer(tag), frozenset(words.plain("search.skipped").split()))


def has_index(guide: Guide) -> bool:
    """Whether some page has a search."""
    return any(document.shows("search") for document in guide.documents)


def with_index(assets: Assets, guide: Guide, words: Words) -> Assets:
    """The assets with the parts of the index. Without them when no page has a search."""
    if not has_index(guide):
        return assets
    groups, language = record_groups(guide), language_of(guide.site.language, words)
    parts = {BEGIN: part(BEGIN, first_part(guide, groups, language))}
    for name, chunk in other_parts(groups):
        parts[name] = part(name, shard_of(chunk, *language))
    added = with_parts(assets, {name: output.address for name, output in parts.items()})
    return replace(added, outputs=(*added.outputs, *parts.values()))


def first_part(guide: Guide, groups: Groups, language: Language) -> bytes:
    """The script that comes before the others; of the records it reads no texts."""
    every = [record for _, records in groups for record in records]
    return beginning(guide, every, *language)


def other_parts(groups: Groups) -> Iterator[tuple[str, list[Record]]]:
    """The names of the other scripts, and what is to be found through each."""
    for group, records in groups:
        for number, chunk in enumerate(chunks(records), 1):
            yield f"{group}-{number}", chunk


def with_parts(assets: Assets, parts: dict[str, str]) -> Assets:
    """The assets, with the addresses of the parts by names that begin with `NAMES`."""
    return replace(assets, addresses=assets.addresses | {NAMES + n: a for n, a in parts.items()})
