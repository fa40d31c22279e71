"""Chapters that are known by their outlines become pages, in any process.

All that a page needs of the guide comes with its task; its words are read from the store.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from generator.check.weight import Known, Weighed, weigh_page
from generator.load import digest_of
from generator.model.body import Body, Role
from generator.model.document import Document
from generator.model.guide import Entry, Guide, Target
from generator.model.outline import Outline
from generator.model.pages import Chapter, Reference
from generator.problems import Problem
from generator.publish import write_output
from generator.rebuild.coding import decoded, print_of
from generator.rebuild.documents import document_in, filed_in
from generator.rebuild.store import Store
from generator.rebuild.templates_used import TemplatesUsed
from generator.render.chapters import TEMPLATE, Traits, around, dressed, filled
from generator.render.fill import Facts, Filling
from generator.render.output import Output
from generator.render.press import SITE, Press
from generator.render.templates import BrokenTemplate, Templates
from generator.render.views import ChapterView
from generator.words.lexicon import Entry as Said
from generator.words.lexicon import Words

AROUND, MEANS = "around", "means"  # where these are in the store

Targets = tuple[tuple[Role, str, Target], ...]


class Around(msgspec.Struct, frozen=True, array_like=True):
    """A chapter to be, but for its words: what of the guide they are filled with."""

    address: str
    view: ChapterView
    targets: Targets
    references: dict[str, Reference]  # those it cites, by key
    assets: dict[str, str]  # source path of an image to its address


class Means(msgspec.Struct, frozen=True, array_like=True):
    """What all chapters are made with."""

    theme: tuple[str, ...]
    templates: bytes  # a print of those that a chapter uses
    words: dict[str, Said]  # of the interface, by key
    made_by: Body | None
    targets: Targets  # of what stands in `made_by`
    references: dict[str, Reference]
    assets: dict[str, str]


class Chapters(NamedTuple):
    """A task: some chapters of a bundle."""

    store: Store
    bundle: str
    means: bytes
    files: tuple[Known, ...]  # that they name, with their weights
    chapters: tuple[tuple[str, str, bytes], ...]  # path and digest of each, and its `Around`
    folder: Path  # of the tree that is made


class MadeChapter(NamedTuple):
    """A chapter as it was written."""

    path: str
    address: str
    digest: str
    length: int
    problems: tuple[Problem, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


class Broken(NamedTuple):
    """A chapter that no page could be made of."""

    path: str
    problem: Problem


def around_of(press: Press, entry: Entry[Chapter], number: int, outline: Outline) -> Around:
    """What stands around a chapter; `number` counts the chapters of the guide from 0."""
    guide = press.guide
    targets = _targets_of(guide, entry.path, outline.mentions)
    return Around(
        entry.address,
        around(press, entry, number, Traits(outline.has_notes, outline.has_images)),
        targets,
        _cited(guide, targets),
        _images_in(press, targets),
    )


def _targets_of(guide: Guide, path: str, mentions: Iterable[tuple[Role, str]]) -> Targets:
    """What the mentions of a file lead to, each once."""
    found = guide.targets
    return tuple(
        (role, name, found[(path, role, name)])
        for role, name in dict.fromkeys(mentions)
        if (path, role, name) in found
    )


def _cited(guide: Guide, targets: Targets) -> dict[str, Reference]:
    return {name: guide.references[name] for role, name, _ in targets if role is Role.CITATION}


def _images_in(press: Press, targets: Targets) -> dict[str, str]:
    """The images that are shown, or linked, and their addresses."""
    named = {target.address for role, _, target in targets if role in (Role.IMAGE, Role.LINK)}
    return {path: press.assets[path] for path in sorted(named) if path in press.guide.images}


def means_of(press: Press, theme: tuple[Path, ...]) -> Means:
    """What the chapters of a guide are made with."""
    guide, made_by = press.guide, press.guide.site.made_by
    mentions = [(mention.role, mention.target) for mention in made_by.mentions] if made_by else []
    targets = _targets_of(guide, SITE, mentions)
    folders = tuple(folder / "templates" for folder in theme)
    return Means(
        tuple(str(folder) for folder in folders),
        TemplatesUsed(folders).print(TEMPLATE),
        dict(press.words.entries),
        made_by,
        targets,
        _cited(guide, targets),
        _images_in(press, targets),
    )


def chapter_print(around: bytes, digest: str, means: bytes) -> bytes:
    """A name for all that a chapter is made from; `digest` is of its source."""
    return print_of(around, digest.encode(), means)


def arounds_in(store: Store, bundle: str) -> dict[str, bytes]:
    """What stands around the chapters of a bundle, encoded, by path."""
    return store.read(f"{AROUND}/{bundle}", dict[str, bytes]) or {}


def make_chapters(task: Chapters) -> list[MadeChapter | Broken]:
    """Writes pages into the tree; or says which template fails.

    Raises:
        OSError: a page cannot be written.
        Lost: the words of one are not there.
    """
    filed = filed_in(task.store, task.bundle)
    site = {file.address: file for file in task.files}
    made: list[MadeChapter | Broken] = []
    for path, digest, data in task.chapters:
        document = document_in(filed, path, digest)
        try:
            page = chapter_page(decoded(data, Around), document, task.means)
        except BrokenTemplate as error:
            made.append(Broken(path, error.problem))
            continue
        weight = weigh_page(Weighed(page), site)
        write_output(task.folder, page.address, page.data)
        made.append(MadeChapter(path, page.address, digest_of(page.data), page.length, *weight))
    arounds = arounds_in(task.store, task.bundle)
    still = {path: around for path, around in arounds.items() if path in filed}
    new = {path: around for path, _, around in task.chapters}
    task.store.write(f"{AROUND}/{task.bundle}", still | new)
    return made


def chapter_page(chapter: Around, document: Document, means: bytes) -> Output:
    """The page of a chapter.

    Raises:
        BrokenTemplate: a template has a mistake in it.
    """
    given, templates, words = _means(means)
    path = document.path
    targets = {(path, role, name): target for role, name, target in chapter.targets}
    targets |= {(SITE, role, name): target for role, name, target in given.targets}
    assets = given.assets | chapter.assets
    facts = Facts(targets, given.references | chapter.references, assets)
    filling = Filling(facts, words, chapter.address, _no_component)
    view = dressed(chapter.view, filled(filling, document), filling, given.made_by)
    return Output(chapter.address, templates.render(TEMPLATE, view).encode(), path)


@lru_cache(1)
def _means(data: bytes) -> tuple[Means, Templates, Words]:
    means = decoded(data, Means)
    words = Words(means.words)
    return means, Templates(tuple(Path(folder) for folder in means.theme), words), words


def _no_component(target: str, filling: Filling) -> Markup:
    raise AssertionError(f"a chapter with a component has no outline: {target}")
