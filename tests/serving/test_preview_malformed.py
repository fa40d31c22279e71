"""Whatever is sent to the preview is answered or dropped, and the next reader is served.

The fixture asks for a page after every test, and looks at what the author was told: nothing.
"""

import struct
from contextlib import ExitStack
from socket import SO_LINGER, SOL_SOCKET, socket

import pytest

from tests.serving.preview import UPGRADE, Preview, ask, connect, request, said_to, status_of

DROPPED, GOOD, BAD, FOREIGN, NOT_ALLOWED = 0, 200, 400, 403, 405

HOST = b"Host: localhost\r\n"
BYTES = bytes(range(256))
# Closing such a socket is hanging up.
RESET = (SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))


def post(*headers: str, body: bytes = b"") -> bytes:
    return request("/", *headers, method="POST") + body


LINES = {
    "garbage": (BYTES * 40 + b"\r\n\r\n", DROPPED),
    "empty lines": (b"\r\n" * 1000, BAD),
    "a handshake of TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + BYTES + b"\n\n", BAD),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", BAD),
    "HTTP/0.9": (b"GET /\r\n\r\n", BAD),
    "HTTP/9.9": (b"GET / HTTP/9.9\r\n" + HOST + b"\r\n", BAD),
    "too many spaces": (b"GET  /  HTTP/1.1\r\n" + HOST + b"\r\n", BAD),
    "a method in small letters": (b"get / HTTP/1.1\r\n" + HOST + b"\r\n", NOT_ALLOWED),
    "a method of 50 kB": (b"A" * 50_000 + b" / HTTP/1.1\r\n" + HOST + b"\r\n", NOT_ALLOWED),
    "no method": (b" / HTTP/1.1\r\n" + HOST + b"\r\n", BAD),
    "a header without a colon": (request("/", "nothing"), BAD),
    "a space before the colon": (request("/", "X : a"), BAD),
    "a folded header": (request("/", "X: a\r\n b"), BAD),
    "NUL in a header": (request("/", "X: a\0b"), BAD),
    "a header that is no text": (request("/", "X: \xff\xfe"), GOOD),
    "a header without a name": (request("/", ": a"), BAD),
    "a header of 200 kB": (request("/", f"X: {'a' * 200_000}"), DROPPED),
    "20,000 headers": (request("/", *["X: a"] * 20_000), DROPPED),
    "20,000 fields in the query": (request("/?" + "a&" * 20_000), BAD),
    "a cookie of backslashes": (request("/", "Cookie: " + 'a="\\;' * 3_000), GOOD),
    "ranges": (request("/", "Range: bytes=5-1,-1,99999-" + ",0-" * 2_000), GOOD),
    "a day that is none": (request("/", "If-Modified-Since: tomorrow"), GOOD),
    "an expectation": (request("/", "Expect: tea"), GOOD),
    "another protocol": (request("/", "Upgrade: h2c", "Connection: Upgrade"), GOOD),
}
HOSTS = {
    "no host": (b"GET / HTTP/1.1\r\n\r\n", BAD),
    "no host in HTTP/1.0": (b"GET / HTTP/1.0\r\n\r\n", GOOD),
    "an empty host": (b"GET / HTTP/1.1\r\nHost:\r\n\r\n", FOREIGN),
    "two hosts": (request("/", "Host: elsewhere.example"), BAD),
    "a hundred hosts": (request("/", *["Host: localhost"] * 99), BAD),
    "a name before the host": (b"GET / HTTP/1.1\r\nHost: a@localhost\r\n\r\n", BAD),
    "a path after the host": (b"GET / HTTP/1.1\r\nHost: localhost/a\r\n\r\n", BAD),
}
BODIES = {
    "a body of 5 MB": (post("Content-Length: 5000000", body=b"a" * 5_000_000), DROPPED),
    "a length below zero": (post("Content-Length: -1"), BAD),
    "an enormous length": (post("Content-Length: 99999999999999999999"), BAD),
    "a length of 5,000 digits": (post("Content-Length: " + "9" * 5_000), BAD),
    "two lengths": (post("Content-Length: 1", "Content-Length: 2", body=b"ab"), BAD),
    "a length with a sign": (post("Content-Length: +1", body=b"a"), BAD),
    "a length in hexadecimal": (post("Content-Length: 0x1", body=b"a"), BAD),
    "chunks and a length": (
        post("Content-Length: 4", "Transfer-Encoding: chunked", body=b"0\r\n\r\n" + request("/")),
        BAD,
    ),
    "chunks twice": (post("Transfer-Encoding: chunked, chunked", body=b"0\r\n\r\n"), BAD),
    "no chunks": (post("Transfer-Encoding: xchunked", body=b"0\r\n\r\n"), BAD),
    "a chunk that is no number": (post("Transfer-Encoding: chunked", body=b"zz\r\na\r\n"), BAD),
    "a chunk below zero": (post("Transfer-Encoding: chunked", body=b"-5\r\nabc\r\n"), BAD),
    "an enormous chunk": (post("Transfer-Encoding: chunked", body=b"f" * 16 + b"\r\na"), BAD),
    "a line of 100 kB for a chunk": (
        post("Transfer-Encoding: chunked", body=b"1" * 100_000 + b"\r\n"),
        DROPPED,
    ),
    "a form that is no text": (
        post("Content-Type: application/x-www-form-urlencoded", "Content-Length: 3", body=b"%ff"),
        NOT_ALLOWED,
    ),
    "parts without a border": (
        post("Content-Type: multipart/form-data", "Content-Length: 3", body=b"abc"),
        BAD,
    ),
    "no gzip": (post("Content-Encoding: gzip", "Content-Length: 3", body=b"abc"), NOT_ALLOWED),
}
SENT = LINES | HOSTS | BODIES


@pytest.mark.parametrize(("data", "status"), SENT.values(), ids=SENT)
def test_a_malformed_request_is_answered_or_dropped(
    preview: Preview, data: bytes, status: int
) -> None:
    said, answer = ask(preview.port, data)
    # One that is hung up on while it still sends may not get to read why.
    assert said in ({DROPPED, BAD} if status in (DROPPED, BAD) else {status})
    assert answer.count(b"HTTP/1.1 ") == min(said, 1)  # nothing was smuggled in
    assert b"Traceback" not in answer


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "X"]
)
@pytest.mark.parametrize("path", ["/", "/livereload", "/livereload.js"])
def test_only_reading_is_allowed(preview: Preview, method: str, path: str) -> None:
    status, answer = ask(preview.port, request(path, "X-Secret: repeated?", method=method))
    assert status == NOT_ALLOWED
    assert b"repeated?" not in answer


def test_who_asks_first_whether_a_body_is_welcome_hears_that_it_is_not(preview: Preview) -> None:
    asked = request("/", "Expect: 100-continue", "Content-Length: 3", method="POST")
    with connect(preview.port) as one:
        first = said_to(one, asked)
        last = said_to(one, b"abc")
    assert (status_of(first), status_of(last)) == (100, NOT_ALLOWED)


def test_half_a_request_keeps_nobody_waiting(preview: Preview) -> None:
    """The fixture then asks, while all of these still wait."""
    halves = (b"", b"G", b"GET /", b"GET / HTTP/1.1\r\nHost: local", request("/")[:-2])
    bodies = (post("Content-Length: 9", body=b"abc"), post("Transfer-Encoding: chunked", body=b"5"))
    with ExitStack() as open_ones:
        for half in (*halves, *bodies):
            open_ones.enter_context(connect(preview.port)).sendall(half)
        assert ask(preview.port, request("/"))[0] == GOOD


def test_who_hangs_up_while_being_answered_does_no_harm(preview: Preview) -> None:
    with connect(preview.port) as one:
        one.setsockopt(*RESET)
        one.sendall(request("/__components__/") * 50)  # more than a system keeps for a reader
        assert ask(preview.port, request("/"))[0] == GOOD


def without(name: str, *more: str) -> bytes:
    return request("/livereload", *(line for line in UPGRADE if name not in line), *more)


HANDSHAKES = {
    "no handshake": (request("/livereload"), BAD),
    "no key": (without("Key"), BAD),
    "no version": (without("Version"), 426),
    "a future version": (without("Version", "Sec-WebSocket-Version: 99"), 426),
    "a version that is no number": (without("Version", "Sec-WebSocket-Version: x"), 426),
    "no upgrade": (without("Connection", "Connection: close"), BAD),
}


@pytest.mark.parametrize(("data", "status"), HANDSHAKES.values(), ids=HANDSHAKES)
def test_half_a_handshake_opens_no_socket(preview: Preview, data: bytes, status: int) -> None:
    assert ask(preview.port, data)[0] == status


def frame(kind: int, text: bytes, *, length: int | None = None, bits: int = 0x80) -> bytes:
    """A frame as a browser masks it, with a mask of zeros."""
    size = len(text) if length is None else length
    short = min(size, 126) if size < 65536 else 127
    long = struct.pack("!H" if short == 126 else "!Q", size) if short > 125 else b""
    return bytes([bits | kind, 0x80 | short]) + long + bytes(4) + text


TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9
FRAMES = {
    "no UTF-8": frame(TEXT, b"\xff\xfe"),
    "no JSON": frame(TEXT, b"hello"),
    "a list": frame(TEXT, b"[1]"),
    "nothing": frame(TEXT, b"null"),
    "a text": frame(TEXT, b'"hello"'),
    "no command": frame(TEXT, b"{}"),
    "a command that is a list": frame(TEXT, b'{"command": []}'),
    "deep JSON": frame(TEXT, b"[" * 4_000),
    "a number of 4,000 digits": frame(TEXT, b"9" * 4_000),
    "no text": frame(BINARY, BYTES),
    "a lone surrogate": frame(TEXT, b'{"command": "info", "url": "\\ud800"}'),
    "no mask": bytes([0x81, 2]) + b"{}",
    "reserved bits": frame(TEXT, b"{}", bits=0xF0),
    "an unknown kind": frame(5, b""),
    "an end without a beginning": frame(0, b"a"),
    "a terabyte": frame(TEXT, b"", length=2**40),
    "a length below zero": frame(TEXT, b"", length=2**63),
    "a long message": frame(TEXT, b"a" * 5_000),
    "a long message in parts": frame(TEXT, b"a" * 3_000, bits=0) + frame(0, b"a" * 3_000),
    "a long ping": frame(PING, b"a" * 200),
    "a ping in parts": frame(PING, b"", bits=0),
    "half a reason to close": frame(CLOSE, b"\x00"),
    "a reason that is no text": frame(CLOSE, b"\x03\xe8\xff\xff"),
    "garbage": BYTES * 10,
}


@pytest.mark.parametrize("data", FRAMES.values(), ids=FRAMES)
def test_a_malformed_message_closes_its_socket_and_nothing_else(
    preview: Preview, data: bytes
) -> None:
    with connect(preview.port) as one, connect(preview.port) as other:
        for each in (one, other):
            assert status_of(said_to(each, request("/livereload", *UPGRADE))) == 101
        one.sendall(data + frame(CLOSE, b""))
        rest = b""
        while more := _received(one):
            rest += more
        assert b"reload" not in rest
        other.sendall(frame(TEXT, b'{"command": "hello"}'))
        assert b"official-7" in other.recv(1000)


def _received(one: socket) -> bytes:
    try:
        return one.recv(1000)
    except ConnectionError:
        return b""
