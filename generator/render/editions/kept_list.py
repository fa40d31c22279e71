"""What the worker keeps for readers without a connection, as it stands in its script."""

from base64 import b64encode
from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec

from generator import limits
from generator.load import digest_of
from generator.model.site import SITE
from generator.problems import Place, Problem, Severity
from generator.render.editions.packs import Pack

TOO_LARGE = "too-large-offline"  # the code of its problem

_START, _END = b'"use strict";self.kept=', b";\n"  # around the list of what is kept


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
    return script_of(told | {"packs": [as_told(pack) for pack in packs]}, script)


def as_told(pack: Listed) -> tuple[str, str, str]:
    """The same, as it stands in the script."""
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


def script_of(told: dict[str, Any], script: bytes) -> bytes:
    """The worker: what it keeps, and above the rest of its script."""
    version = digest_of(msgspec.json.encode(told) + script)[:12]
    return b"%s%s%s%s" % (_START, msgspec.json.encode({"version": version} | told), _END, script)
