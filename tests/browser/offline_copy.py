"""What a browser keeps of the guide, and a host that can change its mind."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from generator.cli import main
from tests.browser.engines import Tab
from tests.browser.proof.recorder import Recording, own_host
from tests.environment import ROOT

_STATE = """
    const found = await navigator.serviceWorker.getRegistration();
    const state = (worker) => (worker ? worker.state : "");
    return {
      active: state(found && found.active),
      waiting: state(found && found.waiting),
      installing: state(found && found.installing),
      controls: Boolean(navigator.serviceWorker.controller),
      caches: await caches.keys(),
    };
"""

# The address and the bytes, as text, of everything in every cache.
_KEPT = """
    const kept = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
        kept[request.url] = Array.from(bytes);
      }
    }
    return kept;
"""


class State(NamedTuple):
    """Of the worker of the guide, as a page sees it; "" for one that is not there."""

    active: str
    waiting: str
    installing: str
    controls: bool
    caches: list[str]


def state_of(tab: Tab) -> State:
    return State(**tab.run(_STATE))


def wait_for(tab: Tab, is_so: Callable[[State], bool], seconds: float = 20) -> State:
    """The state, once it is so or the time is over: the caller looks which."""
    end = time.monotonic() + seconds
    while not is_so(state := state_of(tab)) and time.monotonic() < end:
        time.sleep(0.2)
    return state


def keep_copy(tab: Tab, address: str) -> State:
    """Visits a page and waits until the guide is kept."""
    tab.open(address)
    state = wait_for(tab, lambda now: now.active == "activated" and not now.installing)
    assert state.active == "activated"
    return state


def kept_in(tab: Tab) -> dict[str, bytes]:
    """All that is in the caches of the origin."""
    kept: dict[str, list[int]] = tab.run(_KEPT)
    return {address: bytes(data) for address, data in kept.items()}


def edition(folder: Path, change: Callable[[Path], Any] | None = None) -> Path:
    """Our guide built into a folder, from a copy of its content that `change` may edit."""
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    if change:
        change(content)
    output = folder / "site"
    assert main(["build", "--content", str(content), "--output", str(output), "--no-cache"]) == 0
    return output


def marked(word: str) -> Callable[[Path], None]:
    """A change that puts a word into the titles of two chapters and of the site."""

    def change(content: Path) -> None:
        site = content / "site.yaml"
        text = site.read_text("utf-8").replace("title: Steady Ground", f"title: Ground {word}", 1)
        site.write_text(text, "utf-8")

    return change


@contextmanager
def changing_host(first: Path, folder: Path) -> Iterator[tuple[Recording, Callable[[Path], None]]]:
    """A host with headers, and a way to put another site in the place of the first one."""
    live = folder / "live"
    shutil.copytree(first, live)

    def put(site: Path) -> None:
        shutil.rmtree(live)
        shutil.copytree(site, live)
        later = time.time() + 60  # or, of the same second as the last, nothing would be new
        for path in live.rglob("*"):
            os.utime(path, (later, later))

    with own_host(live, with_headers=True) as host:
        yield host, put
