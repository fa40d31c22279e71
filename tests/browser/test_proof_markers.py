"""A marker is found however it was written, and only if it is there."""

import base64
import json
from urllib.parse import quote

import pytest

from tests.browser.proof.markers import find

MARKER = "mäander>>zwölf ??"
PLAIN = MARKER.encode()

WRITTEN = {
    "plain": PLAIN,
    "percent": quote(MARKER).encode(),
    "percent in small letters": quote(MARKER).lower().encode(),
    "percent, every byte": "".join(f"%{byte:02X}" for byte in PLAIN).encode(),
    "form": quote(MARKER, safe="").replace("%20", "+").encode(),
    "hex": PLAIN.hex().upper().encode(),
    "JSON": json.dumps({"a": MARKER}).encode(),
    "UTF-16": MARKER.encode("utf-16"),
    "UTF-16, big end first": MARKER.encode("utf-16-be"),
    "reversed": MARKER[::-1].encode(),
    **{f"base64 after {n}": base64.b64encode(b"xyz"[:n] + PLAIN + b"end") for n in range(3)},
    **{f"base64url after {n}": base64.urlsafe_b64encode(b"xyz"[:n] + PLAIN) for n in range(3)},
}


@pytest.mark.parametrize("recording", WRITTEN.values(), ids=WRITTEN)
def test_a_marker_is_found_in_every_form(recording: bytes) -> None:
    assert find(MARKER, b"GET /a?" + recording + b" HTTP/1.1")


def test_nothing_is_found_where_no_marker_is() -> None:
    assert find(MARKER, b"GET /quizzes/closeness.html HTTP/1.1\r\nAccept: */*\r\n\r\n") == []
