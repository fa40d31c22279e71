"""Exercises and paths, filled in with markers; and what of that got anywhere.

with open_tab(engine, detour) as tab:
    sitting = Sitting(tab, own, elsewhere)
    assert sitting.findings(page) == []
"""

import json
import re
import time
from typing import Any, NamedTuple

from tests.browser.engines import Tab
from tests.browser.proof.markers import find
from tests.browser.proof.recorder import Recording, wait_until
from tests.environment import ROOT

WORDS = "zq7kmarkerwords"
LONG = 12  # letters of an option; a shorter one, such as Mon, may be in anything
PAUSE = 0.4  # seconds in which a request that is going to be sent has been sent

# What a page may ask for after it has loaded, and then only of our own host.
PART = re.compile(r"/assets/[0-9a-f]{12}/(act|kept|lock)\.js")

STORES = """
    const databases = indexedDB.databases ? await indexedDB.databases() : [];
    const caching = window.caches ? await caches.keys() : [];
    return {
      local: Object.keys(localStorage), session: Object.keys(sessionStorage),
      cookie: document.cookie, databases: databases.map((one) => one.name), caches: caching,
    };
"""
EMPTY: dict[str, Any] = {"local": [], "session": [], "cookie": "", "databases": [], "caches": []}
WITH_DRAFT: dict[str, Any] = {**EMPTY, "session": ["notes"]}

# The answers that the draft does not have, but for those that a step sets itself.
_MISSING = """
    const drafts = JSON.parse(sessionStorage.notes);
    const { filled } = drafts[document.querySelector("[data-sheet]").dataset.sheet].state;
    const fields = [...document.querySelectorAll("[data-answer]:not([data-fleeting])")];
    return fields.map((field) => field.dataset.answer).filter((id) => !filled[id]?.length);
"""

# The same as by hand, at once.
_POUR = """
    const fields = "[data-answer] :is(input, textarea):not([type=hidden], [data-halts])";
    for (const field of document.querySelectorAll(fields)) {
      if (field.matches("[type=radio], [type=checkbox]")) field.checked = true;
      else field.value = field.type === "range" ? 55 : arguments[0];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
"""

# Every field of an answer that does not end the exercise, and every press in a step, by a number
# that the page did not have.
_NUMBERED = """
    const all = "[data-answer] :is(input, textarea):not([type=hidden], [data-halts])";
    return [...document.querySelectorAll(`${all}, .step [data-press]`)].map((found, number) => {
      found.dataset.number = number;
      return [number, found.dataset.press ?? found.type, found.value];
    });
"""


def page_names() -> list[str]:
    """Every exercise and every path of our own guide, by its address without its ending."""
    folders = ("exercises", "paths")
    files = [path for folder in folders for path in (ROOT / "content" / folder).glob("*.yaml")]
    return sorted(f"{path.parent.name}/{path.stem}" for path in files)


class Field(NamedTuple):
    """Something to fill in, choose or press."""

    number: int
    kind: str  # what a press does, or the type of a field
    value: str

    @property
    def css(self) -> str:
        return f'[data-number="{self.number}"]'


def fill(tab: Tab) -> list[str]:
    """Every field, in a reader's own way; returns the markers that are in them now."""
    fields = [Field(*found) for found in tab.run(_NUMBERED)]
    for field in fields:
        if field.kind in ("text", "textarea"):
            tab.type(field.css, WORDS)
        elif field.kind in ("radio", "checkbox"):
            tab.check(field.css)
        elif field.kind == "range":
            tab.click(field.css)
            tab.press("ArrowUp")
    for field in fields:
        if field.kind in ("act", "copy"):
            tab.click(field.css)
    assert tab.run(_MISSING) == []
    chosen = [one.value for one in fields if one.kind in ("radio", "checkbox")]
    return [WORDS, *(value for value in chosen if len(value) >= LONG)]


def pour(tab: Tab) -> None:
    """Every field, at once and by a script: for what does not depend on how it was written."""
    tab.run(_POUR, WORDS)
    assert tab.run(_MISSING) == []


class Sitting(NamedTuple):
    """A reader at a page, and everybody who listens."""

    tab: Tab
    own: Recording
    elsewhere: Recording

    def findings(self, page: str) -> list[str]:
        """Takes the page with markers and names whatever came out of it before any consent."""
        tab = self.tab
        tab.open(f"{self.own.address}{page}.html")
        loaded, logged, place = self.own.settled(), len(tab.network_log()), self._place()
        found = [] if tab.run(STORES) == EMPTY else ["stores before anything is written"]
        markers = fill(tab)
        time.sleep(PAUSE)
        log = tab.network_log()
        if f"{self.own.address}{page}.html" not in log:
            found.append("the log hears nothing")
        if self._place() != place:
            found.append("address, title or history")
        if tab.run(STORES) != WITH_DRAFT:
            found.append(f"stores: {tab.run(STORES)}")
        found += [f"asked for: {one}" for one in self._asked(loaded, log[logged:])]
        listeners = (*self.own.pieces, *self.elsewhere.pieces, *(line.encode() for line in log))
        return found + traces(markers, b"\n".join(listeners))

    def _place(self) -> tuple[str, str, Any]:
        return self.tab.url(), self.tab.title(), self.tab.run("return history.length")

    def _asked(self, loaded: int, logged: list[str]) -> list[str]:
        """Requests to our own host that are not for a part that comes at first use."""
        arrived = [piece.split()[1].decode() for piece in self.own.pieces[loaded:]]
        own = self.own.address.rstrip("/")
        told = [line.removeprefix(own) for line in logged if line.startswith(own)]
        return [address for address in (*arrived, *told) if not PART.fullmatch(address)]


def traces(markers: list[str], recording: bytes) -> list[str]:
    """The markers that a recording holds, each with the form that it has there."""
    return [f"{marker}: {form}" for marker in markers for form in find(marker, recording)]


def press(tab: Tab, name: str) -> None:
    """The button that does this; what was pressed before may take its time to show it."""
    tab.click(f'[data-press="{name}"]:not([hidden])')


def wait_for(tab: Tab, condition: str) -> None:
    """Until the expression is true in the page."""
    assert wait_until(lambda: bool(tab.run(f"return Boolean({condition})")), 15), condition


def kept(tab: Tab) -> list[dict[str, Any]]:
    """The entries that this browser keeps, when they are not locked."""
    entries: list[dict[str, Any]] = json.loads(tab.run("return localStorage.notes"))["entries"]
    return entries
