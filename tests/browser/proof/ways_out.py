"""The ways out of a page, and which of them a word gets out by."""

import json
import secrets
from collections.abc import Collection, Sequence
from functools import partial
from typing import NamedTuple

from tests.browser.engines import Tab
from tests.browser.proof.recorder import Recording, wait_until

# Seconds. A way that ought to be open gets as long as a busy computer may need; one that ought
# to be closed gets as long as any open one has ever needed on a computer at rest.
_LONG, _SHORT = 15.0, 1.5


class Way(NamedTuple):
    """One row of the table."""

    words: str
    name: str  # in ways_out.js
    is_own: bool = False  # to our own host, where the others go to another site
    leaves: bool = False  # takes the page away, so that each needs a fresh one


WAYS = (
    Way("fetch", "fetch"),
    Way("XMLHttpRequest", "xhr"),
    Way("beacon", "beacon"),
    Way("WebSocket", "websocket"),
    Way("event stream", "event-source"),
    Way("image", "image"),
    Way("image named in a style", "css-image"),
    Way("font", "font"),
    Way("video", "video"),
    Way("object", "object"),
    Way("embed", "embed"),
    Way("image in a drawing (SVG)", "svg-image"),
    Way("frame", "frame"),
    Way("frame with its page written in (`srcdoc`)", "srcdoc-frame"),
    Way("worker made from text (`blob:`)", "blob-worker"),
    Way("script", "script"),
    Way("script, by `import()`", "import"),
    Way("stylesheet", "stylesheet"),
    Way("module preload", "modulepreload"),
    Way("preload", "preload"),
    Way("prefetch", "prefetch"),
    Way("speculation rules", "speculation"),
    Way("tab icon", "icon"),
    Way("web app manifest", "manifest"),
    Way("link ping", "ping", leaves=True),
    Way("form, GET", "form-get", leaves=True),
    Way("form, POST", "form-post", leaves=True),
    Way("preconnect (the name of the host only)", "preconnect"),
    Way("WebRTC (a question to a STUN server)", "webrtc"),
    Way("navigation: `location.href`", "location", leaves=True),
    Way("navigation: new window", "window", leaves=True),
    Way("navigation: meta refresh", "refresh", leaves=True),
    Way("navigation: click on a link that the script made", "link", leaves=True),
    Way("own host: fetch", "fetch", is_own=True),
    Way("own host: image", "image", is_own=True),
    Way("own host: drawing (SVG `use`)", "svg-use", is_own=True),
    Way("own host: form", "form-get", is_own=True, leaves=True),
    Way("own host: script address", "script", is_own=True),
    Way("own host: script address, by `import()`", "import", is_own=True),
    Way("own host: address of a module preload", "modulepreload", is_own=True),
    Way("own host: service worker address", "service-worker", is_own=True),
    Way("own host: stylesheet address", "stylesheet", is_own=True),
    Way("own host: web app manifest address", "manifest", is_own=True),
    Way("own host: prefetch", "prefetch", is_own=True),
    Way("own host: navigation", "location", is_own=True, leaves=True),
)


class Trial(NamedTuple):
    """A page with ways_out.js in it, and where what gets out arrives."""

    tab: Tab
    address: str  # of the page
    site: Recording
    sink: Recording


def open_ways(trial: Trial, hoped: Collection[str] | None = None) -> set[str]:
    """The words of the ways that something got out by.

    For those that are hoped for it waits longer; without a hope, for all.
    """
    together = [way for way in WAYS if not way.leaves]
    found = _tried(trial, together, hoped)
    for way in WAYS:
        if way.leaves:
            found |= _tried(trial, [way], hoped)
    return found


def _tried(trial: Trial, ways: Sequence[Way], hoped: Collection[str] | None) -> set[str]:
    """Those of the ways that are open, tried at once on a fresh page."""
    words = {way.words: secrets.token_hex(8) for way in ways}
    orders = [(way.name, _addresses(trial, way, words[way.words])) for way in ways]
    trial.tab.open(trial.address)
    trial.tab.run(
        "document.querySelector('#ways_out').value = arguments[0]; return null;", json.dumps(orders)
    )
    trial.tab.click("#ways_out")
    is_out = {way.words: partial(_is_out, trial, way, words[way.words]) for way in ways}
    if hoped is not None:
        wait_until(lambda: all(is_out[way]() for way in words if way in hoped), _LONG)
    wait_until(lambda: all(out() for out in is_out.values()), _SHORT * (1 if hoped else 2))
    return {way for way, out in is_out.items() if out()}


def _addresses(trial: Trial, way: Way, word: str) -> dict[str, str]:
    """What the script needs to know to send the word."""
    top = (trial.site if way.is_own else trial.sink).address
    return {
        "word": word,
        "address": f"{top}word?{word}",
        "host": f"https://{word}.localhost:{trial.sink.port}/",
        "stun": f"stun:127.0.0.1:{trial.sink.udp_port}",
    }


def _is_out(trial: Trial, way: Way, word: str) -> bool:
    if way.name == "webrtc":
        return trial.sink.has_stun()  # it carries no word of ours
    return (trial.site if way.is_own else trial.sink).has(word)
