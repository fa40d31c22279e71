"""Answers leave no trace outside the page: taken in every engine, with markers as answers."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.browser.engines import Detour, Tab, available, open_tab
from tests.browser.proof.markers import find
from tests.browser.proof.recorder import Recording, own_host, sink
from tests.sites import read_site, write_site

WORDS = "zq7kmarkerwords"
PERSON = "Xv3personmarker"
MARKERS = (WORDS, PERSON, "qpersona1x", "qb0ptionmark")
PASSPHRASE = "four plain words here"

QUIZ = f"""
-- quizzes/two.yaml --
format: 1
id: two
version: 1
kind: reflection
title: Two scales
description: A quiz with an item of every type, and a marker in all that can be chosen.
intro: Not a test.
limits: Our own words, not a diagnosis.
source: Written for these tests
license: CC BY-SA 4.0
scale: [No, Perhaps, Yes]
about: [{PERSON}]
dimensions:
  - id: worry
    label: Worry
    low: less
    high: more
    bands:
      - {{up_to: 1, text: Any.}}
items:
  - {{id: qpersona1x, text: I worry., dimension: worry}}
  - {{id: w2, text: I am calm., dimension: worry, reverse: true}}
  - {{id: o1, type: single, text: Which one?, options: [{{text: This}}, {{text: qb0ptionmark}}]}}
  - {{id: m1, type: multiple, text: Which ones?, options: [{{text: qb0ptionmark}}, {{text: That}}]}}
  - {{id: t1, type: text, text: In what words?}}
"""

STORES = """
    const databases = indexedDB.databases ? await indexedDB.databases() : [];
    const caching = window.caches ? await caches.keys() : [];
    return {
      local: Object.keys(localStorage), session: Object.keys(sessionStorage),
      cookie: document.cookie, databases: databases.map((one) => one.name), caches: caching,
    };
"""
EMPTY = {"local": [], "session": [], "cookie": "", "databases": [], "caches": []}

# A script of ours that had gone wrong: the answer in the address of a style sheet of our own host,
# which no policy of ours forbids.
LEAK = b"""
document.addEventListener("change", ({ target }) => {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = "leak.css?" + btoa(target.value);
  document.head.append(sheet);
});
"""


@pytest.fixture
def marked_site(tmp_path: Path) -> Path:
    """A small guide whose quiz has markers for answers."""
    write_site(read_site(QUIZ), tmp_path / "content")
    site = tmp_path / "site"
    arguments = ["--content", str(tmp_path / "content"), "--output", str(site), "--no-cache"]
    assert main(["build", *arguments]) == 0
    return site


@pytest.fixture
def elsewhere() -> Iterator[Recording]:
    """Whatever is not our own host."""
    with sink() as other:
        yield other


def wait_for(tab: Tab, condition: str) -> None:
    """Until the expression is true in the page."""
    for _ in range(100):
        if tab.run(f"return Boolean({condition})"):
            return
        time.sleep(0.1)
    raise AssertionError(f"never came true: {condition}")


def answer(tab: Tab) -> None:
    """Every item, each in its own way."""
    for name, value in (("about", 0), ("qpersona1x", 2), ("w2", 0), ("o1", 1), ("m1", 0)):
        tab.check(f'input[name="two--{name}"][value="{value}"]')
    tab.type("textarea", WORDS)


def take(tab: Tab) -> None:
    """The whole quiz, to its result."""
    answer(tab)
    tab.click('[data-press="check"][data-when="all"]')
    tab.click('.quiz_review > p > [data-press="skipRest"]')
    wait_for(tab, "!document.querySelector('[data-result]').hidden")


def press(tab: Tab, name: str) -> None:
    tab.click(f'[data-press="{name}"]:not([hidden])')


def lock(tab: Tab) -> None:
    """What is kept, with the passphrase."""
    press(tab, "setLock")
    wait_for(tab, "document.querySelector('[data-asking] input')")
    for number in (1, 2):
        tab.type(f"[data-asking] label:nth-of-type({number}) input", PASSPHRASE)
    tab.click("[data-asking] button")
    wait_for(tab, "localStorage.notes.includes('locked')")


def traces(*recordings: Recording) -> list[str]:
    """The markers that any listener was sent, in any form."""
    sent = b"\n".join(piece for one in recordings for piece in one.pieces)
    return [f"{marker}: {form}" for marker in MARKERS for form in find(marker, sent)]


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_no_answer_leaves_the_page_and_nothing_is_asked_for_meanwhile(
    engine: str, marked_site: Path, elsewhere: Recording
) -> None:
    with own_host(marked_site) as own:
        with open_tab(engine, _detour(own, elsewhere)) as tab:
            tab.open(f"{own.address}quizzes/two.html")
            before: tuple[int, Any] = (own.settled(), tab.run("return history.length"))
            take(tab)
            time.sleep(0.5)
            assert (len(own.pieces), tab.run("return history.length")) == before
            assert (tab.url(), tab.title()) == (
                f"{own.address}quizzes/two.html",
                "Two scales – Test guide",
            )
            log = "\n".join(tab.network_log()).encode()
        assert traces(own, elsewhere) == []
        assert b"quizzes/two.html" in log  # so that it is known to hear
        assert [marker for marker in MARKERS if find(marker, log)] == []


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_the_same_test_finds_a_leak_that_was_planted(
    engine: str, marked_site: Path, elsewhere: Recording
) -> None:
    (script,) = marked_site.glob("assets/*/quiz.js")
    script.write_bytes(script.read_bytes() + LEAK)
    with own_host(marked_site) as own:
        with open_tab(engine, _detour(own, elsewhere)) as tab:
            tab.open(f"{own.address}quizzes/two.html")
            take(tab)
            time.sleep(0.5)
        assert traces(own, elsewhere) != []


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_stores_are_empty_before_consent_and_after_delete_and_sealed_by_a_passphrase(
    engine: str, marked_site: Path
) -> None:
    with own_host(marked_site) as own, open_tab(engine) as tab:
        tab.open(f"{own.address}quizzes/two.html")
        assert tab.run(STORES) == EMPTY
        take(tab)
        assert tab.run(STORES) == {**EMPTY, "session": ["notes"]}
        press(tab, "keep")
        wait_for(tab, "localStorage.length")
        assert tab.run(STORES) == {**EMPTY, "session": ["notes"], "local": ["notes"]}
        lock(tab)
        sealed = str(tab.run("return localStorage.notes")).encode()
        assert [marker for marker in (*MARKERS, PASSPHRASE) if find(marker, sealed)] == []
        press(tab, "removeAll")
        wait_for(tab, "!localStorage.length")
        tab.click('[data-when="result"] > [data-press="clear"]')
        assert tab.run(STORES) == EMPTY


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_the_parts_that_come_at_first_use_come_from_disk_too(
    engine: str, marked_site: Path
) -> None:
    with open_tab(engine) as tab:
        tab.open((marked_site / "quizzes/two.html").as_uri())
        take(tab)
        press(tab, "keep")
        wait_for(tab, "document.querySelector('.keep_run')")
        lock(tab)


def _detour(own: Recording, elsewhere: Recording) -> Detour:
    hosts = (one.address.removeprefix("http://").rstrip("/") for one in (own, elsewhere))
    return Detour(*hosts)
