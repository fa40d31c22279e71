"""A site is brought up to date: what would come out as it is, is not made again.

What a build makes in memory (`generator.build`) and what this makes in a folder are the same bytes
and the same problems; tests hold the one against the other.
"""

from typing import NamedTuple

from generator import kept, manifest
from generator.problems import Problem, has_errors, in_order
from generator.progress import MAKING, PUBLISHING, counter
from generator.publish import Stage
from generator.publish.stage import clear
from generator.rebuild.made import Index, Last, Made
from generator.rebuild.store import Lost, Store, store_of
from generator.settings import Settings

INDEX = "made"  # its name in the store


class Rebuilt(NamedTuple):
    """What came of it. With errors nothing was published."""

    problems: tuple[Problem, ...]  # of the guide
    found: tuple[Problem, ...] = ()  # in the folder of the output
    site: Index = Index()  # what is known of it; empty when nothing was published

    touched: frozenset[str] | None = None  # addresses of files that changed; none if it may be any

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(address.endswith(".html") for address in self.site.made)


def last_of(settings: Settings, noted: manifest.Last) -> Last:
    """What may be relied on: only what is known of the very site that lies there."""
    if not settings.cache or not noted.made:
        return Last()
    index = store_of(settings).read(INDEX, Index, noted.made)
    return Last(index, noted.unchanged, noted.intact, noted.edited) if index else Last()


def keep_index(settings: Settings, index: Index) -> str:
    """Keeps what is known of a site, for `last_of`; returns the seal of it."""
    if not settings.cache:
        return ""
    kept.sweep(settings.cache)
    return store_of(settings).write(INDEX, index)


def publish_guide(settings: Settings, stage: Stage, last: Last) -> Rebuilt:
    """Publishes the site of a guide.

    Raises:
        OSError: the content folder cannot be listed, the theme cannot be read, or the disk is
            full, say; the old site is as it was.
    """
    if settings.cache is None:
        return _build_anew(settings, stage)
    store = store_of(settings)
    try:
        return _edit(settings, stage, store, last) or _rebuild(settings, stage, store, last)
    except Lost:  # the cache cannot be written, or somebody has cleared it just now
        clear(stage)
        return _build_anew(settings, stage)


def _build_anew(settings: Settings, stage: Stage) -> Rebuilt:
    """Publishes a site that was made in memory."""
    from generator.build import build
    from generator.publish import publish

    built = build(settings)
    found = publish(built.outputs, stage) if built.outputs else ()
    made = {one.address: Made(b"", "", one.length) for one in built.outputs}
    return Rebuilt(built.problems, found, Index(made=made))


def _edit(settings: Settings, stage: Stage, store: Store, last: Last) -> Rebuilt | None:
    """Publishes new words alone; nothing where there is more to do."""
    if not last.edited or not last.index.outlined:
        return None
    from generator.publish import begin, write_output
    from generator.publish.listing import LISTING
    from generator.rebuild.words_only import NotAlone, edit_of, index_after, keep_words

    try:
        edit = edit_of(settings.content, last, stage.output, store)
        index, problems = index_after(edit)
    except (NotAlone, Lost):
        return None
    if has_errors(problems):
        return None
    tree = begin(stage)
    tree.expect(edit.new)
    for address, output in edit.new.items():
        write_output(tree.folder, address, output.data)
    found = tree.publish(index.made.keys() - edit.new.keys())
    keep_words(edit)
    if has_errors(found):
        return Rebuilt(problems, found)
    touched = tree.relinked.union(edit.new, edit.renamed, (LISTING,))
    return Rebuilt(problems, found, index, touched)


def _rebuild(settings: Settings, stage: Stage, store: Store, last: Last) -> Rebuilt:
    from generator.publish import begin
    from generator.rebuild.around import AROUND
    from generator.rebuild.documents import FOLDER as DOCUMENTS
    from generator.rebuild.linked import linked
    from generator.rebuild.making import Making, index_of
    from generator.rebuild.site import make_site
    from generator.rebuild.workers import Workers

    with Workers(settings.jobs) as workers:
        guide, problems, reads = linked(settings, last, store, workers)
        if guide is None:
            return Rebuilt(in_order(problems))
        tree = begin(stage)
        count = counter(settings.tell, MAKING, len(guide.addresses))
        making = Making(last, stage.output, tree, reads, store, workers, count)
        problems = in_order((*problems, *make_site(making, guide, settings)))
        if has_errors(problems):
            tree.abandon()
            return Rebuilt(problems)
        settings.tell(PUBLISHING, 0, 0)
        making.write()
    found = tree.publish(making.kept)
    if has_errors(found):
        return Rebuilt(problems, found)
    used = {read.bundle for read in reads.values()}
    store.documents.clear(DOCUMENTS, used)
    store.clear(AROUND, used)
    return Rebuilt(problems, found, index_of(making, problems))
