"""The whole guide in one file: what it may leave out, and what it weighs."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator import limits
from generator.kinds import reserved_in
from generator.model.guide import Guide
from generator.model.site import Site
from generator.problems import Place, Problem, Severity, did_you_mean
from generator.render.output import File


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """A name of the copies that a page has too, and names of pages to leave out that none has."""
    pages = [entry.name for entry in guide.pages]
    document = next(d for d in guide.documents if isinstance(d.matter, Site))
    whole = f"{guide.site.download}.html"
    if whole in guide.titles or whole in guide.aliases:
        message = f'there is a page "{whole}" already, or was one'
        hint = "give the copies another name"
        yield Problem(document.place("download"), "address-taken", message, hint)
    elif hint := reserved_in(guide.site.download):
        message = "the copies cannot have this name"
        yield Problem(document.place("download"), "bad-file-name", message, hint)
    for number, name in enumerate(guide.site.download_without):
        if guide.is_whole and name not in pages:
            place = document.place(f"download_without.{number}")
            message = f'no page "{name}" that the one file could leave out'
            yield Problem(place, "no-page-to-leave-out", message, did_you_mean(name, pages))


def weigh_copy(outputs: Iterable[File], address: str) -> Iterator[Problem]:
    """The one file at this address, if it is heavier than it may be as it lies on a disk."""
    for output in outputs:
        if output.address == address and output.length > limits.ONE_FILE_BYTES:
            size = f"{output.length:,} bytes; the limit is {limits.ONE_FILE_BYTES:,}"
            hint = "name pages to leave out of it after download_without: in this file"
            message = f"{address} has {size}"
            yield Problem(Place("site.yaml"), "copy-too-heavy", message, hint, Severity.WARNING)
