"""The ways out of a page, and what becomes of each in one engine."""

import json
import re
import secrets
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from tests.browser.engines import Tab
from tests.browser.proof.recorder import Recording, own_host, sink

SCRIPT = Path(__file__).with_name("ways_out.js")
PAGE = "quizzes/closeness.html"
OPEN_PAGE = "quizzes/without-policy.html"

# How long a request may take to arrive, in seconds: one that is expected, on a busy computer,
# and one that is not. Then the page that a way leads to needs a moment to show itself.
LONG, SHORT = 15.0, 2.0
PAUSE = 0.7


class Way(NamedTuple):
    """One way out; one that moves the page away is tried on a page of its own."""

    script_name: str
    title: str
    own: bool = False
    moves: bool = False


WAYS = (
    Way("fetch", "fetch"),
    Way("xhr", "XMLHttpRequest"),
    Way("beacon", "beacon"),
    Way("websocket", "WebSocket"),
    Way("eventsource", "event stream"),
    Way("image", "image"),
    Way("cssimage", "image named in a style"),
    Way("font", "font"),
    Way("media", "video"),
    Way("object", "object"),
    Way("frame", "frame"),
    Way("script", "script of another site"),
    Way("style", "style file of another site"),
    Way("preload", "preload"),
    Way("modulepreload", "module preload"),
    Way("prefetch", "prefetch"),
    Way("ping", "link ping", moves=True),
    Way("formget", "form, sent with GET", moves=True),
    Way("formpost", "form, sent with POST", moves=True),
    Way("location", "the page moves to another site", moves=True),
    Way("open", "another site in a new window", moves=True),
    Way("refresh", "meta refresh to another site", moves=True),
    Way("fetch", "own host: fetch", own=True),
    Way("image", "own host: image", own=True),
    Way("formget", "own host: form", own=True, moves=True),
    Way("script", "own host: script address with data", own=True),
    Way("worker", "own host: service worker address with data", own=True),
    Way("style", "own host: style address with data", own=True),
    Way("location", "own host: page address with data", own=True, moves=True),
)


class Ground(NamedTuple):
    """Where the ways are tried: our own host and another site."""

    own: Recording
    other: Recording


@contextmanager
def prepared_ground(site: Path, folder: Path) -> Iterator[Ground]:
    """The site copied to the folder and served, with the script added to two of its pages."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    shutil.copy(SCRIPT, folder / "ways_out.js")
    page = (folder / PAGE).read_text("utf-8")
    page = page.replace("</head>", '<script src="../ways_out.js" defer></script>\n</head>')
    bare, removed = re.subn(r"<meta http-equiv=\"?Content-Security-Policy[^>]*>", "", page)
    if removed != 1:
        raise ValueError(f"{PAGE} has {removed} policies, not one")
    (folder / PAGE).write_text(page, "utf-8")
    (folder / OPEN_PAGE).write_text(bare, "utf-8")
    with own_host(folder) as own, sink() as other:
        yield Ground(own, other)


class Trial(NamedTuple):
    """A page of our own host, and the titles of the ways that are expected to be open there."""

    tab: Tab
    ground: Ground
    page: str = PAGE
    expected: Collection[str] = ()


def try_ways(trial: Trial, ways: Sequence[Way]) -> dict[str, bool]:
    """Which of the ways, by title, let something out."""
    found = _try_together(trial, [way for way in ways if not way.moves])
    for way in ways:
        if way.moves:
            found |= _try_together(trial, [way])
            # A browser still on its way to another page would refuse the next address.
            time.sleep(PAUSE)
    return {way.title: way.title in found for way in ways}


def _try_together(trial: Trial, ways: Sequence[Way]) -> set[str]:
    """The titles of those that are open, all tried at once on a fresh page."""
    tokens = {way: secrets.token_hex(12) for way in ways}
    plan = [
        (way.script_name, f"{_listener(trial, way).address}index.html?{token}")
        for way, token in tokens.items()
    ]
    trial.tab.open("about:blank")  # a page whose address differs only in its hash stays as it is
    trial.tab.open(f"{trial.ground.own.address}{trial.page}#{quote(json.dumps(plan))}")
    trial.tab.click("#try")
    for way in ways:
        if way.title in trial.expected:
            _listener(trial, way).has_within(tokens[way], LONG)
    end = time.monotonic() + SHORT
    return {
        way.title
        for way in ways
        if _listener(trial, way).has_within(tokens[way], end - time.monotonic())
    }


def _listener(trial: Trial, way: Way) -> Recording:
    return trial.ground.own if way.own else trial.ground.other
