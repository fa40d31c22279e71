"""Every mention is resolved, or reported with the nearest thing that exists."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import unquote

from generator import limits
from generator.link.anchors import anchors_of
from generator.link.known import Known
from generator.link.near import likely_image, likely_page, outside_hint
from generator.model.body import Mention, Role
from generator.model.document import Document, Matter
from generator.model.guide import Key, Target
from generator.model.pages import Chapter, Home, Technique
from generator.model.path import GuidePath, ways_on
from generator.model.quiz import KINDS, Quiz, next_steps
from generator.model.search import SearchWords, pages_to_find
from generator.problems import Place, Problem, did_you_mean, listed

NO_TARGET = Target("")

# Addresses that leave the guide. In Markdown `parse` has dealt with them; in values they stand
# as they are.
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")

# Containers whose argument names pages, and the folder those are in.
FOLDERS = {
    "technique-table": "techniques",
    "quiz": "quizzes",
    "exercise": "exercises",
    "exercise-card": "exercises",
}


def resolve_all(
    documents: Iterable[Document], known: Known
) -> tuple[dict[Key, Target], list[Problem]]:
    """The target of every mention of every document, and a problem for each without one."""
    targets: dict[Key, Target] = {}
    problems: list[Problem] = []
    for document in documents:
        found, wrong = _resolve(document, known)
        targets |= found
        problems += wrong
    return targets, problems


def _resolve(document: Document, known: Known) -> tuple[dict[Key, Target], list[Problem]]:
    """The targets of one document, up to the problem that is one too many to tell."""
    targets: dict[Key, Target] = {}
    problems: list[Problem] = []
    for mention in chain(_mentions(document), _paths_in_values(document)):
        found = _RESOLVERS[mention.role](mention, document, known)
        if isinstance(found, Target):
            targets[(document.path, mention.role, mention.target)] = found
            continue
        problems.append(found)
        if len(problems) > limits.PROBLEMS_OF_A_FILE:
            break
    return targets, problems


def _mentions(document: Document) -> Iterator[Mention]:
    for body in document.bodies:
        yield from body.mentions


def _paths_in_values(document: Document) -> Iterator[Mention]:
    """Links that stand in YAML as plain paths."""
    for value, path in _named(document.matter):
        yield Mention(Role.LINK, path, document.place(value))


def _named(matter: Matter) -> Iterator[tuple[str, str]]:
    """Each path of a file, after the path of the value that holds it."""
    match matter:
        case Home() as home:
            yield from ((f"doors.{number}.link", d.link) for number, d in enumerate(home.doors))
        case Chapter(related=related) | Technique(related=related):
            yield from ((f"related.{number}", path) for number, path in enumerate(related))
        case Quiz() as quiz:
            for name, steps in next_steps(quiz):
                yield from ((f"{name}.{number}", path) for number, path in enumerate(steps))
        case GuidePath() as route:
            yield from ways_on(route)
        case SearchWords() as words:
            yield from pages_to_find(words)


def _page(mention: Mention, document: Document, known: Known) -> Target | Problem:
    if _OUTSIDE.match(mention.target):
        return Problem(
            mention.place,
            "address-not-allowed",
            "only a page of the guide can be linked here",
            "write the path of its file, such as guide/01-start.md",
        )
    path, _, anchor = unquote(mention.target).partition("#")
    source = document.path if not path else _source_path(document, path, known)
    if source in known.images and not anchor:
        return Target(source)
    page = known.documents.get(source)
    if page is None and known.is_unreadable(posixpath.splitext(source)[0] + "."):
        return NO_TARGET
    if page is None or source not in known.addresses:
        return _no_page(mention, source, document, known)
    if anchor and anchor not in anchors_of(page, known):
        there = [f"#{name}" for name in anchors_of(page, known)]
        return Problem(
            mention.place,
            "broken-anchor",
            f'no heading "#{anchor}" in "{source}"',
            did_you_mean(f"#{anchor}", there) or f"it has: {listed(there, 'no headings')}",
        )
    return Target(known.addresses[source], anchor, getattr(page.matter, "title", ""))


def _source_path(document: Document, path: str, known: Known) -> str:
    """The path from the content folder; quizzes may also name one from there."""
    near = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
    exists = near in known.documents or near in known.images
    return posixpath.normpath(path) if isinstance(document.matter, Quiz) and not exists else near


def _no_page(mention: Mention, source: str, document: Document, known: Known) -> Problem:
    if source in known.drafts:
        return _draft(mention, source)
    message, hint = f'no page "{source}"', outside_hint(mention.target)
    if source.startswith("../"):
        message, hint = f"{message} in the guide", "a link may not leave the content folder"
    return Problem(
        mention.place, "broken-link", message, hint or likely_page(source, document, known)
    )


def _draft(mention: Mention, source: str) -> Problem:
    message, hint = f'"{source}" is a draft', 'remove "draft: true" there, or this mention of it'
    return Problem(mention.place, "link-to-draft", message, hint)


def _image(mention: Mention, document: Document, known: Known) -> Target | Problem:
    if not mention.target:
        message, hint = "no image is named here", "write its path, such as ../drawings/name.svg"
        return Problem(mention.place, "missing-name", message, hint)
    if _OUTSIDE.match(mention.target):
        message = "an image must be a file of the guide"
        hint = "save it in the folder drawings and write its path"
        return Problem(mention.place, "address-not-allowed", message, hint)
    folder = posixpath.dirname(document.path)
    path = posixpath.normpath(posixpath.join(folder, unquote(mention.target)))
    if path in known.images:
        return Target(path)
    if path in known.unreadable:
        return NO_TARGET
    hint = likely_image(path, document, known)
    return Problem(mention.place, "broken-image", f'no image "{path}"', hint)


def _citation(mention: Mention, document: Document, known: Known) -> Target | Problem:
    if mention.target in known.references:
        return _in_list("references", Target("", mention.target), known)
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
        return _in_list("glossary", Target("", term.id, term.term), known)
    if known.is_unreadable("glossary."):
        return NO_TARGET
    return Problem(
        mention.place,
        "unknown-term",
        f'glossary.yaml has no term "{mention.target}"',
        did_you_mean(mention.target.lower(), known.terms) or "add it there",
    )


def _in_list(name: str, entry: Target, known: Known) -> Target | Problem:
    """An entry of a data file on the page that shows it.

    Without such a page the problem is placed at the file, so that it is said once.
    """
    if name in known.blocks:
        return Target(known.blocks[name], entry.anchor, entry.title)
    if known.is_unreadable("pages/"):
        return NO_TARGET
    return Problem(
        Place(f"{name}.yaml"),
        "list-not-shown",
        "pages lead to what this file holds, but no page shows it",
        f'add a page, such as pages/{name}.md, with the lines "::: {name}" and ":::"',
    )


def _block(mention: Mention, document: Document, known: Known) -> Target | Problem:
    name, *ids = mention.target.split()
    folder = FOLDERS.get(name)
    if name == "quiz-list" and set(ids) <= set(KINDS):
        return NO_TARGET
    if name == "quiz-list":
        message, hint = f'no kind of quiz is "{" ".join(ids)}"', f"there are: {', '.join(KINDS)}"
        return Problem(mention.place, "unknown-quiz-kind", message, hint)
    if folder is None:
        message = f'nothing may stand after "::: {name}"'
        hint = f'write "::: {name}" alone on the line'
        return Problem(mention.place, "name-not-used", message, hint) if ids else NO_TARGET
    if name != "technique-table" and len(ids) != 1:
        message = f'"::: {name}" needs one name after it'
        hint = _there_are(_ids_in(folder, known))
        return Problem(mention.place, "missing-name", message, hint)
    for id_ in ids:
        if f"{folder}/{id_}.html" not in known.pages or id_ == "index":
            found = _unknown(mention, folder, id_, known)
            if found:
                return found
    return NO_TARGET


def _unknown(mention: Mention, folder: str, id_: str, known: Known) -> Problem | None:
    """Why nothing can stand for a name; None when its file has a problem of its own."""
    draft = next((p for p in known.drafts if p.startswith(f"{folder}/{id_}.")), "")
    if draft:
        return _draft(mention, draft)
    if known.is_unreadable(f"{folder}/{id_}."):
        return None
    existing, noun = _ids_in(folder, known), mention.target.split()[0].removesuffix("-table")
    hint = did_you_mean(id_, existing) or _there_are(existing)
    return Problem(mention.place, f"unknown-{noun}", f'no {noun} "{id_}"', hint)


def _there_are(ids: Iterable[str]) -> str:
    return f"there are: {listed(ids)}"


def _ids_in(folder: str, known: Known) -> list[str]:
    """The ids of the pages of a folder. Every page is looked at, so only to tell of a mistake."""
    return [
        address.removeprefix(f"{folder}/").removesuffix(".html")
        for path, address in known.addresses.items()
        if address.startswith(f"{folder}/") and not path.endswith("/index.md")
    ]


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
