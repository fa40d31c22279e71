"""The site in memory, as the preview shows it: a small WSGI application."""

import mimetypes
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.build import build
from generator.problems import Place, Problem
from generator.render.addresses import NOT_FOUND
from generator.render.policy import PRIVATE, PRIVATE_WITH_IMAGES, READING
from generator.serve.components import ADDRESS, components_site
from generator.serve.overlay import STYLES, with_problems
from generator.settings import Settings

# Looser than what is published: reloading the page needs an inline script and a socket.
PREVIEW_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self';"
    " img-src 'self' data:; connect-src 'self' ws:; form-action 'none'; base-uri 'none'"
)
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

Start = Callable[[str, list[tuple[str, str]]], object]


class PreviewSite:
    """Holds the last good build and the problems of the last one; that is its state."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is built yet."""
        self._settings = settings._replace(is_preview=True)
        self._files: dict[str, bytes] = {}
        self._components: dict[str, bytes] = {}  # made when somebody looks
        self.problems: tuple[Problem, ...] = ()

    def rebuild(self) -> None:
        """Builds; with errors the last good site stays."""
        self._components = {}
        try:
            built = build(self._settings)
        except OSError as error:  # a folder was moved, say; it may come back
            reason = (error.strerror or str(error)).lower()
            self.problems = (Problem(Place(""), "unreadable", f"cannot read the guide: {reason}"),)
            return
        self.problems = built.problems
        if built.outputs:
            self._files = {output.address: output.data for output in built.outputs}

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answers one request."""
        host = urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname
        if host not in LOCAL_NAMES:  # a page elsewhere that had this name point here
            start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"This preview answers to localhost only.\n"]
        path = environ.get("PATH_INFO", "/").encode("latin-1", "replace").decode("utf-8", "replace")
        status, kind, data = self._answer(path)
        start(status, [("Content-Type", kind), ("Cache-Control", "no-store")])
        return [data]

    def _answer(self, path: str) -> tuple[str, str, bytes]:
        """Status, type and content of what lies at a path."""
        if path == STYLES:
            css = Path(__file__).with_name("overlay.css").read_bytes()
            return "200 OK", "text/css; charset=utf-8", css
        if path.startswith(ADDRESS):
            self._components = self._components or components_site(self._settings)
            files, name = self._components, path.removeprefix(ADDRESS)
        else:
            files, name = self._files, path.lstrip("/")
        if name not in files and (not name or name.endswith("/")):
            name = f"{name}index.html"
        status = "200 OK" if name in files or not self._files else "404 Not Found"
        data = files.get(name)
        if data is not None and name and not name.endswith(".html"):
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            return status, kind, data
        page = data or self._files.get(NOT_FOUND, b"")
        return status, "text/html; charset=utf-8", self._previewed(page.decode())

    def _previewed(self, html: str) -> bytes:
        for policy in (PRIVATE_WITH_IMAGES, PRIVATE, READING):
            html = html.replace(_attribute(policy), _attribute(PREVIEW_POLICY), 1)
        return with_problems(html, self.problems, self._settings.content).encode()


def _attribute(policy: str) -> str:
    """A policy as it stands in a page."""
    return f'content="{policy}"'
