"""The preview server. The library that serves and reloads is known to this file only."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import PeriodicCallback

from generator.manifest import stamps_of
from generator.problems import as_text
from generator.serve.site import PreviewSite
from generator.settings import THEME, Settings

HOST = "127.0.0.1"  # this computer only
LOOK_EVERY = 250  # milliseconds


class StampWatcher(Watcher):  # type: ignore[misc]
    """Looks at the stamps of all files, and acts once they have stopped changing.

    The library's own watcher acts once for every file of many, and does not see an old file
    that is moved in.
    """

    def __init__(self, folders: Sequence[Path], act: Callable[[], None]) -> None:
        """`act` is called in the thread of the server: a request waits until it is done."""
        super().__init__()
        self._folders, self._act = folders, act
        self._seen = stamps_of(folders)
        self._is_settling = False
        for folder in folders:
            self.watch(str(folder))

    def start(self, callback: Callable[[], None]) -> bool:
        """Begins to look. True tells the library that it need not."""
        PeriodicCallback(callback, LOOK_EVERY).start()
        return True

    def examine(self) -> tuple[None, None]:
        """Looks once. There is never anything left for the library to reload."""
        stamps = stamps_of(self._folders)
        if stamps != self._seen:
            self._seen, self._is_settling = stamps, True
        elif self._is_settling:
            self._is_settling = False
            self._act()
        return None, None


def serve(settings: Settings, port: int, opens_browser: bool, say: Callable[[str], None]) -> None:
    """Builds, serves and watches until interrupted; `say` shows a line to the author.

    Raises:
        OSError: the port is taken.
    """
    site = PreviewSite(settings)

    def rebuild() -> None:
        site.rebuild()
        _tell(site, settings.content, say)
        LiveReloadHandler.reload_waiters("*")

    site.rebuild()
    _tell(site, settings.content, say)
    server = Server(site, StampWatcher(_watched(settings), rebuild))
    server._setup_logging = lambda: None  # what it would log, `say` says in the author's words
    say(f"The guide is at http://{HOST}:{port}/ and follows every change. Ctrl+C ends it.")
    delay = 1 if opens_browser else None
    server.serve(port=port, host=HOST, debug=False, live_css=False, open_url_delay=delay)


def _watched(settings: Settings) -> list[Path]:
    folders = [folder / name for folder in settings.theme for name in THEME]
    return [folder for folder in (settings.content, *folders) if folder.is_dir()]


def _tell(site: PreviewSite, content: Path, say: Callable[[str], None]) -> None:
    """Every problem with a path that a terminal can open, or that all is well."""
    for problem in site.problems:
        say(as_text(problem, os.path.relpath(content / problem.place.path)))
    if not site.problems:
        say("Built, no problems")
