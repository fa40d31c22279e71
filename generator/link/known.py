"""Everything a mention may lead to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.kinds import kind_of
from generator.model.body import Role
from generator.model.document import Document
from generator.model.pages import Chapter, Country, Glossary, References, SupportLines, Term
from generator.model.site import Part, Site


@dataclass(frozen=True, slots=True)
class Known:
    """What there is, by the names that authors use for it."""

    documents: Mapping[str, Document]  # by source path
    addresses: Mapping[str, str]  # source path to address
    pages: frozenset[str]  # all these addresses
    images: frozenset[str]  # source paths
    references: Mapping[str, str]  # key to title
    terms: Mapping[str, Term]  # by every way to write them, lower case
    countries: tuple[Country, ...]
    parts: tuple[Part, ...]  # those that have chapters
    blocks: Mapping[str, str]  # name of a generated list to the address that shows it
    unreadable: frozenset[str]  # source paths of files that have problems of their own
    drafts: frozenset[str]  # source paths of pages left out
    anchors: dict[str, dict[str, None]] = field(default_factory=dict)  # of pages asked for so far

    def is_unreadable(self, start: str) -> bool:
        """Whether a file that begins so is broken, so that a mention of it is not at fault."""
        return any(path.startswith(start) for path in self.unreadable)


def known_things(
    documents: Iterable[Document],
    addresses: Mapping[str, str],
    images: Iterable[str],
    absent: tuple[frozenset[str], frozenset[str]],
) -> Known:
    """What mentions may lead to; `absent` is what is unreadable, and what is a draft."""
    by_path = {document.path: document for document in documents}
    references: dict[str, str] = {}
    terms: dict[str, Term] = {}
    countries: tuple[Country, ...] = ()
    parts: tuple[Part, ...] = ()
    filled: set[str] = set()  # ids of parts that have a chapter
    blocks: dict[str, str] = {}
    for path, document in by_path.items():
        match document.matter:
            case References(entries):
                references |= {entry.key: entry.title for entry in entries}
            case Glossary(entries):
                for term in entries:
                    terms |= dict.fromkeys((w.lower() for w in (term.term, *term.forms)), term)
            case SupportLines(entries):
                countries = entries
            case Site() as site:
                parts = site.parts
            case Chapter(part=part):
                filled.add(part)
        for mention in document.body.mentions:
            if mention.role is Role.BLOCK and path in addresses and kind_of(path):
                blocks.setdefault(mention.target, addresses[path])
    images = frozenset(images)
    parts = tuple(part for part in parts if part.id in filled)
    pages = frozenset(addresses.values())
    return Known(
        by_path, addresses, pages, images, references, terms, countries, parts, blocks, *absent
    )
