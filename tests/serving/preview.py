"""The preview as an author starts it: a process, its console, and sockets that say anything."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.shipped import free_port
from tests.environment import ROOT
from tests.sites import read_site, write_site

HOST = "127.0.0.1"
READY = "Ctrl+C ends it."
# What a page says to open the socket that reloads it.
UPGRADE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)
WAIT = 60  # seconds; only a test that fails waits as long


class Preview(NamedTuple):
    """A running preview of a guide."""

    port: int
    content: Path
    process: subprocess.Popen[bytes]
    console: Path  # all that an author has been told

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def said(self) -> str:
        return self.console.read_text("utf-8")


def write_guide(folder: Path, text: str = "") -> Path:
    """The small guide, with the files of a text over it."""
    write_site(read_site(text), folder / "content")
    return folder / "content"


@contextmanager
def previewing(
    content: Path, console: Path, program: tuple[str, str] = ("-m", "generator")
) -> Iterator[Preview]:
    """A preview of a guide, once it has built and says so; another program may start it."""
    port = free_port()
    command = [sys.executable, *program, "serve", "--port", str(port)]
    with console.open("wb") as out:
        process = subprocess.Popen(
            [*command, "--content", str(content)], cwd=ROOT, stdout=out, stderr=subprocess.STDOUT
        )
    preview = Preview(port, content, process, console)
    try:
        wait_until(lambda: READY in preview.said() or process.poll() is not None)
        assert process.poll() is None, preview.said()
        yield preview
    finally:
        process.kill()
        process.wait()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Waits for what has to come."""
    for _ in range(WAIT * 20):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


def request(path: bytes | str, *headers: str, method: str = "GET") -> bytes:
    """One request as bytes, whatever its path holds."""
    raw = path if isinstance(path, bytes) else path.encode()
    lines = "".join(f"{line}\r\n" for line in ("Host: localhost", *headers)).encode("latin-1")
    return method.encode() + b" " + raw + b" HTTP/1.1\r\n" + lines + b"\r\n"


def connect(port: int) -> socket.socket:
    return socket.create_connection((HOST, port), timeout=WAIT)


def ask(port: int, data: bytes) -> tuple[int, bytes]:
    """The status of the first answer to these bytes and all of it; 0 when there is none."""
    with connect(port) as one:
        answer = said_to(one, data)
    return status_of(answer), answer


def said_to(one: socket.socket, data: bytes) -> bytes:
    """The answer to these bytes: up to its announced end, or until the other side hangs up."""
    answer = b""
    try:
        one.sendall(data)
        while not _is_whole(answer) and (more := one.recv(65536)):
            answer += more
    except ConnectionError:  # hung up while we still spoke
        pass
    return answer


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def headers_of(answer: bytes) -> dict[str, str]:
    lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


def _is_whole(answer: bytes) -> bool:
    """As far as its head can tell: one without a length ends when the other side hangs up."""
    head, end, body = answer.partition(b"\r\n\r\n")
    if not end or status_of(head) // 100 == 1:
        return bool(end)
    length = headers_of(head).get("content-length")
    return length is not None and len(body) >= int(length)
