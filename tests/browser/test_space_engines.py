"""My space in every engine: from a folder on disk, and over HTTP with the server gone."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.engines import Tab, available, open_tab
from tests.browser.proof.recorder import own_host, wait_until
from tests.browser.proof.sheets import kept, press, wait_for

WORDS = "marmalade"
PASSPHRASE = "four plain words here"
every_engine = pytest.mark.parametrize("engine", available())


def write(tab: Tab) -> None:
    """Into a sheet that is open."""
    tab.type('[data-answer="worry"] input', WORDS)
    wait_for(tab, "!document.querySelector('[data-press=keep]').closest('[hidden]')")


def keep(tab: Tab) -> None:
    press(tab, "keep")
    wait_for(tab, f"localStorage.notes?.includes('{WORDS}')")


def shown(tab: Tab) -> list[str]:
    """What stands in the list, with everything unfolded."""
    rows: list[str] = tab.run(
        "return [...document.querySelectorAll('.keep_run')].map((row) => row.textContent)"
    )
    return rows


def wait_for_rows(tab: Tab, number: int) -> None:
    wait_for(tab, f"document.querySelectorAll('.keep_run').length === {number}")


def delete_everything(tab: Tab) -> None:
    press(tab, "removeAll")
    wait_for(tab, "document.querySelector('[data-status]').textContent.includes('Nothing is left')")
    assert tab.run(
        "return [localStorage.length, document.querySelectorAll('.keep_run').length]"
    ) == [
        0,
        0,
    ]
    assert tab.run("return document.querySelector('[data-empty]').hidden") is False


def set_passphrase(tab: Tab) -> None:
    press(tab, "setLock")
    wait_for(tab, "document.querySelector('[data-asking] input')")
    for number in (1, 2):
        tab.type(f"[data-asking] label:nth-of-type({number}) input", PASSPHRASE)
    tab.click("[data-asking] button")
    wait_for(tab, "localStorage.notes.includes('locked')")


Opened = Callable[[str], str]


@contextmanager
def from_disk(site: Path) -> Iterator[Opened]:
    yield lambda name: (site / name).as_uri()


@contextmanager
def from_host(site: Path) -> Iterator[Opened]:
    with own_host(site) as own:
        yield lambda name: own.address + name


@pytest.mark.browser
@every_engine
@pytest.mark.parametrize("place", [from_disk, from_host])
def test_what_a_sheet_kept_is_read_and_deleted_in_my_space(
    engine: str, place: Callable, site_folder: Path
) -> None:
    with place(site_folder) as address, open_tab(engine) as tab:
        tab.open(address("exercises/ask-once.html"))
        write(tab)
        keep(tab)
        tab.open(address("my-space.html"))
        wait_for_rows(tab, 1)
        (row,) = shown(tab)
        assert "Ask once, and notice how long it lasts" in row
        assert WORDS in row
        delete_everything(tab)
        tab.open(address("exercises/ask-once.html"))
        assert tab.run("return localStorage.length") == 0


@pytest.mark.browser
@every_engine
@pytest.mark.parametrize("place", [from_disk, from_host])
def test_a_kept_sheet_opens_filled_in_from_my_space(
    engine: str, place: Callable, site_folder: Path
) -> None:
    with place(site_folder) as address, open_tab(engine) as tab:
        tab.open(address("exercises/ask-once.html"))
        write(tab)
        keep(tab)
        (before,) = kept(tab)
        press(tab, "clear")
        tab.open(address("my-space.html"))
        wait_for_rows(tab, 1)
        tab.click(".keep_run a")
        assert wait_until(lambda: tab.url() == address("exercises/ask-once.html"), 15)
        wait_for(tab, f"document.querySelector('[data-answer=worry] input').value === '{WORDS}'")
        tab.type('[data-answer="worry"] input', "7")  # before the words, or after them
        wait_for(tab, "!document.querySelector('[data-press=keep]').closest('[hidden]')")
        press(tab, "keep")
        wait_for(tab, f"/7{WORDS}|{WORDS}7/.test(localStorage.notes)")
        assert [entry["id"] for entry in kept(tab)] == [before["id"]]


@pytest.mark.browser
@every_engine
@pytest.mark.parametrize("place", [from_disk, from_host])
def test_a_passphrase_locks_opens_and_goes(engine: str, place: Callable, site_folder: Path) -> None:
    with place(site_folder) as address, open_tab(engine) as tab:
        tab.open(address("exercises/ask-once.html"))
        write(tab)
        keep(tab)
        tab.open(address("my-space.html"))
        wait_for_rows(tab, 1)
        set_passphrase(tab)
        assert WORDS not in tab.run("return localStorage.notes")
        tab.reload()
        wait_for(tab, "!document.querySelector('[data-press=unlock]').closest('[hidden]')")
        assert shown(tab) == []
        press(tab, "unlock")
        wait_for(tab, "document.querySelector('[data-asking] input')")
        tab.type("[data-asking] input", PASSPHRASE)
        tab.click("[data-asking] button")
        wait_for_rows(tab, 1)
        press(tab, "takeLockAway")
        wait_for(tab, f"localStorage.notes.includes('{WORDS}')")


@pytest.mark.browser
@every_engine
def test_a_loaded_space_works_with_the_server_gone(engine: str, site_folder: Path) -> None:
    with open_tab(engine) as tab:
        with own_host(site_folder) as own:
            tab.open(f"{own.address}exercises/ask-once.html")
            write(tab)
            keep(tab)
            tab.open(f"{own.address}my-space.html")
            wait_for_rows(tab, 1)
            press(tab, "setLock")  # the part that locks comes at first use
            wait_for(tab, "document.querySelector('[data-asking] input')")
        asked = len(own.pieces)
        set_passphrase(tab)
        press(tab, "takeLockAway")
        wait_for(tab, f"localStorage.notes.includes('{WORDS}')")
        wait_for_rows(tab, 1)
        delete_everything(tab)
        assert len(own.pieces) == asked  # a browser may still hold a connection


@pytest.mark.browser
@every_engine
def test_a_part_that_cannot_be_loaded_is_said_and_nothing_is_lost(
    engine: str, site_folder: Path, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(site_folder, tmp_path / "site"))
    for script in site.glob("assets/*/lock.js"):
        script.unlink()
    with own_host(site) as own, open_tab(engine) as tab:
        tab.open(f"{own.address}exercises/ask-once.html")
        write(tab)
        keep(tab)
        tab.open(f"{own.address}my-space.html")
        wait_for_rows(tab, 1)
        press(tab, "setLock")
        status = "document.querySelector('[data-status]').textContent"
        wait_for(tab, f"{status}.includes('could not be loaded')")
        assert [entry["page"] for entry in kept(tab)] == ["exercises/ask-once"]
        delete_everything(tab)


@pytest.mark.browser
@every_engine
def test_a_path_is_kept_and_comes_back_from_disk(engine: str, site_folder: Path) -> None:
    address = (site_folder / "paths/tonight.html").as_uri()
    steps = "[...document.querySelectorAll('[data-answer] input')]"
    with open_tab(engine) as tab:
        tab.open(address)
        tab.check('[data-answer="help"] input')
        press(tab, "keep")
        wait_for(tab, "localStorage.notes?.includes('help')")
        tab.check('[data-answer="safety"] input')
        wait_for(tab, "localStorage.notes.includes('safety')")
        tab.run("sessionStorage.clear()")  # as when the tab was closed
        tab.reload()
        wait_for(tab, f"{steps}.filter((step) => step.checked).length === 2")
