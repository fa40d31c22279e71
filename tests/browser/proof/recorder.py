"""Two listeners on this computer: our own host, and whoever else a page might tell."""

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Access-Control-Allow-Origin: *\r\nContent-Length: 9\r\nConnection: close\r\n\r\nElsewhere"
)


class Recording:
    """Everything a listener was sent, as it came."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.pieces: list[bytes] = []

    def has(self, token: str) -> bool:
        """Whether the token has come, in an address, a header or a body."""
        return token.encode() in b"\n".join(self.pieces)

    def has_within(self, token: str, seconds: float) -> bool:
        """The same, but patient: a request takes its time."""
        end = time.monotonic() + seconds
        while not self.has(token):
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True


class OwnHost(SimpleHTTPRequestHandler):
    """Files of a folder; the request line, the headers and the body are recorded."""

    def do_GET(self) -> None:
        self._record()
        super().do_GET()

    def do_POST(self) -> None:
        self._record()
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""

    def _record(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        head = f"{self.requestline}\n{self.headers}".encode()
        self.server.recording.pieces.append(head + body)  # type: ignore[attr-defined]


class Sink(socketserver.BaseRequestHandler):
    """Whatever is sent is recorded, of whatever protocol; the answer is a page of one word."""

    def handle(self) -> None:
        pieces = self.server.recording.pieces  # type: ignore[attr-defined]
        self.request.settimeout(2)
        try:
            pieces.append(self.request.recv(65536))
            self.request.sendall(ANSWER)
            while more := self.request.recv(65536):
                pieces[-1] += more
        except OSError:  # a browser that changed its mind, or has no more to say
            return


class SinkServer(socketserver.ThreadingTCPServer):
    """A thread for each connection, and none that keeps the tests from ending."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing."""


class OwnServer(ThreadingHTTPServer):
    """The same for our own host; browsers often hang up early."""

    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing."""


@contextmanager
def own_host(folder: Path) -> Iterator[Recording]:
    """The folder on loopback, on a free port."""
    with OwnServer(("127.0.0.1", 0), partial(OwnHost, directory=str(folder))) as server:
        yield from _run(server)


@contextmanager
def sink() -> Iterator[Recording]:
    """Another site on loopback, on a free port."""
    with SinkServer(("127.0.0.1", 0), Sink) as server:
        yield from _run(server)


def _run(server: socketserver.TCPServer) -> Iterator[Recording]:
    recording = Recording(server.server_address[1])
    server.recording = recording  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    try:
        yield recording
    finally:
        server.shutdown()
