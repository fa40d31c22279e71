"""What a page weighs on its way to a reader with one bar."""

import gzip
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from generator import limits
from generator.check.naming import Named, named_by
from generator.limits import Budget
from generator.problems import Place, Problem, Severity
from generator.render.output import Output

GZIP_LEVEL = 6  # what hosts use
RASTER = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")

_ASKING = "/keep.js"  # the script of every page that asks a reader about themselves


class Weighed:
    """An output and its size, compressed when it is first asked for."""

    def __init__(self, output: Output) -> None:
        self.output = output

    @cached_property
    def size(self) -> int:
        return len(gzip.compress(self.output.data, GZIP_LEVEL, mtime=0))

    def size_above(self, limit: int) -> int:
        """The size if it is above the limit, else nothing; what is small as it is, is not tried."""
        return self.size if len(self.output.data) > limit and self.size > limit else 0


Site = Mapping[str, Weighed]


class Shared(NamedTuple):
    """Files that a page names, as many others do."""

    what: str
    files: tuple[str, ...]
    limit: int


def weigh(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Pages that are heavier than their budget, with all they name, and files that never may be."""
    site = {output.address: Weighed(output) for output in outputs}
    shared: dict[Shared, list[str]] = {}
    for address, page in site.items():
        if address.endswith(".html"):
            named = named_by(address, page.output.data.decode())
            is_asking = any(script.endswith(_ASKING) for script in named.scripts)
            budget = limits.ASKING_PAGE if is_asking else limits.READING_PAGE
            yield from _of_page(site, page, named, budget)
            styles = Shared("style sheets", named.styles, budget.css)
            scripts = Shared("scripts", named.scripts, budget.script)
            for one in (styles, scripts):
                shared.setdefault(one, []).append(address)
    for one, pages in shared.items():
        yield from _of_shared(site, one, pages)
    yield from _of_assets(site.values())
    yield from _of_whole(site.values())


def endless_pages(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Pages so long that no copy may be made of them: the work would grow with each."""
    for page in outputs:
        if page.address.endswith(".html") and len(page.data) > limits.PAGE_BYTES:
            size = f"{len(page.data):,} bytes; the limit is {limits.PAGE_BYTES:,}"
            place = Place(page.source or page.address)
            message = f"{page.address} has {size}"
            yield Problem(place, "too-heavy", message, "split the page in two")


def _of_page(site: Site, page: Weighed, named: Named, budget: Budget) -> Iterator[Problem]:
    address = page.output.address
    place = Place(page.output.source or address)
    if size := page.size_above(budget.html):
        message = f"{address} has {size:,} bytes, compressed; the limit is {budget.html:,}"
        yield Problem(place, "too-heavy", message, "split the page in two")
    files = [page, *(site[name] for name in named.loaded if name in site)]
    if len(files) > budget.requests:
        message = f"{address} needs {len(files)} requests; the limit is {budget.requests}"
        told = ", ".join(_name(file) for file in files[1:])
        yield Problem(place, "too-many-requests", message, f"besides the page itself: {told}")
    if sum(len(file.output.data) for file in files) > budget.total:
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


def _of_shared(site: Site, one: Shared, pages: list[str]) -> Iterator[Problem]:
    """One problem for all pages that name the same files."""
    there = [site[name] for name in one.files if name in site]
    if sum(len(file.output.data) for file in there) <= one.limit:
        return
    size = sum(file.size for file in there)
    if size > one.limit:
        others = f" (and {len(pages) - 1} more)" if pages[1:] else ""
        message = f"{pages[0]}{others} names {size:,} bytes of {one.what}, compressed"
        message += f"; the limit is {one.limit:,}"
        told = ", ".join(f"{_name(file)} {file.size:,}" for file in there)
        place = Place(site[pages[0]].output.source or pages[0])
        yield Problem(place, "too-heavy", message, told)


def _of_assets(files: Iterable[Weighed]) -> Iterator[Problem]:
    """Scripts that come at their first use have no page to stand for them."""
    for file in files:
        address = file.output.address
        is_asset = address.startswith("assets/")  # what makes the offline copy is no page's weight
        if is_asset and address.endswith(".js") and (size := file.size_above(limits.SCRIPT_BYTES)):
            message = f"{address} has {size:,} bytes, compressed; the limit is "
            yield Problem(Place(address), "too-heavy", f"{message}{limits.SCRIPT_BYTES:,}")
        if address.endswith(".css") and b"@font-face" in file.output.data:
            message = f"{_name(file)} brings a font of its own"
            hint = "no page may load one: use the fonts that are on every device"
            yield Problem(Place(address), "web-font", message, hint)


def _of_whole(files: Iterable[Weighed]) -> Iterator[Problem]:
    wholes = {
        "what a reader can keep offline": (r"assets/[^/]+/guide\.pack", limits.OFFLINE_BYTES),
        "the search index": (r"assets/[^/]+/search-[^/]+\.js", limits.SEARCH_INDEX_BYTES),
    }
    for what, (pattern, limit) in wholes.items():
        those = [file for file in files if re.fullmatch(pattern, file.output.address)]
        if sum(len(file.output.data) for file in those) > limit:
            size = sum(file.size for file in those)
            if size > limit:
                message = f"{what} has {size:,} bytes, compressed; the limit is {limit:,}"
                place = Place(those[0].output.address)
                yield Problem(place, "too-heavy", message, severity=Severity.WARNING)


def _name(file: Weighed) -> str:
    return posixpath.basename(file.output.address)
