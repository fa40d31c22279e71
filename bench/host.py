"""A folder on loopback, as a host would send it: compressed, and with the headers of _headers."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

TEXTS = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")
FOREVER = "public, max-age=31536000, immutable"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served, with a slash at its end."""
    handler = partial(Host, folder, _rules(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Host(BaseHTTPRequestHandler):
    """Answers with the files of one folder. A class because the library asks for one."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, rules: list[tuple[str, str, str]], *arguments: object) -> None:
        """`rules` are a pattern of addresses, the name of a header and its value."""
        self.folder, self.rules = folder, rules
        super().__init__(*arguments)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""

    def handle(self) -> None:
        """A browser that hangs up in the middle of an answer is none of our business."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        is_there = file.is_file()
        lost = self.folder / "404.html"
        data = file.read_bytes() if is_there else lost.read_bytes() if lost.is_file() else b""
        type_ = mimetypes.guess_type(file.name if is_there else "404.html")[0] or "text/plain"
        encoding = self._encoding(type_)
        body = _compressed(data, encoding)
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Type", f"{type_}; charset=utf-8" if "text" in type_ else type_)
        self.send_header("Content-Length", str(len(body)))
        for name, value in self._headers_for(path, type_).items():
            self.send_header(name, value)
        if encoding:
            self.send_header("Content-Encoding", encoding)
            self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        self.wfile.write(body)

    def _encoding(self, type_: str) -> str:
        accepted = self.headers.get("Accept-Encoding", "")
        if not type_.startswith(TEXTS):
            return ""
        return next((name for name in ("br", "gzip") if name in accepted), "")

    def _headers_for(self, path: str, type_: str) -> dict[str, str]:
        """Those of the folder's own _headers; without any, assets are kept as long as ours."""
        if not self.rules:
            return {} if type_ == "text/html" else {"Cache-Control": FOREVER}
        return {name: value for pattern, name, value in self.rules if fnmatchcase(path, pattern)}


@cache
def _compressed(data: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(data))
    return gzip.compress(data, 6, mtime=0) if encoding else data


def _rules(folder: Path) -> list[tuple[str, str, str]]:
    rules, pattern = [], ""
    file = folder / "_headers"
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if line.startswith("  ! "):
            continue  # drops what came before, and here the last one holds anyway
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules.append((pattern, name, value))
        elif line:
            pattern = line
    return rules
