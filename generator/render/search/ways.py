"""search.yaml becomes the first script of the index."""

from collections.abc import Iterator

import msgspec

from generator.model.body import Role
from generator.model.document import Document
from generator.model.guide import Guide
from generator.model.search import SearchEntry, SearchWords
from generator.render.search.records import Record
from generator.render.search.shards import Stem
from generator.stems import stem_rules, words_in


def beginning(guide: Guide, records: list[Record], stem: Stem, skipped: frozenset[str]) -> bytes:
    """The rules of the language, the words that are skipped, and what the author wrote."""
    known = {record.address for record in records}
    known |= {f"{r.address}#{s.anchor}" for r in records for s in r.sections[1:]}
    entries = [
        (document, entry)
        for document in guide.documents
        if isinstance(document.matter, SearchWords)
        for entry in document.matter.entries
    ]
    alike = [_stems(entry.same, stem) for _, entry in entries if entry.same]
    ways = {
        is_urgent: [
            (
                [_stems((line,), stem) for line in entry.say],
                [*_addresses(document, entry, guide, known)],
            )
            for document, entry in entries
            if entry.say and entry.urgent == is_urgent
        ]
        for is_urgent in (True, False)
    }
    rules = stem_rules(guide.site.language)
    given = (rules, sorted(skipped), alike, ways[True], ways[False])
    return b"searchIndex.begin(%s);\n" % b",".join(map(msgspec.json.encode, given))


def _stems(words: tuple[str, ...], stem: Stem) -> list[str]:
    return list(dict.fromkeys(stem(word) for text in words for word in words_in(text)))


def _addresses(
    document: Document, entry: SearchEntry, guide: Guide, known: set[str]
) -> Iterator[str]:
    """Where an entry leads: to a section that can be found, or else to its page."""
    for path in entry.find:
        target = guide.targets[(document.path, Role.LINK, path)]
        yield target.full_address if target.full_address in known else target.address
