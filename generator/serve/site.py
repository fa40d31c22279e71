"""The site as the preview shows it: every path has an answer, and no path is a file's."""

import logging
import os
from collections.abc import Callable, Mapping
from mimetypes import MimeTypes
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import unquote

from generator.build import build
from generator.manifest import Stamps, inputs_of
from generator.problems import Place, Problem
from generator.render.addresses import NOT_FOUND
from generator.render.policy import READING
from generator.serve.components import ADDRESS, components_site
from generator.serve.desk import Desk
from generator.serve.overlay import NO_PAGE, NO_SITE, STYLES, with_problems
from generator.settings import Settings

# Looser than what is published in one thing: a page is told when it has changed.
CLOSED = "connect-src 'none'"
OPEN = "connect-src 'self' ws://localhost:* ws://127.0.0.1:*"

# With every answer, whatever it is: nothing is kept, and no page elsewhere may frame or read it.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"{str(READING).replace(CLOSED, OPEN)}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
HTML = "text/html; charset=utf-8"

MOST_READ = 64  # files in memory
MOST_SENT = 1000  # paths that are remembered

_TYPES = MimeTypes()  # Python's own table: what a system adds to it may be wrong
_LOG = logging.getLogger(__name__)
_Made = TypeVar("_Made")


class Answer(NamedTuple):
    """What is sent for a path."""

    status: int
    type: str
    data: bytes


class PreviewSite:
    """Holds the last good build and the problems of the last one; that is its state."""

    def __init__(self, settings: Settings, in_head: str = "") -> None:
        """Nothing is built yet. `in_head` stands at the end of the head of every page."""
        self._desk = Desk(settings)
        self._settings, self._in_head = self._desk.settings, in_head
        self._files: Mapping[str, object] = {}  # by address
        self._read: dict[str, bytes] = {}  # of these, what was asked for: one copy for all readers
        self._builds = 0
        self._sent: dict[str, int] = {}  # by path, how many builds there were when it was sent
        self._later: tuple[str, ...] = ()  # addresses of copies
        self._copies: dict[str, bytes] = {}  # made when somebody asks
        self._components: dict[str, bytes] = {}  # made when somebody looks
        self._shown: dict[bytes, bytes] = {}  # pages as they are shown: one copy too
        self.problems: tuple[Problem, ...] = ()

    def rebuild(self) -> Stamps:
        """Builds; with errors, or a fault of our own, the last good site stays.

        Returns the stamps of what was read.
        """
        self._components, self._shown, self._read, self._copies = {}, {}, {}, {}
        self._builds += 1
        built, self.problems = self._tried(self._desk.build)
        if built:
            self.problems = (*built.problems, *built.found)
            if built.site.made:
                self._files, self._later = built.site.made, built.site.later
        return self._desk.inputs

    def stamps(self) -> Stamps:
        """The stamps of what a build would read."""
        return inputs_of(self._settings)

    def remember(self) -> None:
        """Keeps what is known of the site, so that the next preview begins with it."""
        self._desk.remember()

    def answer(self, path: str) -> Answer:
        """What lies at the path of a request, percent-encoded as it came.

        A path has to be a key of a table before it is looked for in a folder.
        """
        self._sent.pop(path, None)
        self._sent[path] = self._builds
        if len(self._sent) > MOST_SENT:  # of what was sent long ago nobody waits for news
            del self._sent[next(iter(self._sent))]
        path = unquote(path, errors="replace")
        if path == STYLES:
            css = Path(__file__).with_name("overlay.css").read_bytes()
            return Answer(200, "text/css; charset=utf-8", css)
        if path.startswith(ADDRESS):
            return self._found(self._component_files().get, path.removeprefix(ADDRESS))
        return self._found(self._file, path.removeprefix("/"))

    def is_outdated(self, path: str) -> bool:
        """Whether there was a build since a path was answered last."""
        return self._sent.get(path, self._builds) < self._builds

    def _copy(self, address: str) -> bytes | None:
        if not self._copies:
            plain = self._settings._replace(cache=None)
            built, problems = self._tried(lambda: build(plain))
            outputs = built.outputs if built else ()
            self._copies = {one.address: one.data for one in outputs if one.address in self._later}
            self.problems = problems or self.problems
        return self._copies.get(address)

    def _file(self, address: str) -> bytes | None:
        if address in self._later:
            return self._copy(address)
        if address not in self._files:
            return None
        if address not in self._read:
            if len(self._read) >= MOST_READ:
                self._read.clear()
            try:
                self._read[address] = (self._desk.folder / address).read_bytes()
            except OSError:  # somebody has emptied the cache; the next build fills it again
                return None
        return self._read[address]

    def _component_files(self) -> dict[str, bytes]:
        if not self._components:
            made, problems = self._tried(lambda: components_site(self._settings))
            self._components, self._shown = made or {}, {}
            self.problems = problems or self.problems
        return self._components

    def _found(self, find: Callable[[str], bytes | None], name: str) -> Answer:
        data = find(name)
        if data is None and (not name or name.endswith("/")):
            name = f"{name}index.html"
            data = find(name)
        if data is not None and name and not name.endswith(".html"):
            return Answer(200, _type(name), data)
        if data is None and not self._files:
            return Answer(200, HTML, self._as_shown(NO_SITE.encode()))  # and over it, why
        page = data or self._file(NOT_FOUND) or NO_PAGE.encode()
        return Answer(404 if data is None else 200, HTML, self._as_shown(page))

    def _tried(self, make: Callable[[], _Made]) -> tuple[_Made | None, tuple[Problem, ...]]:
        """What was made, or why it was not: the preview outlives whatever goes wrong."""
        try:
            return make(), ()
        except OSError as error:  # a folder was moved, say; it may come back
            return None, (_unreadable(error, self._settings.content),)
        except Exception:  # noqa: BLE001 - it is shown, and a later change may build again
            _LOG.exception("The generator has a fault of its own:")
            message = "the generator has a fault of its own and could not build the guide"
            hint = "undo the last change; what the terminal says tells a programmer where it is"
            return None, (Problem(Place(""), "fault", message, hint),)

    def _as_shown(self, page: bytes) -> bytes:
        if page not in self._shown:
            html = page.decode().replace(CLOSED, OPEN, 1)  # the policy comes first in a page
            html = html.replace("</head>", f"{self._in_head}</head>", 1)
            html = with_problems(html, self.problems, self._settings.content)
            self._shown[page] = html.encode()
        return self._shown[page]


def _type(name: str) -> str:
    type_ = _TYPES.guess_type(name)[0] or "application/octet-stream"
    is_text = type_.startswith("text/") or type_.endswith(("javascript", "json", "xml"))
    return f"{type_}; charset=utf-8" if is_text else type_


def _unreadable(error: OSError, content: Path) -> Problem:
    """What the computer could not read; the path is that of the file, where it says which one."""
    reason = (error.strerror or str(error)).lower()
    name = error.filename
    path = os.path.relpath(os.fsdecode(name), content) if isinstance(name, str | bytes) else ""
    place = Place(path.replace(os.sep, "/"))
    return Problem(place, "unreadable", f"cannot read the guide: {reason}")
