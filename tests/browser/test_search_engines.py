"""The search in every engine, from disk and over HTTP; and that nothing of it gets anywhere."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.browser.engines import Detour, Tab, available, open_tab
from tests.browser.proof.recorder import own_host, sink, wait_until
from tests.browser.proof.sheets import EMPTY, PAUSE, STORES, traces, wait_for

FIELD = "#search-field"
WORDS = "zq7kmarkerwords"
INDEX = re.compile(r"/assets/[0-9a-f]{12}/(find|search-[a-z]+-?\d*)\.js")
OPTIONS = "document.querySelectorAll('[role=option]')"
every_engine = pytest.mark.parametrize("engine", available())


@contextmanager
def from_disk(site: Path) -> Iterator[Callable[[str], str]]:
    yield lambda name: (site / name).as_uri()


@contextmanager
def from_host(site: Path) -> Iterator[Callable[[str], str]]:
    with own_host(site, with_headers=True) as own:
        yield lambda name: own.address + name


def typed(tab: Tab) -> str | None:
    """What stands in the field; None while the page is still on its way."""
    with suppress(TypeError):  # Firefox answers nothing when a page goes away meanwhile
        value: str | None = tab.run("return document.querySelector('#search-field')?.value")
        return value
    return None


@pytest.mark.browser
@every_engine
@pytest.mark.parametrize("place", [from_disk, from_host])
def test_a_search_by_keyboard_opens_the_section(
    engine: str, place: Callable, site_folder: Path
) -> None:
    with place(site_folder) as address, open_tab(engine) as tab:
        tab.open(address("search.html"))
        tab.type(FIELD, "silent tretment")
        wait_for(tab, f"{OPTIONS}[0]?.textContent.includes('When silence is used to hurt')")
        tab.press("ArrowDown")
        wait_for(tab, "document.querySelector('[aria-selected=true]')")
        active = "document.querySelector('#search-field').getAttribute('aria-activedescendant')"
        wait_for(tab, f"document.querySelector('[aria-selected=true]').id === {active}")
        tab.press("Enter")
        wanted = address("guide/silence-and-messages.html") + "#when-silence-hurts"
        assert wait_until(lambda: tab.url() == wanted, 15)
        tab.back()
        assert wait_until(lambda: tab.url() == address("search.html"), 15)
        assert wait_until(lambda: typed(tab) == "", 15)


@pytest.mark.browser
@every_engine
@pytest.mark.parametrize("place", [from_disk, from_host])
def test_words_of_crisis_bring_help_first(engine: str, place: Callable, site_folder: Path) -> None:
    with place(site_folder) as address, open_tab(engine) as tab:
        tab.open(address("search.html"))
        tab.type(FIELD, "he hits me")
        wait_for(tab, f"{OPTIONS}.length > 1")
        assert tab.run(f"return {OPTIONS}[0].textContent") == "If you are afraid of someone"


@pytest.mark.browser
@every_engine
def test_what_is_typed_asks_for_the_index_alone_and_leaves_nothing(
    engine: str, site_folder: Path
) -> None:
    with own_host(site_folder) as own, sink() as elsewhere:
        detour = Detour(f"127.0.0.1:{own.port}", f"127.0.0.1:{elsewhere.port}")
        with open_tab(engine, detour) as tab:
            tab.open(f"{own.address}search.html")
            loaded = own.settled()
            logged = len(tab.network_log())
            before = (tab.url(), tab.title(), tab.run("return history.length"))
            tab.type(FIELD, f"{WORDS} sleep")
            wait_for(tab, f"{OPTIONS}.length > 1")
            time.sleep(PAUSE)
            log = tab.network_log()[logged:]
            arrived = [piece.split()[1].decode() for piece in own.pieces[loaded:]]
            assert [name for name in arrived if not INDEX.fullmatch(name)] == []
            assert len(arrived) == len(set(arrived)) > 2
            heard = (*own.pieces, *elsewhere.pieces, *(line.encode() for line in log))
            assert traces([WORDS], b"\n".join(heard)) == []
            assert tab.run(STORES) == EMPTY
            assert (tab.url(), tab.title(), tab.run("return history.length")) == before
