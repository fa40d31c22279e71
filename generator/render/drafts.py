"""Drafts, where an author asks to see them: their titles say what they are, wherever they stand."""

from typing import Any

import msgspec

from generator.model.guide import AnyEntry, Guide, PartOfGuide, Relations, Target
from generator.words.lexicon import Words


def drafts_in(guide: Guide) -> frozenset[str]:
    """The addresses of the pages that are drafts; a guide to be published has none."""
    return frozenset(
        guide.addresses[document.path]
        for document in guide.documents
        if getattr(document.matter, "draft", False)
    )


def with_marks(guide: Guide, words: Words) -> Guide:
    """The guide with a mark in the title of each draft."""
    drafts = drafts_in(guide)
    return _Marks(drafts, words).guide(guide) if drafts else guide


class _Marks:
    """Puts marks in a guide. A class, since an entry stands in many places and is marked once."""

    def __init__(self, drafts: frozenset[str], words: Words) -> None:
        self._drafts, self._words = drafts, words
        self._marked: dict[str, AnyEntry] = {}

    def guide(self, guide: Guide) -> Guide:
        """The same guide with marks."""
        return msgspec.structs.replace(
            guide,
            home=self._entry(guide.home),
            parts=tuple(
                PartOfGuide(part.part, self._entries(part.chapters)) for part in guide.parts
            ),
            chapters=self._entries(guide.chapters),
            techniques=self._entries(guide.techniques),
            faq=self._entry(guide.faq) if guide.faq else None,
            pages=self._entries(guide.pages),
            quizzes=self._entries(guide.quizzes),
            exercises=self._entries(guide.exercises),
            paths=self._entries(guide.paths),
            titles={address: self._title(address, one) for address, one in guide.titles.items()},
            targets={key: self._target(target) for key, target in guide.targets.items()},
            relations=self._relations(guide.relations),
        )

    def _relations(self, relations: Relations) -> Relations:
        return msgspec.structs.replace(
            relations,
            pages={address: self._entry(page) for address, page in relations.pages.items()},
            stands={
                address: tuple(
                    msgspec.structs.replace(stand, path=self._entry(stand.path)) for stand in stands
                )
                for address, stands in relations.stands.items()
            },
        )

    def _entries(self, entries: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(self._entry(entry) for entry in entries)

    def _entry(self, entry: AnyEntry) -> AnyEntry:
        address = entry.address
        if address not in self._drafts:
            return entry
        if address not in self._marked:
            title = self._title(address, entry.matter.title)
            matter = msgspec.structs.replace(entry.matter, title=title)
            self._marked[address] = msgspec.structs.replace(entry, matter=matter)
        return self._marked[address]

    def _target(self, target: Target) -> Target:
        if target.address not in self._drafts or not target.title:
            return target
        title = self._title(target.address, target.title)
        return msgspec.structs.replace(target, title=title)

    def _title(self, address: str, title: str) -> str:
        is_draft = address in self._drafts
        return self._words.plain("draft.title", title=title) if is_draft else title
