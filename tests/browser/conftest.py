"""A built site, served from every kind of place it may live in, and a real browser."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.cli import main
from tests.environment import ROOT


class QuietHandler(SimpleHTTPRequestHandler):
    """Files of a folder; every path asked for is noted on the server."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""

    def do_GET(self) -> None:
        self.server.paths.append(self.path)  # type: ignore[attr-defined]
        super().do_GET()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own guide, built."""
    folder = tmp_path_factory.mktemp("built") / "site"
    status = main(
        ["build", "--content", str(ROOT / "content"), "--output", str(folder), "--no-cache"]
    )
    assert status == 0
    return folder


@pytest.fixture(scope="session")
def server(site_folder: Path) -> Iterator[ThreadingHTTPServer]:
    """The site on loopback, at the root and once more below /a/b/."""
    root = site_folder.parent / "served"
    (root / "a").mkdir(parents=True)
    (root / "a" / "b").symlink_to(site_folder)
    for path in site_folder.iterdir():
        (root / path.name).symlink_to(path)
    handler = partial(QuietHandler, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        running.paths = []  # type: ignore[attr-defined]
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture(scope="session")
def served_site(server: ThreadingHTTPServer) -> str:
    """The address of the site over HTTP, with a slash at its end."""
    return f"http://127.0.0.1:{server.server_port}/"
