"""The guide for readers without a connection: packs of its files, and the worker that has them."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from generator import limits
from generator.load import digest_of
from generator.problems import Place, Problem, Severity
from generator.render.addresses import NOT_FOUND
from generator.render.assets import PICTURES
from generator.render.editions.hosts import header_rules
from generator.render.editions.packs import NAME, Pack, Packer, packed, packs_of
from generator.render.frame import WORKER_ADDRESS
from generator.render.output import File, Output
from generator.render.policy import WORKER
from generator.render.press import SITE, Press

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

TOO_LARGE = "too-large-offline"  # the code of its problem

_START, _END = b'"use strict";self.kept=', b";\n"  # around the list of what is kept

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
        yield from (Output(address_of(pack), pack.data) for pack in packs if pack.data)
        return
    yield Output(WORKER_ADDRESS, press.workers["gone"])
    if press.guide.site.offline:
        yield too_large_offline(size)


def too_large_offline(size: int) -> Problem:
    """That a guide of so many bytes cannot be read offline."""
    limit = limits.OFFLINE_RAW_BYTES
    return Problem(
        Place(SITE),
        TOO_LARGE,
        f"this guide has {size:,} bytes; at most {limit:,} can be read offline",
        "write  offline: false  to say that readers need a connection",
        Severity.WARNING,
    )


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


def address_of(pack: Pack) -> str:
    """Where a pack lies."""
    return f"assets/{pack.digest}/{NAME}"


def _worker(press: Press, packs: Sequence[Pack]) -> bytes:
    """The script, and above it the list of all it keeps."""
    script = press.workers["offline"]
    download = press.guide.site.download
    told = {
        "policy": WORKER,
        "packs": [_told(listed(pack)) for pack in packs],
        "rules": [(rule.paths, rule.headers) for rule in header_rules(press.guide.site)],
        "types": TYPES,
        "saved": [f"{download}.html", f"{download}.zip"] if download else [],
    }
    return _script(told, script)


class Listed(NamedTuple):
    """A pack as the worker lists it."""

    digest: str
    integrity: str
    files: tuple[tuple[str, int], ...]  # address and length of each


def packs_in(worker: bytes) -> list[Listed]:
    """The packs that a worker of ours keeps; none for one that keeps nothing."""
    if not worker.startswith(_START):
        return []
    told = _read(worker)[0]["packs"]
    return [Listed(digest, integrity, _as_files(files)) for digest, integrity, files in told]


def repacked(worker: bytes, packs: Iterable[Listed]) -> bytes:
    """A worker of ours with these packs, and all else as it was."""
    told, script = _read(worker)
    del told["version"]
    return _script(told | {"packs": [_told(pack) for pack in packs]}, script)


def _told(pack: Listed) -> tuple[str, str, str]:
    files = " ".join(f"{name} {length}" for name, length in pack.files)
    return pack.digest, pack.integrity, files


def _read(worker: bytes) -> tuple[dict[str, Any], bytes]:
    head, script = worker.split(_END, 1)
    return msgspec.json.decode(head.removeprefix(_START)), script


def _as_files(text: str) -> tuple[tuple[str, int], ...]:
    words = text.split(" ")
    return tuple((name, int(length)) for name, length in zip(*[iter(words)] * 2, strict=True))


def listed(pack: Pack) -> Listed:
    """A pack as a worker lists it."""
    files = tuple((file.address, file.length) for file in pack.files)
    return Listed(pack.digest, b64encode(pack.integrity).decode(), files)


def _script(told: dict[str, Any], script: bytes) -> bytes:
    version = digest_of(msgspec.json.encode(told) + script)[:12]
    return b"%s%s%s%s" % (_START, msgspec.json.encode({"version": version} | told), _END, script)
