"""Terms of the glossary: each is linked once on a page."""

import re
from collections.abc import Generator, Iterable, Iterator
from datetime import date

from generator.check.editorial.prose import documents_of
from generator.model.body import BlockKind, Mention, Role
from generator.model.document import Document
from generator.model.guide import Guide
from generator.model.pages import Chapter, Technique
from generator.problems import Problem, Severity


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Terms that a page links again, and terms that a chapter or technique leaves unexplained."""
    ways = {term.id: (term.term, *term.forms) for term in guide.terms}
    pattern = _any_of(ways.values())
    wanted = {w.lower(): t.id for t in guide.terms if not t.everyday for w in ways[t.id]}
    for document in documents_of(guide):
        if document.path not in guide.addresses:
            continue
        linked = yield from _linked(document, guide)
        if ways and isinstance(document.matter, Chapter | Technique):
            unlinked = {way: id_ for way, id_ in wanted.items() if id_ not in linked}
            yield from _unexplained(document, pattern, unlinked)


def _linked(document: Document, guide: Guide) -> Generator[Problem, None, set[str]]:
    """The ids of the terms a page links, each mention after the first reported."""
    first: dict[str, Mention] = {}
    for mention in (m for body in document.bodies for m in body.mentions):
        target = guide.targets.get((document.path, mention.role, mention.target))
        if mention.role is not Role.TERM or target is None:
            continue
        if target.anchor in first:
            yield _linked_again(mention, first[target.anchor])
        first.setdefault(target.anchor, mention)
    return set(first)


def _linked_again(mention: Mention, first: Mention) -> Problem:
    return Problem(
        mention.place,
        "term-linked-again",
        f'the term "{mention.target}" is linked on this page already',
        f"it is in line {first.place.line}; write the plain word here",
        Severity.WARNING,
    )


def _unexplained(
    document: Document, pattern: re.Pattern[str], unlinked: dict[str, str]
) -> Iterator[Problem]:
    """Each unlinked term where it first stands; inside a link, a page about it is near."""
    told: set[str] = set()
    for block in document.body.blocks:
        if block.kind is BlockKind.HEADING or block.box == "scene":
            continue
        text = block.text
        for words in filter(None, block.links):
            text = text.replace(words, "…")
        for found in pattern.findall(text):
            id_ = unlinked.get(found.lower(), "")
            if id_ and id_ not in told:
                told.add(id_)
                yield Problem(
                    block.place,
                    "term-not-linked",
                    f'"{found}" is in the glossary and not linked on this page',
                    f"write [[{found}]] where it first stands",
                    Severity.WARNING,
                )


def _any_of(terms: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    """The longest way to write any term wins, so that no term is found inside another."""
    ways = sorted((way for ways in terms for way in ways), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ways))})(?![\w-])", re.IGNORECASE)
