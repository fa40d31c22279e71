"""The guide for readers without a connection: packs of its files, and the worker that has them."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence

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

_ASSET = re.compile(rb"assets/[0-9a-f]{12}/[A-Za-z0-9._-]+")


def outputs(
    press: Press, others: Sequence[File], packer: Packer = packed
) -> Iterator[Output | Problem]:
    """sw.js and the packs it keeps; a worker that takes itself away where there is no copy.

    Of a pack that `packer` gives without data there is no output.
    """
    files = [file for file in others if _is_kept(file.address, press)]
    size = sum(file.length for file in files)
    if press.guide.site.offline and size <= limits.OFFLINE_RAW_BYTES:
        packs = packs_of(files, _first_of(files), packer)
        yield Output(WORKER_ADDRESS, _worker(press, packs))
        yield from (Output(address_of(pack), pack.data) for pack in packs if pack.data)
        return
    yield Output(WORKER_ADDRESS, press.workers["gone"])
    if press.guide.site.offline:
        limit = limits.OFFLINE_RAW_BYTES
        yield Problem(
            Place(SITE),
            "too-large-offline",
            f"this guide has {size:,} bytes; at most {limit:,} can be read offline",
            "write  offline: false  to say that readers need a connection",
            Severity.WARNING,
        )


def _is_kept(address: str, press: Press) -> bool:
    """Pages, and what pages load; not what machines read, nor what is for downloading."""
    guide = press.guide
    is_page = address in guide.titles or address in guide.aliases
    is_loaded = address.startswith("assets/") or address == "manifest.webmanifest"
    is_for_machines = address in {press.assets[name] for name in PICTURES[1:]}
    return (is_page or is_loaded) and not is_for_machines and address.rpartition(".")[2] in TYPES


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
    listed = {
        "policy": WORKER,
        "packs": [(p.digest, b64encode(p.integrity).decode(), _files(p)) for p in packs],
        "rules": [(rule.paths, rule.headers) for rule in header_rules(press.guide.site)],
        "types": TYPES,
        "saved": [f"{download}.html", f"{download}.zip"] if download else [],
    }
    version = digest_of(msgspec.json.encode(listed) + script)[:12]
    return b'"use strict";self.kept=%s;\n%s' % (
        msgspec.json.encode({"version": version} | listed),
        script,
    )


def _files(pack: Pack) -> str:
    return " ".join(f"{file.address} {file.length}" for file in pack.files)
