"""Source files become a guide, in which chapters are known by their outlines."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.check.gates import check
from generator.link.guide import link, told
from generator.load import Found, SourceFile, listing, read, too_large
from generator.model.guide import Guide
from generator.model.site import SITE, Site
from generator.problems import Problem, bounded, has_errors
from generator.progress import LINKING, READING, counted
from generator.rebuild.documents import Read, document_in, filed_in, read_documents
from generator.rebuild.made import Last
from generator.rebuild.store import Store
from generator.rebuild.workers import Workers
from generator.settings import Settings


class Linked(NamedTuple):
    """A guide, and what of its files it was made from."""

    guide: Guide | None  # none when no site can be made of it
    problems: tuple[Problem, ...]
    reads: dict[str, Read]  # by path


def linked(settings: Settings, last: Last, store: Store, workers: Workers) -> Linked:
    """The guide in the content folder; files that have not changed are not read again.

    Raises:
        OSError: the content folder cannot be listed.
        Lost: what came of a file could not be kept.
    """
    files, problems = listing(settings.content)
    if problems and not files:
        return Linked(None, tuple(problems), {})
    images: list[SourceFile] = []
    for found in files:
        if not found.is_text:
            image = read(found)
            (problems if isinstance(image, Problem) else images).append(image)  # type: ignore[arg-type]
    texts = [found for found in files if found.is_text]
    reading = read_documents(texts, _unchanged(texts, last), store, workers)
    answers = list(counted(settings.tell, READING, reading, len(texts)))
    settings.tell(LINKING, 0, 0)
    problems += [one for one in answers if isinstance(one, Problem)]
    by_path = {one.path: one for one in answers if isinstance(one, Read)}
    reads = {found.path: by_path[found.path] for found in texts if found.path in by_path}
    size = sum(len(image.data) for image in images) + sum(one.size for one in reads.values())
    if beyond := too_large(size):
        return Linked(None, beyond, {})
    if not settings.is_preview and _is_held_whole(reads):
        reads = _whole(reads, store, reads)
    return _linked(settings, _Files(reads, images, problems), store)


def _unchanged(texts: Iterable[Found], last: Last) -> dict[str, str]:
    """The digests of the files that are as they were."""
    known = last.index.sources
    return {
        found.path: known[found.path][0]
        for found in texts
        if found.path in known and str(found.where) in last.unchanged
    }


def _is_held_whole(reads: dict[str, Read]) -> bool:
    """A guide that is also one file is never larger than one can read, and needs all its words."""
    site = reads.get(SITE)
    matter = site.document.matter if site and site.document else None
    return isinstance(matter, Site) and bool(matter.download)


def _whole(reads: dict[str, Read], store: Store, paths: Iterable[str]) -> dict[str, Read]:
    """The same, where the files at these paths are documents and no outlines."""
    paths = set(paths)
    bundles = {one.bundle for one in reads.values() if one.path in paths and one.outline}
    filed = {name: filed_in(store, name) for name in bundles}
    return {
        path: one._replace(document=document_in(filed[one.bundle], path, one.digest), outline=None)
        if path in paths and one.outline
        else one
        for path, one in reads.items()
    }


class _Files(NamedTuple):
    """What the content folder holds."""

    reads: dict[str, Read]
    images: list[SourceFile]
    problems: list[Problem]  # of what cannot be read


def _linked(settings: Settings, files: _Files, store: Store) -> Linked:
    """What has a problem is read whole: an outline does not know where anything stands."""
    reads = files.reads
    documents = [one.document for one in reads.values() if one.document]
    broken = {problem.place.path for problem in files.problems}
    broken |= {path for path, one in reads.items() if not one.document}
    guide, wrong = link(documents, files.images, frozenset(broken), settings.with_drafts)
    if guide:
        guide = told(guide, settings.base_url, settings.is_preview)
        wrong = bounded((*wrong, *check(guide, settings.today)))
    vague = {problem.place.path for problem in wrong}
    if any(one.outline for path, one in reads.items() if path in vague):
        return _linked(settings, files._replace(reads=_whole(reads, store, vague)), store)
    parsed = (problem for one in reads.values() for problem in one.problems)
    problems = bounded((*files.problems, *parsed, *wrong))
    return Linked(None if has_errors(problems) else guide, problems, reads)
