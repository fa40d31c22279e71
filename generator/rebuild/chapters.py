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
from generator.model.guide import Entry, Guide, Key, Target
from generator.model.outline import Outline
from generator.model.pages import Chapter, Reference
from generator.problems import Problem
from generator.publish import write_output
from generator.rebuild.coding import decoded, encoded
from generator.rebuild.documents import filed_in
from generator.rebuild.store import Store
from generator.render.chapters import TEMPLATE, Traits, around, dressed, filled
from generator.render.fill import Facts, Filling
from generator.render.output import Output
from generator.render.press import SITE, Press
from generator.render.templates import BrokenTemplate, Templates
from generator.render.views import ChapterView
from generator.words.files import load_words
from generator.words.lexicon import Words


class Around(msgspec.Struct, frozen=True, array_like=True):
    """A chapter to be, but for its words: what of the guide they are filled with."""

    address: str
    view: ChapterView
    targets: tuple[tuple[Role, str, Target], ...]
    assets: dict[str, str]  # source path of an image to its address


class Means(msgspec.Struct, frozen=True, array_like=True):
    """What all chapters are made with."""

    theme: tuple[str, ...]
    language: str
    references: dict[str, Reference]
    made_by: Body | None
    made_by_targets: tuple[tuple[Role, str, Target], ...]
    files: tuple[Known, ...]  # that chapters name, with their weights


class Chapters(NamedTuple):
    """A task: the chapters of a bundle."""

    store: Store
    bundle: str
    means: bytes
    chapters: tuple[tuple[str, bytes], ...]  # the path of each, and its `Around`
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


def around_of(press: Press, entry: Entry[Chapter], number: int, outline: Outline) -> Around:
    """What stands around a chapter; `number` counts the chapters of the guide from 0."""
    guide, traits = press.guide, Traits(outline.has_notes, outline.has_images)
    targets = targets_of(guide, entry.path, outline.mentions)
    images = {target.address for role, _, target in targets if role is Role.IMAGE}
    linked = {target.address for role, _, target in targets if role is Role.LINK}
    assets = {path: press.assets[path] for path in (*images, *linked) if path in guide.images}
    return Around(entry.address, around(press, entry, number, traits), targets, assets)


def targets_of(
    guide: Guide, path: str, mentions: Iterable[tuple[Role, str]]
) -> tuple[tuple[Role, str, Target], ...]:
    """What the mentions of a file lead to, each once."""
    found = guide.targets
    return tuple(
        (role, target, found[(path, role, target)])
        for role, target in dict.fromkeys(mentions)
        if (path, role, target) in found
    )


def means_of(press: Press, theme: tuple[Path, ...], files: Iterable[Known]) -> Means:
    """What the chapters of a guide are made with."""
    guide, made_by = press.guide, press.guide.site.made_by
    mentions = [(mention.role, mention.target) for mention in made_by.mentions] if made_by else []
    return Means(
        tuple(str(folder) for folder in theme),
        guide.site.language,
        guide.references,
        made_by,
        targets_of(guide, SITE, mentions),
        tuple(files),
    )


def make_chapters(task: Chapters) -> list[MadeChapter] | Problem:
    """Writes the pages of a bundle into the tree; or the problem of a template that fails.

    Raises:
        OSError: a page cannot be written.
    """
    filed = filed_in(task.store, task.bundle)
    made = []
    for path, data in task.chapters:
        document = msgspec.msgpack.decode(filed[path].document, type=Document)
        chapter = decoded(data, Around)
        try:
            page = chapter_page(chapter, document, task.means)
        except BrokenTemplate as error:
            return error.problem
        weight = weighed(page, task.means)
        write_output(task.folder, page.address, page.data)
        made.append(MadeChapter(path, page.address, digest_of(page.data), len(page.data), *weight))
    return made


def chapter_page(chapter: Around, document: Document, means: bytes) -> Output:
    """The page of a chapter.

    Raises:
        BrokenTemplate: a template has a mistake in it.
    """
    given = _means(means)
    path, address = document.path, chapter.address
    targets: dict[Key, Target] = {
        (path, role, name): target for role, name, target in chapter.targets
    }
    targets |= {(SITE, role, name): target for role, name, target in given.made_by_targets}
    facts = Facts(targets, given.references, chapter.assets)
    templates, words = _templates(given.theme, given.language)
    filling = Filling(facts, words, address, _no_component)
    view = dressed(chapter.view, filled(filling, document), filling, given.made_by)
    return Output(address, templates.render(TEMPLATE, view).encode(), path)


def weighed(
    page: Output, means: bytes
) -> tuple[tuple[Problem, ...], tuple[str, ...], tuple[str, ...]]:
    """What is wrong with the weight of a page, and the styles and scripts that it names."""
    site = {file.address: file for file in _means(means).files}
    return tuple(weigh_page(Weighed(page), site))


@lru_cache(1)
def _means(data: bytes) -> Means:
    return decoded(data, Means)


@lru_cache(1)
def _templates(theme: tuple[str, ...], language: str) -> tuple[Templates, Words]:
    folders = tuple(Path(folder) for folder in theme)
    words = load_words(language, folders)
    return Templates(tuple(folder / "templates" for folder in folders), words), words


def _no_component(target: str, filling: Filling) -> Markup:
    raise AssertionError(f"a chapter with a component has no outline: {target}")
