"""What arrives: a server of a site's folder that writes down every request, and a sink.

    with own_host(folder) as site, sink() as elsewhere:
        ...
        assert elsewhere.pieces == []

Everything stays on this computer.
"""

import re
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler
from typing import Any, ClassVar

ELSEWHERE = b"<!doctype html><title>Elsewhere</title><p>Elsewhere"

_ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Access-Control-Allow-Origin: *\r\nCache-Control: no-store\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%b"
) % (len(ELSEWHERE), ELSEWHERE)
_REFUSAL = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)
_STUN_COOKIE = b"\x21\x12\xa4\x42"  # in every question of WebRTC to a server
_TLS = b"\x16"  # begins the first message
_PATIENCE = 2.0  # seconds for the rest of something that has begun to arrive


class Recording:
    """Everything that a listener was sent, piece by piece, as it came. It grows meanwhile."""

    def __init__(self) -> None:
        self.address = ""  # of the top, with a slash at its end
        self.port = 0
        self.udp_port = 0  # of a sink, for datagrams
        self.pieces: list[bytes] = []  # a request with its first line, headers and body
        self.datagrams: list[bytes] = []
        self.rules: list[tuple[str, str, str]] = []  # headers of a site; a test may change them

    def has(self, token: str) -> bool:
        """Whether the token has come, in an address, a header, a body or a host's name."""
        return token.encode() in b"\n".join([*self.pieces])

    def has_within(self, token: str, seconds: float) -> bool:
        """The same, but patient: a request takes its time."""
        return wait_until(lambda: self.has(token), seconds)

    def settled(self, quiet: float = 0.5, seconds: float = 5.0) -> int:
        """How many pieces there are once nothing has come for a while.

        A browser asks for some parts of a page, such as its manifest, after it has loaded.
        """
        number, since, until = len(self.pieces), time.monotonic(), time.monotonic() + seconds
        while time.monotonic() < min(since + quiet, until):
            time.sleep(0.05)
            if len(self.pieces) != number:
                number, since = len(self.pieces), time.monotonic()
        return number

    def has_stun(self) -> bool:
        """A browser asked, over UDP, under which address it is seen."""
        return any(datagram[4:8] == _STUN_COOKIE for datagram in [*self.datagrams])


def wait_until(is_so: Callable[[], bool], seconds: float) -> bool:
    """Whether it came to be so in that time."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.03)
    return True


class _SiteHandler(SimpleHTTPRequestHandler):
    """Files of a folder, with the headers of the site if asked."""

    recording: ClassVar[Recording]
    rules: ClassVar[list[tuple[str, str, str]]]

    def do_GET(self) -> None:
        self._record()
        super().do_GET()

    def do_POST(self) -> None:
        self._record()
        super().do_GET()

    def end_headers(self) -> None:
        named: dict[str, list[str]] = {}
        for pattern, name, value in self.rules:
            if fnmatchcase(self.path.partition("?")[0], pattern):
                if name.startswith("! "):
                    named.pop(name[2:], None)
                else:
                    named.setdefault(name, []).append(value)
        for name, values in named.items():
            self.send_header(name, ", ".join(values))  # as hosts join what several rules say
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""

    def _record(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        head = f"{self.requestline}\n{self.headers}".encode()
        self.recording.pieces.append(head + body)


class _SinkHandler(BaseRequestHandler):
    """Takes whatever comes, and answers with a page of one word."""

    recording: ClassVar[Recording]

    def handle(self) -> None:
        arrived = bytearray()
        self.request.settimeout(_PATIENCE)
        with suppress(OSError):  # a browser may hang up at any time, or only connect
            while _is_cut_short(arrived) and (piece := self.request.recv(65536)):
                arrived += piece
        if not arrived:
            return
        self.recording.pieces.append(bytes(arrived))
        with suppress(OSError):
            self.request.sendall(_REFUSAL if arrived.startswith(b"CONNECT ") else _ANSWER)


def _is_cut_short(arrived: bytearray) -> bool:
    """Whether more must come before this is a whole request, or a first message of TLS.

    That message names the host; for what would follow there is no key.
    """
    if arrived.startswith(_TLS):
        return len(arrived) < 5 or len(arrived) < 5 + int.from_bytes(arrived[3:5], "big")
    head, end, body = bytes(arrived).partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    return not end or len(body) < int(length[1] if length else 0)


def header_rules(folder: Path) -> list[tuple[str, str, str]]:
    """Pattern of a path, name and value of every header in the site's `_headers`.

    A name after "! " has no value: it is dropped.
    """
    rules, pattern = [], ""
    for line in (folder / "_headers").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            pattern = line.strip()
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            rules.append((pattern, name, value))
    return rules


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a browser may hold a connection open for ever

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle is no mistake of ours."""


@contextmanager
def own_host(folder: Path, *, with_headers: bool = False) -> Iterator[Recording]:
    """The site of a folder; `with_headers` sends what its `_headers` says."""
    recording = Recording()
    recording.rules = header_rules(folder) if with_headers else []
    told = {"recording": recording, "rules": recording.rules}
    handler = type("SiteHandler", (_SiteHandler,), told)
    with _running(partial(handler, directory=str(folder)), recording, "127.0.0.1"):
        yield recording


@contextmanager
def sink(name: str = "localhost") -> Iterator[Recording]:
    """Takes everything, TCP and UDP. By this name it is another site than the one we serve."""
    recording = Recording()
    handler = type("SinkHandler", (_SinkHandler,), {"recording": recording})
    with _running(handler, recording, name), _datagrams(recording):
        yield recording


@contextmanager
def _running(handler: Any, recording: Recording, name: str) -> Iterator[None]:
    with _Server(("127.0.0.1", 0), handler) as server:
        recording.port = server.server_port
        recording.address = f"http://{name}:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def _datagrams(recording: Recording) -> Iterator[None]:
    """Records what comes over UDP; answers nothing."""
    is_over = threading.Event()

    def listen() -> None:
        while not is_over.is_set():
            if select.select([mouth], [], [], 0.05)[0]:
                recording.datagrams.append(mouth.recv(65536))

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mouth:
        mouth.bind(("127.0.0.1", 0))
        recording.udp_port = mouth.getsockname()[1]
        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            thread.join()
