"""Chapters that are known by their outlines become pages, in any process.

All that a page needs of the guide comes with its task; its words are read from the store.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.check.weight import Known, Weighed, weigh_page
from generator.load import digest_of
from generator.model.body import Role
from generator.model.document import Document
from generator.model.guide import Entry, Guide
from generator.model.outline import Outline
from generator.model.pages import Chapter, Reference
from generator.model.site import SITE
from generator.problems import Problem
from generator.publish.write import take_over, write_output
from generator.rebuild.around import (
    AROUND,
    Around,
    Means,
    Targets,
    arounds_in,
    filling_of,
)
from generator.rebuild.coding import decoded, encoded
from generator.rebuild.documents import document_in, filed_in
from generator.rebuild.store import Store
from generator.rebuild.templates_used import TemplatesUsed
from generator.render.chapter_words import filled
from generator.render.chapters import TEMPLATE, Traits, around, dressed
from generator.render.output import Output
from generator.render.press import Press
from generator.render.templates import BrokenTemplate, Templates
from generator.render.views import ChapterView
from generator.words.lexicon import Words


class ToMake(NamedTuple):
    """A chapter to be made."""

    path: str
    digest: str  # of its source
    around: bytes
    lying: str  # the digest of the page that lies in the old site as it was made; "" for none


class Chapters(NamedTuple):
    """A task: some chapters of a bundle."""

    store: Store
    bundle: str
    means: bytes
    files: tuple[Known, ...]  # that they name, with their weights
    chapters: tuple[ToMake, ...]
    site: Path  # the old one
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
    guide, traits = press.guide, Traits(outline.has_notes, outline.has_images)
    bodies = entry.document.bodies
    mentions = [(mention.role, mention.target) for body in bodies for mention in body.mentions]
    targets = _targets_of(guide, entry.path, mentions)
    return Around(
        entry.address,
        msgspec.Raw(encoded(around(press, entry, number, traits))),
        targets,
        _cited(guide, targets),
        _images_in(press, targets),
    )


def _targets_of(guide: Guide, path: str, mentions: Iterable[tuple[Role, str]]) -> Targets:
    """What the mentions of a file lead to, each once; without its title, which no text shows."""
    found = guide.targets
    return tuple(
        (role, name, msgspec.structs.replace(found[(path, role, name)], title=""))
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


def make_chapters(task: Chapters) -> list[MadeChapter | Broken]:
    """Puts pages into the tree, those that come out as they lie as they are; or says what fails.

    Raises:
        OSError: a page cannot be written.
        Lost: the words of one are not there.
    """
    filed = filed_in(task.store, task.bundle)
    site = {file.address: file for file in task.files}
    made: list[MadeChapter | Broken] = []
    for one in task.chapters:
        document = document_in(filed, one.path, one.digest)
        try:
            page = chapter_page(decoded(one.around, Around), document, task.means)
        except BrokenTemplate as error:
            made.append(Broken(one.path, error.problem))
            continue
        weight, digest = weigh_page(Weighed(page), site), digest_of(page.data)
        if digest == one.lying:
            take_over(page.address, task.site, task.folder)
        else:
            write_output(task.folder, page.address, page.data)
        made.append(MadeChapter(one.path, page.address, digest, page.length, *weight))
    arounds = arounds_in(task.store, task.bundle)
    still = {path: around for path, around in arounds.items() if path in filed}
    new = {one.path: one.around for one in task.chapters}
    task.store.write(f"{AROUND}/{task.bundle}", still | new)
    return made


def chapter_page(chapter: Around, document: Document, means: bytes) -> Output:
    """The page of a chapter.

    Raises:
        BrokenTemplate: a template has a mistake in it.
    """
    given, templates = _means(means)
    filling = filling_of(chapter, document.path, given)
    words = filled(filling, document)
    view = dressed(decoded(chapter.view, ChapterView), words, filling, given.made_by)
    return Output(chapter.address, templates.render(TEMPLATE, view).encode(), document.path)


def _means(data: bytes) -> tuple[Means, Templates]:
    if data not in _ready:
        means = decoded(data, Means)
        folders = tuple(Path(folder) for folder in means.theme)
        share(data, Templates(folders, Words(means.words)))
    return _ready[data]


def share(data: bytes, templates: Templates) -> None:
    """Lets this process use templates that are there, rather than compile them once more."""
    _ready.clear()
    _ready[data] = decoded(data, Means), templates


_ready: dict[bytes, tuple[Means, Templates]] = {}  # the last, by what they were encoded as
