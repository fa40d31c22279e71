"""Whether a recording holds a marker, however a script may have written it."""

import base64
import json
from collections.abc import Iterator
from urllib.parse import quote


def forms(marker: str) -> dict[str, bytes]:
    """The marker as it may look on its way out, by the name of the form."""
    plain = marker.encode()
    percent = "".join(f"%{byte:02x}" for byte in plain)
    found = {
        "plain": plain,
        "reversed": marker[::-1].encode(),
        "percent": quote(marker, safe="").encode(),
        "every byte percent": percent.encode(),
        "hex": plain.hex().encode(),
        "JSON": json.dumps(marker)[1:-1].encode(),
        "every letter JSON": "".join(f"\\u{unit:04x}" for unit in _units(marker)).encode(),
        "UTF-16, little end first": marker.encode("utf-16-le"),
        "UTF-16, big end first": marker.encode("utf-16-be"),
        "form": quote(marker, safe="").replace("%20", "+").encode(),
    }
    return found | dict(_base64_forms(plain))


def find(marker: str, recording: bytes) -> list[str]:
    """The names of the forms in which the recording holds the marker."""
    folded = recording.lower()
    return [
        name
        for name, form in forms(marker).items()
        # Letters of base64 mean something else in the other case; of the others they do not:
        # a host name arrives in small letters.
        if (form in recording if "base64" in name else form.lower() in folded)
    ]


def _units(marker: str) -> Iterator[int]:
    coded = marker.encode("utf-16-be")
    for place in range(0, len(coded), 2):
        yield int.from_bytes(coded[place : place + 2], "big")


def _base64_forms(plain: bytes) -> Iterator[tuple[str, bytes]]:
    """What is the same whatever stands before and after: three bytes are four letters."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + plain)
        first = -(-before * 8 // 6)  # a letter that begins in the bytes before is not the marker's
        after = (before + len(plain)) % 3
        last = len(coded) - (0, 3, 2)[after]  # nor is one that ends in the bytes after
        yield f"base64, {before} before", coded[first:last]
        yield f"base64url, {before} before", coded[first:last].translate(_URL_LETTERS)


_URL_LETTERS = bytes.maketrans(b"+/", b"-_")
