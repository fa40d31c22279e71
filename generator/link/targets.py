"""Every mention is resolved, or reported with the nearest thing that exists."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

from generator.kinds import kind_of
from generator.model.body import Mention, Role
from generator.model.document import Document
from generator.model.guide import Key, Target
from generator.model.pages import Glossary, Home, References, Term
from generator.model.quiz import Quiz
from generator.problems import Problem, did_you_mean

NO_TARGET = Target("")


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a mention may lead to."""

    documents: Mapping[str, Document]  # by source path
    addresses: Mapping[str, str]  # source path to address
    images: frozenset[str]  # source paths
    references: Mapping[str, str]  # key to title
    terms: Mapping[str, Term]  # by every way to write them, lower case
    blocks: Mapping[str, str]  # name of a generated list to the address that shows it
    unreadable: frozenset[str]  # source paths of files that have problems of their own
    drafts: frozenset[str]  # source paths of pages left out

    def is_unreadable(self, start: str) -> bool:
        """Whether a data file is broken, so that what it lacks is not the mention's fault."""
        return any(path.startswith(start) for path in self.unreadable)


def resolve_all(
    documents: Iterable[Document], known: Known
) -> tuple[dict[Key, Target], list[Problem]]:
    """The target of every mention of every document, and a problem for each without one."""
    targets: dict[Key, Target] = {}
    problems: list[Problem] = []
    for document in documents:
        for mention in (*_mentions(document), *_paths_in_values(document)):
            found = _RESOLVERS[mention.role](mention, document, known)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                targets[(document.path, mention.role, mention.target)] = found
    return targets, problems


def _mentions(document: Document) -> Iterator[Mention]:
    for body in document.bodies:
        yield from body.mentions


def _paths_in_values(document: Document) -> Iterator[Mention]:
    """Links that stand in YAML as plain paths."""
    match document.matter:
        case Home() as home:
            for number, door in enumerate(home.doors):
                yield Mention(Role.LINK, door.link, document.place(f"doors.{number}.link"))
        case Quiz() as quiz:
            for d, dimension in enumerate(quiz.dimensions):
                for b, band in enumerate(dimension.bands):
                    for n, path in enumerate(band.next):
                        place = document.place(f"dimensions.{d}.bands.{b}.next.{n}")
                        yield Mention(Role.LINK, path, place)


def _page(mention: Mention, document: Document, known: Known) -> Target | Problem:
    path, _, anchor = unquote(mention.target).partition("#")
    source = document.path if not path else _source_path(document, path, known)
    if source in known.images and not anchor:
        return Target(source)
    if source in known.unreadable:
        return NO_TARGET
    page = known.documents.get(source)
    if page is None or source not in known.addresses:
        return _no_page(mention, source, known)
    anchors = anchors_of(page, known)
    if anchor and anchor not in anchors:
        return Problem(
            mention.place,
            "broken-anchor",
            f'no heading "#{anchor}" in "{source}"',
            did_you_mean(anchor, anchors) or f"it has: {', '.join(anchors) or 'no headings'}",
        )
    return Target(known.addresses[source], anchor, getattr(page.matter, "title", ""))


def _source_path(document: Document, path: str, known: Known) -> str:
    """The path from the content folder; quizzes may also name one from there."""
    near = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
    exists = near in known.documents or near in known.images
    return posixpath.normpath(path) if isinstance(document.matter, Quiz) and not exists else near


def _no_page(mention: Mention, source: str, known: Known) -> Problem:
    if source in known.drafts:
        message, hint = f'"{source}" is a draft', 'remove "draft: true" there, or this link'
        return Problem(mention.place, "link-to-draft", message, hint)
    if source.startswith("../"):
        hint = "a link may not leave the content folder"
        return Problem(mention.place, "broken-link", f'no page "{source}" in the guide', hint)
    slip = next((slip for slip in _slips(source, known) if slip), "")
    hint = f'did you mean "{slip}"?' if slip else _nearest(source, known.addresses)
    return Problem(mention.place, "broken-link", f'no page "{source}"', hint)


def _slips(source: str, known: Known) -> Iterator[str]:
    """What the author most likely meant, the likeliest first."""
    by_address = {address: path for path, address in known.addresses.items()}
    yield by_address.get(source, "")  # the address of the page in place of its file
    for ending in (".md", ".yaml"):
        yield source + ending if source + ending in known.addresses else ""
    name = _bare(source)
    for path in known.addresses:  # another folder, another number, another ending
        yield path if _bare(path) == name else ""
    for path, document in known.documents.items():
        yield path if source in getattr(document.matter, "aliases", ()) else ""


def _nearest(source: str, paths: Iterable[str]) -> str:
    """A hint by the spelling of names alone: folders are alike and would make any name near."""
    by_name = {_bare(path): path for path in paths}
    near = get_close_matches(_bare(source), by_name, n=1, cutoff=0.7)
    return f'did you mean "{by_name[near[0]]}"?' if near else ""


def _bare(path: str) -> str:
    name = posixpath.basename(path).partition(".")[0]
    return name.lstrip("0123456789-") or name


def anchors_of(page: Document, known: Known) -> tuple[str, ...]:
    """Every anchor of a page, those of generated lists included."""
    anchors = [heading.anchor for heading in page.body.headings]
    for mention in page.body.mentions:
        if mention.role is Role.BLOCK and mention.target == "references":
            anchors += known.references
        if mention.role is Role.BLOCK and mention.target == "glossary":
            anchors += dict.fromkeys(term.id for term in known.terms.values())
    return tuple(anchors)


def _image(mention: Mention, document: Document, known: Known) -> Target | Problem:
    path = posixpath.normpath(
        posixpath.join(posixpath.dirname(document.path), unquote(mention.target))
    )
    if path in known.images:
        return Target(path)
    if path in known.unreadable:
        return NO_TARGET
    same_name = [image for image in known.images if _bare(image) == _bare(path)]
    hint = f'did you mean "{same_name[0]}"?' if same_name else _nearest(path, known.images)
    return Problem(mention.place, "broken-image", f'no image "{path}"', hint)


def _citation(mention: Mention, document: Document, known: Known) -> Target | Problem:
    if mention.target in known.references:
        title = known.references[mention.target]
        return Target(known.blocks.get("references", ""), mention.target, title)
    if known.is_unreadable("references."):
        return NO_TARGET
    return Problem(
        mention.place,
        "unknown-citation",
        f'references.yaml has no "{mention.target}"',
        did_you_mean(mention.target, known.references) or "add it there, with its key",
    )


def _term(mention: Mention, document: Document, known: Known) -> Target | Problem:
    term = known.terms.get(mention.target.lower())
    if term:
        return Target(known.blocks.get("glossary", ""), term.id, term.term)
    if known.is_unreadable("glossary."):
        return NO_TARGET
    return Problem(
        mention.place,
        "unknown-term",
        f'glossary.yaml has no term "{mention.target}"',
        did_you_mean(mention.target.lower(), known.terms) or "add it there",
    )


def _block(mention: Mention, document: Document, known: Known) -> Target | Problem:
    name, *ids = mention.target.split()
    folder = {"technique-table": "techniques", "quiz": "quizzes", "exercise": "exercises"}.get(name)
    if folder is None:
        return NO_TARGET
    existing = ids_in(folder, known.addresses)
    if name != "technique-table" and len(ids) != 1:
        message = f'"::: {name}" needs one name after it'
        return Problem(mention.place, "missing-name", message, f"there are: {', '.join(existing)}")
    for id_ in ids:
        if id_ not in existing and not known.is_unreadable(f"{folder}/{id_}."):
            message = f'no {name.removesuffix("-table")} "{id_}"'
            hint = did_you_mean(id_, existing) or f"there are: {', '.join(existing) or 'none yet'}"
            return Problem(mention.place, f"unknown-{name.removesuffix('-table')}", message, hint)
    return NO_TARGET


def ids_in(folder: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """The pages of a folder: id to source path."""
    return {
        address.removeprefix(f"{folder}/").removesuffix(".html"): path
        for path, address in addresses.items()
        if address.startswith(f"{folder}/") and not path.endswith("/index.md")
    }


def _footnote(mention: Mention, document: Document, known: Known) -> Target | Problem:
    return NO_TARGET


_RESOLVERS = {
    Role.LINK: _page,
    Role.IMAGE: _image,
    Role.TERM: _term,
    Role.CITATION: _citation,
    Role.FOOTNOTE: _footnote,
    Role.BLOCK: _block,
}


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
    blocks: dict[str, str] = {}
    for path, document in by_path.items():
        match document.matter:
            case References(entries):
                references |= {entry.key: entry.title for entry in entries}
            case Glossary(entries):
                for term in entries:
                    terms |= dict.fromkeys((w.lower() for w in (term.term, *term.forms)), term)
        for mention in document.body.mentions:
            if mention.role is Role.BLOCK and path in addresses and kind_of(path):
                blocks.setdefault(mention.target, addresses[path])
    unreadable, drafts = absent
    return Known(
        by_path, addresses, frozenset(images), references, terms, blocks, unreadable, drafts
    )
