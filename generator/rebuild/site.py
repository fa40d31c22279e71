"""A guide becomes the files of its site; what was made from the same things before is kept."""

from collections.abc import Iterator
from pathlib import Path

from generator import limits
from generator.check.copies import weigh_copy
from generator.check.weight import Known, endless_pages
from generator.model.guide import Guide
from generator.problems import Problem, has_errors
from generator.rebuild.around import MEANS, chapter_print
from generator.rebuild.chapters import (
    Chapters,
    MadeChapter,
    ToMake,
    around_of,
    make_chapters,
    means_of,
    share,
)
from generator.rebuild.coding import encoded, print_of
from generator.rebuild.made import Index
from generator.rebuild.making import Making
from generator.rebuild.search import add_index
from generator.rebuild.templates_used import TemplatesUsed
from generator.render.assets import BrokenAssets, gather_assets
from generator.render.editions.offline import kept_files
from generator.render.editions.table import COPIES, render_copies, render_editions
from generator.render.pages import pages_to_be, rendered
from generator.render.press import Press, press
from generator.render.search.index import with_parts
from generator.render.templates import BrokenTemplate, Templates
from generator.settings import Settings
from generator.words.files import load_words
from generator.words.lexicon import Words


def make_site(making: Making, guide: Guide, settings: Settings) -> tuple[Problem, ...]:
    """Makes every file of a site; what is wrong with it, or what keeps it from being one.

    Raises:
        OSError: a file cannot be written, or the theme cannot be read.
        Lost: the words of a chapter are not where they were kept.
    """
    words = load_words(guide.site.language, settings.theme, settings.content)
    if has_errors(words.problems):
        return words.problems
    try:
        means, warnings = _means(making, guide, settings.theme, words)
        _add_pages(making, means, settings.theme)
        for output in render_editions(means):
            making.add(output)
    except BrokenTemplate as error:
        return (error.problem,)
    except BrokenAssets as error:
        return error.problems
    if endless := tuple(endless_pages(making.files.values())):
        return endless
    return (*words.problems, *warnings, *_add_copies(making, means, settings.is_preview))


def _means(
    making: Making, guide: Guide, theme: tuple[Path, ...], words: Words
) -> tuple[Press, tuple[Problem, ...]]:
    """The means to render pages, once all that they may name is there, and what is wrong with it.

    Raises:
        BrokenAssets: an asset of the theme is not there, or has a mistake in it.
    """
    templates = Templates(tuple(folder / "templates" for folder in theme), words)
    assets = gather_assets(tuple(folder / "assets" for folder in theme), guide.images, words)
    for output in assets.outputs:
        making.add(output)
    assets = with_parts(assets, add_index(making, guide, words))
    return press(guide, assets, templates, words), assets.warnings


def _add_pages(making: Making, means: Press, theme: tuple[Path, ...]) -> None:
    """Adds every page, in the order in which templates are tried.

    Raises:
        BrokenTemplate: a template has a mistake in it.
    """
    used = TemplatesUsed(tuple(folder / "templates" for folder in theme))
    said = print_of(encoded(means.words.entries))
    broken = _add_chapters(making, means, theme)
    for page in pages_to_be(means):
        path, address = page.entry.path, page.entry.address
        if path in broken:
            raise broken[path]
        if making.reads[path].outline:
            continue
        making.count()
        view = page.view()
        print_ = print_of(encoded(view), used.print(page.template), said)
        if making.is_as_made(address, print_):
            making.keep(address)
        else:
            making.add(rendered(means, page, view), print_)


def _add_chapters(
    making: Making, means: Press, theme: tuple[Path, ...]
) -> dict[str, BrokenTemplate]:
    """Adds the chapters that are known by their outlines; what failed, by path."""
    given = encoded(means_of(means, theme))
    making.store.write(MEANS, given)
    share(given, means.templates)
    new: dict[str, list[int]] = {}  # by bundle
    for number, chapter in enumerate(means.guide.chapters):
        read = making.reads[chapter.path]
        if read.outline is None:
            continue
        is_there = making.may_be_kept(chapter.address)
        if is_there and making.is_as_made(
            chapter.address, _around(making, means, number, given)[1]
        ):
            making.keep(chapter.address)
            making.count()
        else:
            new.setdefault(read.bundle, []).append(number)
    return _make_chapters(making, means, given, new)


def _around(making: Making, means: Press, number: int, given: bytes) -> tuple[bytes, bytes]:
    """What stands around a chapter, and a print of all that it is made from."""
    chapter = means.guide.chapters[number]
    read = making.reads[chapter.path]
    assert read.outline is not None
    around = encoded(around_of(means, chapter, number, read.outline))
    return around, chapter_print(around, read.digest, given)


def _make_chapters(
    making: Making, means: Press, given: bytes, new: dict[str, list[int]]
) -> dict[str, BrokenTemplate]:
    """Makes the chapters of these numbers, by bundle; what failed, by path."""
    chapters = means.guide.chapters
    making.tree.expect(chapters[n].address for numbers in new.values() for n in numbers)
    prints: dict[str, bytes] = {}
    files = _files(making, means)
    folders = making.output, making.tree.folder

    def tasks() -> Iterator[Chapters]:
        for bundle, numbers in new.items():
            those = []
            for number in numbers:
                around, print_ = _around(making, means, number, given)
                path, address = chapters[number].path, chapters[number].address
                prints[path] = print_
                digest, lying = making.reads[path].digest, making.lying(address)
                those.append(ToMake(path, digest, around, lying))
            yield Chapters(making.store, bundle, given, files, tuple(those), *folders)

    broken: dict[str, BrokenTemplate] = {}
    is_much = sum(map(len, new.values())) >= 2 * limits.FILES_PER_PROCESS
    for results in making.workers.run(make_chapters, tasks(), is_much):
        for one in results:
            making.count()
            if isinstance(one, MadeChapter):
                making.add_chapter(one, prints[one.path])
            else:
                broken[one.path] = BrokenTemplate(one.problem)
    return broken


def _files(making: Making, means: Press) -> tuple[Known, ...]:
    """The files that chapters without components may name, with their weights."""
    names = [name for name in ("site.css", "reading.js", "leave.js") if name in means.assets]
    addresses = [means.assets[name] for name in (*names, *means.guide.images)]
    weights = (making.weights[address] for address in addresses)
    return tuple(Known(one.address, one.length, one.size) for one in weights)


def _add_copies(making: Making, means: Press, is_preview: bool) -> Iterator[Problem]:
    """Adds what is made from all other files, and tells what any file weighs too much.

    What a preview is asked for once in a while, it makes when it is asked.
    """
    download = means.guide.site.download
    later = (f"{download}.html", f"{download}.zip") if is_preview and download else ()
    files = kept_files(means, making.files.values()) if means.guide.site.offline else []
    size = sum(file.length for file in files)
    images = means.guide.images.values()
    making.index = Index(
        size=sum(one.size for one in making.reads.values()) + sum(one.size for one in images),
        searching=tuple(_searching(means.guide)),
        language=means.guide.site.language,
        skipped=tuple(means.words.plain("search.skipped").split()),
        later=later,
        too_large=size if size > limits.OFFLINE_RAW_BYTES else 0,
    )
    those = () if later else COPIES
    copies, problems = render_copies(means, tuple(making.files.values()), making.packed, those)
    for output in copies:
        making.add(output)
    yield from problems
    whole = f"{download}.html"
    yield from weigh_copy(making.files.values(), whole)
    yield from making.weigh((page.entry.address for page in pages_to_be(means)), whole)


def _searching(guide: Guide) -> Iterator[str]:
    """The addresses of the pages with a search."""
    for document in guide.documents:
        if document.shows("search") and document.path in guide.addresses:
            yield guide.addresses[document.path]
