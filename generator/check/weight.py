"""What a page weighs on its way to a reader with one bar."""

import gzip
import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from generator import limits
from generator.check.naming import Named, named_by
from generator.limits import Budget
from generator.problems import Place, Problem, Severity
from generator.render.output import File

GZIP_LEVEL = 6  # what hosts use
GZIP_FRAME = 12  # bytes that gzip has around what zlib makes, and zlib has not
RASTER = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")

_ASKING = "/keep.js"  # the script of every page that asks a reader about themselves


class Weight(Protocol):
    """A file of the site, and what it weighs."""

    @property
    def address(self) -> str:
        """Its address from the root of the site."""

    @property
    def length(self) -> int:
        """Its bytes as they are."""

    @property
    def size(self) -> int:
        """Its bytes, compressed."""

    @property
    def bound(self) -> int:
        """What its size is no more than, found with less work."""


class Weighed:
    """A file and its size, compressed when it is first asked for."""

    __slots__ = ("_bound", "address", "file", "known", "length")

    def __init__(self, file: File, size: int = 0) -> None:
        """`size` is what an earlier build found, 0 for nothing."""
        self.file, self.address, self.length = file, file.address, file.length
        self.known = self._bound = size

    @property
    def size(self) -> int:
        self.known = self.known or len(gzip.compress(self.file.data, GZIP_LEVEL, mtime=0))
        return self.known

    @property
    def bound(self) -> int:
        """The size that the quickest compressor comes to; a better one comes to less."""
        self._bound = self._bound or len(zlib.compress(self.file.data, 1)) + GZIP_FRAME
        return self.known or self._bound


class Known(NamedTuple):
    """A file that was weighed before."""

    address: str
    length: int
    size: int

    @property
    def bound(self) -> int:
        return self.size


Site = Mapping[str, Weight]


class Shared(NamedTuple):
    """Files that a page names, as many others do."""

    what: str
    files: tuple[str, ...]
    limit: int


class PageWeight(NamedTuple):
    """What a page weighs by itself, and the files it names as others do."""

    problems: tuple[Problem, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def weigh(outputs: Sequence[File]) -> Iterator[Problem]:
    """Pages that are heavier than their budget, with all they name, and files that never may be."""
    site = {output.address: Weighed(output) for output in outputs}
    pages = {
        output.address: (output.source, weigh_page(site[output.address], site))
        for output in outputs
        if output.address.endswith(".html")
    }
    yield from weigh_site(site, pages)
    yield from weigh_assets(site.values())
    yield from web_fonts(outputs)


def weigh_page(page: Weighed, site: Site) -> PageWeight:
    """What is wrong with the weight of a page; `site` has at least the files that it names."""
    named = named_by(page.address, page.file.data.decode())
    problems = tuple(_of_page(site, page, named, _budget(named.scripts)))
    return PageWeight(problems, named.styles, named.scripts)


def weigh_site(site: Site, pages: Mapping[str, tuple[str, PageWeight]]) -> Iterator[Problem]:
    """The problems of all pages, each given with its source, and of what they share."""
    shared: dict[Shared, list[str]] = {}
    for address, (_, page) in pages.items():
        yield from page.problems
        budget = _budget(page.scripts)
        shared.setdefault(Shared("style sheets", page.styles, budget.css), []).append(address)
        shared.setdefault(Shared("scripts", page.scripts, budget.script), []).append(address)
    for one, addresses in shared.items():
        yield from _of_shared(site, one, addresses, pages[addresses[0]][0])


def weigh_assets(files: Iterable[Weight]) -> Iterator[Problem]:
    """What is wrong with the weight of files that no page stands for."""
    assets = [file for file in files if file.address.startswith("assets/")]
    yield from _of_scripts(file for file in assets if file.address.endswith(".js"))
    yield from _of_whole(assets)


def _budget(scripts: Iterable[str]) -> Budget:
    is_asking = any(script.endswith(_ASKING) for script in scripts)
    return limits.ASKING_PAGE if is_asking else limits.READING_PAGE


def _size_above(file: Weight, limit: int) -> int:
    """The size if it is above the limit, else nothing; what is small as it is, is not tried."""
    is_tried = file.length > limit and file.bound > limit
    return file.size if is_tried and file.size > limit else 0


def _may_be_above(files: Sequence[Weight], limit: int) -> bool:
    """Whether files could be above a limit together, as far as that is told without work."""
    if sum(file.length for file in files) <= limit:
        return False
    return sum(min(file.length, file.bound) for file in files) > limit


def endless_pages(outputs: Iterable[File]) -> Iterator[Problem]:
    """Pages so long that no copy may be made of them: the work would grow with each."""
    for page in outputs:
        if page.address.endswith(".html") and page.length > limits.PAGE_BYTES:
            size = f"{page.length:,} bytes; the limit is {limits.PAGE_BYTES:,}"
            place = Place(page.source or page.address)
            message = f"{page.address} has {size}"
            yield Problem(place, "too-heavy", message, "split the page in two")


def _of_page(site: Site, page: Weighed, named: Named, budget: Budget) -> Iterator[Problem]:
    address = page.address
    place = Place(page.file.source or address)
    if size := _size_above(page, budget.html):
        message = f"{address} has {size:,} bytes, compressed; the limit is {budget.html:,}"
        yield Problem(place, "too-heavy", message, "split the page in two")
    files: list[Weight] = [page, *(site[name] for name in named.loaded if name in site)]
    if len(files) > budget.requests:
        message = f"{address} needs {len(files)} requests; the limit is {budget.requests}"
        told = ", ".join(_name(file) for file in files[1:])
        yield Problem(place, "too-many-requests", message, f"besides the page itself: {told}")
    if _may_be_above(files, budget.total):
        total = sum(file.size for file in files)
        if total > budget.total:
            message = f"{address} and what it shows have {total:,} bytes, compressed"
            message += f"; the limit is {budget.total:,}"
            heaviest = max(files, key=lambda file: file.size)
            hint = f"the heaviest is {_name(heaviest)}, with {heaviest.size:,}"
            yield Problem(place, "too-heavy", message, hint)
    for image in named.images:
        if image.endswith(RASTER):
            message = f"{address} shows {posixpath.basename(image)}, which is no drawing"
            hint = "an SVG is lighter, and sharp at every size"
            yield Problem(place, "raster-image", message, hint, Severity.WARNING)
    for host in named.elsewhere:
        yield Problem(place, "other-host", f"{address} asks {host} for a file", "keep it beside it")


def _of_shared(site: Site, one: Shared, pages: list[str], source: str) -> Iterator[Problem]:
    """One problem for all pages that name the same files, at the `source` of the first."""
    there = [site[name] for name in one.files if name in site]
    if not _may_be_above(there, one.limit):
        return
    size = sum(file.size for file in there)
    if size > one.limit:
        others = f" (and {len(pages) - 1} more)" if pages[1:] else ""
        message = f"{pages[0]}{others} names {size:,} bytes of {one.what}, compressed"
        message += f"; the limit is {one.limit:,}"
        told = ", ".join(f"{_name(file)} {file.size:,}" for file in there)
        yield Problem(Place(source or pages[0]), "too-heavy", message, told)


def _of_scripts(files: Iterable[Weight]) -> Iterator[Problem]:
    """Scripts that come at their first use have no page to stand for them."""
    for file in files:
        if size := _size_above(file, limits.SCRIPT_BYTES):
            message = f"{file.address} has {size:,} bytes, compressed; the limit is "
            yield Problem(Place(file.address), "too-heavy", f"{message}{limits.SCRIPT_BYTES:,}")


def web_fonts(outputs: Iterable[File]) -> Iterator[Problem]:
    """Style sheets that bring a font."""
    for output in outputs:
        if output.address.endswith(".css") and b"@font-face" in output.data:
            message = f"{posixpath.basename(output.address)} brings a font of its own"
            hint = "no page may load one: use the fonts that are on every device"
            yield Problem(Place(output.address), "web-font", message, hint)


def _of_whole(files: Iterable[Weight]) -> Iterator[Problem]:
    wholes = {
        "what a reader can keep offline": (r"assets/[^/]+/guide\.pack", limits.OFFLINE_BYTES),
        "the search index": (r"assets/[^/]+/search-[^/]+\.js", limits.SEARCH_INDEX_BYTES),
    }
    for what, (pattern, limit) in wholes.items():
        those = [file for file in files if re.fullmatch(pattern, file.address)]
        if _may_be_above(those, limit):
            size = sum(file.size for file in those)
            if size > limit:
                message = f"{what} has {size:,} bytes, compressed; the limit is {limit:,}"
                place = Place(those[0].address)
                yield Problem(place, "too-heavy", message, severity=Severity.WARNING)


def _name(file: Weight) -> str:
    return posixpath.basename(file.address)
