"""The preview server. The libraries that serve and reload are known to this file only."""

import asyncio
import json
import logging
import webbrowser
from asyncio import Future
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from socket import socket
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.ioloop import PeriodicCallback
from tornado.iostream import IOStream, StreamClosedError
from tornado.web import Application, RequestHandler

from generator.manifest import Stamps
from generator.problems import as_text
from generator.serve.listening import HOST, connections_at_once, listen
from generator.serve.site import HEADERS, PreviewSite
from generator.serve.watch import Watch, told_of_changes
from generator.settings import THEME, Settings
from generator.shown_paths import shown_path

LOCAL_NAMES = frozenset({HOST, "localhost"})
ORIGINS = ("Origin", "Sec-WebSocket-Origin")  # the page that asks, if a browser says so
LOOK_EVERY = 250  # milliseconds
LOOK_SELDOM = 1000  # where the system tells of changes, unless they are made on another computer
PATIENCE = 60  # seconds for a whole request, and until the next one
LARGEST = 4096  # bytes of a body or of a message: no page sends more
PIECE = 65536  # bytes sent before waiting for a slow reader
PING_EVERY = 30  # seconds, so that a reader who is gone is noticed

# Told of what readers send, these would only frighten an author: it has been refused already.
CHATTY = ("tornado.access", "tornado.general", "livereload")


# What comes of a message that is not the script's own.
NOT_ITS_WORDS = (ValueError, TypeError, AttributeError, LookupError, RecursionError)


class Plain(RequestHandler):
    """What all answers have in common. Classes, because the library asks for them."""

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def compute_etag(self) -> None:
        """None: an answer that is not kept cannot be asked for again."""

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")


class Refusal(Plain):
    """For a page elsewhere, even one that had its own name point to this computer."""

    def prepare(self) -> None:
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("This preview answers its own pages only, at localhost.\n")


class SitePage(Plain):
    """A file of the site."""

    def initialize(self, site: PreviewSite) -> None:
        self._site = site

    async def get(self) -> None:
        status, type_, data = self._site.answer(self.request.path)
        self.set_status(status)
        self.set_header("Content-Type", type_)
        self.set_header("Content-Length", str(len(data)))
        with suppress(StreamClosedError):
            for start in range(0, len(data), PIECE):
                self.write(data[start : start + PIECE])
                await self.flush()

    head = get


class ReloadScript(Plain, LiveReloadJSHandler):  # type: ignore[misc]
    """The script that opens the socket below."""


class ReloadSocket(Plain, LiveReloadHandler):  # type: ignore[misc]
    """Tells a page that it has changed."""

    def initialize(self, site: PreviewSite) -> None:
        self._site = site

    def on_message(self, message: str | bytes) -> None:
        try:
            super().on_message(message)
            told = json.loads(message)
            # A page may have been sent before the last build, and ask for the next one after it.
            if told["command"] == "info" and self._site.is_outdated(urlsplit(told["url"]).path):
                self.write_message({"command": "reload", "path": "*", "liveCSS": True})
        except NOT_ITS_WORDS:
            self.close()

    def write_message(
        self, message: str | bytes | dict[str, Any], binary: bool = False
    ) -> Future[None]:
        """Sent, or not: a page that is gone need not be told, nor the author told of that."""
        sent: Future[None] = super().write_message(message, binary)
        sent.add_done_callback(lambda done: done.cancelled() or done.exception())
        return sent


class LocalSite(Application):
    """Asks every request, whatever its path, by which name and from which page it comes."""

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        origins = {request.headers.get(name, "").lower() for name in ORIGINS}
        if request.host_name in LOCAL_NAMES and origins <= {"", f"http://{request.host}".lower()}:
            return super().find_handler(request, **kwargs)
        return self.get_handler_delegate(request, Refusal)


class RoomyServer(HTTPServer):
    """Always has room for one more reader: the connection that is open longest makes way."""

    def initialize(  # type: ignore[override]
        self, application: Application, most: int, **limits: float
    ) -> None:
        self._most, self._streams = most, deque[IOStream]()
        super().initialize(application, **limits)  # type: ignore[arg-type]

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        self._streams = deque(one for one in self._streams if not one.closed())
        if len(self._streams) >= self._most:
            self._streams.popleft().close()
        self._streams.append(stream)
        super().handle_stream(stream, address)


def serve(settings: Settings, port: int, opens_browser: bool, say: Callable[[str], None]) -> None:
    """Builds, serves and watches until interrupted; `say` shows a line to the author.

    Raises:
        OSError: nobody can listen at this port; its note says what to do.
    """
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    listening = listen(port)
    # The script knows its port from its own address, unless that leaves it out.
    named = "?port=80" if port == 80 else ""
    site = PreviewSite(settings, f'<script defer src="/livereload.js{named}"></script>')

    def rebuild() -> Stamps:
        seen = site.rebuild()
        LiveReloadHandler.reload_waiters("*")
        _tell(site, settings, say)
        return seen

    watch = Watch(site.stamps, rebuild)
    LiveReloadHandler.watcher = Watcher()  # the library asks it for a name to log, no more
    watch.act()
    address = f"http://{HOST}:{port}/"
    say(f"The guide is at {address} and follows every change. Ctrl+C ends it.")
    if opens_browser:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(_answer(_application(site), listening, (watch, _watched(settings))))
    finally:
        site.remember()


def _application(site: PreviewSite) -> Application:
    return LocalSite(
        [
            (r"/livereload", ReloadSocket, {"site": site}),
            (r"/livereload\.js", ReloadScript),
            (r".*", SitePage, {"site": site}),
        ],
        websocket_max_message_size=LARGEST,
        websocket_ping_interval=PING_EVERY,
    )


async def _answer(
    application: Application, listening: socket, watched: tuple[Watch, Sequence[Path]]
) -> None:
    """Answers and looks for changes in the folders, for ever."""
    watch, folders = watched
    server = RoomyServer(
        application,
        most=connections_at_once(),
        max_body_size=LARGEST,
        idle_connection_timeout=PATIENCE,
        body_timeout=PATIENCE,
    )
    server.add_socket(listening)
    with told_of_changes(watch, folders) as is_told:
        PeriodicCallback(watch.look, LOOK_SELDOM if is_told else LOOK_EVERY).start()
        await asyncio.Event().wait()


def _watched(settings: Settings) -> Sequence[Path]:
    return [settings.content, *(folder / name for folder in settings.theme for name in THEME)]


def _tell(site: PreviewSite, settings: Settings, say: Callable[[str], None]) -> None:
    """Every problem with a path that a terminal can open, or that all is well."""
    for problem in site.problems:
        say(as_text(problem, shown_path(settings.content, problem.place.path)))
    if not site.problems:
        say("Built, no problems")
