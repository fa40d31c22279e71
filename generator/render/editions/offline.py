"""The guide for readers without a connection: packs of its files, and the worker that has them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator import limits
from generator.problems import Problem
from generator.render.addresses import NOT_FOUND, WORKER_ADDRESS
from generator.render.assets import PICTURES
from generator.render.editions.kept_list import as_told, listed, script_of, too_large_offline
from generator.render.editions.packs import Pack, Packer, packed, packs_of
from generator.render.hosts.rules import page_rules
from generator.render.output import File, Output
from generator.render.policy import WORKER
from generator.render.press import Press

# These come first, with all they need: whoever is cut off early has help at least.
FIRST = ("help.html", "safety.html", NOT_FOUND)

# What files of the guide are; a file that ends in something else stays on the host.
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "webmanifest": "application/manifest+json",
}

_ASSET = re.compile(rb"assets/[0-9a-f]{12}/[A-Za-z0-9._-]+")


def outputs(
    press: Press, others: Sequence[File], packer: Packer = packed
) -> Iterator[Output | Problem]:
    """sw.js and the packs it keeps; a worker that takes itself away where there is no copy.

    Of a pack that `packer` gives without data there is no output.
    """
    files = kept_files(press, others)
    size = sum(file.length for file in files)
    if press.guide.site.offline and size <= limits.OFFLINE_RAW_BYTES:
        packs = packs_of(files, _first_of(files), packer)
        yield Output(WORKER_ADDRESS, _worker(press, packs))
        yield from (Output(pack.address, pack.data) for pack in packs if pack.data)
        return
    yield Output(WORKER_ADDRESS, press.workers["gone"])
    if press.guide.site.offline:
        yield too_large_offline(size)


def kept_files(press: Press, files: Iterable[File]) -> list[File]:
    """Pages, and what pages load; not what machines read, nor what is for downloading."""
    guide = press.guide
    for_machines = {press.assets[name] for name in PICTURES[1:]}

    def is_kept(address: str) -> bool:
        is_page = address in guide.titles or address in guide.aliases
        is_loaded = address.startswith("assets/") or address == "manifest.webmanifest"
        is_readable = address.rpartition(".")[2] in TYPES
        return (is_page or is_loaded) and address not in for_machines and is_readable

    return [file for file in files if is_kept(file.address)]


def _first_of(files: Sequence[File]) -> set[str]:
    """The addresses of the first pages, and of what they name."""
    pages = [file for file in files if file.address in FIRST]
    named = {name.decode() for page in pages for name in _ASSET.findall(page.data)}
    return {page.address for page in pages} | named


def _worker(press: Press, packs: Sequence[Pack]) -> bytes:
    """The script, and above it the list of all it keeps."""
    script = press.workers["offline"]
    download = press.guide.site.download
    told = {
        "policy": WORKER,
        "packs": [as_told(listed(pack)) for pack in packs],
        "rules": [(rule.paths, rule.headers) for rule in page_rules(press.guide.site)],
        "types": TYPES,
        "saved": [f"{download}.html", f"{download}.zip"] if download else [],
    }
    return script_of(told, script)
