"""After one visit the whole guide works with the server gone, in every engine."""

import time
from pathlib import Path

import pytest

from tests.browser.engines import Tab, available, open_tab
from tests.browser.offline_copy import keep_copy, kept_in, state_of, wait_for
from tests.browser.proof.recorder import own_host, wait_until

IS_STYLED = """
    const named = document.querySelectorAll("link[rel=stylesheet]").length;
    return named > 0 && document.styleSheets.length === named;
"""
TEXT = "return document.querySelector('main').innerText"
ANSWER = """
    const items = document.querySelectorAll("main form fieldset");
    for (const item of items) item.querySelector("input[type=radio]")?.click();
"""
HAS_FOUND = "return document.querySelectorAll('#search-list [role=option]').length"
IS_RESULT = "return !document.querySelector('[data-result]').hidden"
SENTENCE = "A sentence that nobody else may read."


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_after_one_visit_the_guide_works_without_a_host(engine: str, site_folder: Path) -> None:
    with open_tab(engine) as tab:
        with own_host(site_folder, with_headers=True) as host:
            keep_copy(tab, f"{host.address}index.html")
            top = host.address
        for address in ("guide/alarm-thoughts.html", "techniques/", "search.html", "help.html"):
            tab.open(top + address)
            assert tab.run(IS_STYLED), address
            assert tab.run("return document.querySelectorAll('h1').length") == 1, address
        tab.open(f"{top}search.html")
        tab.type("#search-field", "panic")
        assert wait_until(lambda: bool(tab.run(HAS_FOUND)), 10)
        answer_the_quiz(tab, f"{top}quizzes/closeness.html")
        fill_in_the_sheet(tab, f"{top}exercises/thought-record.html")
        kept = kept_in(tab)
        assert {address for address in kept if not address.endswith("/guide.pack")} == set()


def answer_the_quiz(tab: Tab, address: str) -> None:
    tab.open(address)
    tab.run(ANSWER)
    tab.click('[data-press="turn"]:not([hidden])')
    tab.click('[data-press="check"][data-when="all"]')
    tab.click('.quiz_review > p > [data-press="skipRest"]')
    assert wait_until(lambda: bool(tab.run(IS_RESULT)), 10)


def fill_in_the_sheet(tab: Tab, address: str) -> None:
    tab.open(address)
    tab.type("main textarea", SENTENCE)
    assert tab.run("return document.querySelector('main textarea').value") == SENTENCE


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_an_address_that_is_not_kept_leads_to_calm_words(engine: str, site_folder: Path) -> None:
    with open_tab(engine) as tab:
        with own_host(site_folder, with_headers=True) as host:
            keep_copy(tab, f"{host.address}index.html")
            tab.open(f"{host.address}guide/alarm-thoughts.html")
            top = host.address
            tab.open(f"{top}guide/no-such-page.html")
            assert (
                tab.url() == f"{top}guide/no-such-page.html"
            )  # the host answers while it is there
        tab.open(f"{top}guide/no-such-page.html")
        assert wait_until(lambda: tab.url() == f"{top}404.html", 5), tab.url()
        assert "You are offline right now." in tab.run(TEXT)
        assert tab.run(IS_STYLED)


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_file_to_save_leads_nowhere_without_a_host(engine: str, site_folder: Path) -> None:
    with open_tab(engine) as tab:
        with own_host(site_folder, with_headers=True) as host:
            keep_copy(tab, f"{host.address}index.html")
            page = f"{host.address}download.html"
            tab.open(page)
        for ending in ("html", "zip"):  # a browser that got our 404.html would save that
            tab.click(f'main a[download][href$=".{ending}"]')
            time.sleep(1)
            assert tab.url() == page
            assert "Save the whole" in tab.run(TEXT)


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_host_without_the_header_gets_no_worker_and_all_else_works(
    engine: str, site_folder: Path
) -> None:
    with own_host(site_folder) as host, open_tab(engine) as tab:
        tab.open(f"{host.address}index.html")
        assert host.has_within("GET /sw.js", 20)
        time.sleep(1)
        state = wait_for(tab, lambda now: not now.installing)
        assert (state.active, state.waiting, state.installing) == ("", "", "")
        assert state.caches == []
        assert not host.has("guide.pack")
        tab.open(f"{host.address}guide/alarm-thoughts.html")
        assert tab.run(IS_STYLED)


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_nothing_typed_and_no_address_with_a_query_is_ever_kept(
    engine: str, site_folder: Path
) -> None:
    with own_host(site_folder, with_headers=True) as host, open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        before = kept_in(tab)
        tab.open(f"{host.address}guide/alarm-thoughts.html?word=secret")
        assert "Is it a fact" in tab.title()
        tab.open(f"{host.address}nothing.html?word=secret")
        fill_in_the_sheet(tab, f"{host.address}exercises/thought-record.html?word=secret")
        assert kept_in(tab) == before
        assert not [address for address in before if "?" in address]


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_private_pages_and_pages_for_danger_begin_no_copy(engine: str, site_folder: Path) -> None:
    with own_host(site_folder, with_headers=True) as host, open_tab(engine) as tab:
        for address in ("safety.html", "help.html", "my-space.html", "quizzes/closeness.html"):
            tab.open(host.address + address)
        host.settled()
        assert not host.has("sw.js")
        assert state_of(tab).caches == []


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_page_from_the_copy_has_the_policy_of_its_place(engine: str, site_folder: Path) -> None:
    with own_host(site_folder, with_headers=True) as host, open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        tab.open(f"{host.address}quizzes/closeness.html")
        assert state_of(tab).controls
        asked = "try { await fetch(arguments[0]); return true; } catch { return false; }"
        assert tab.run(asked, f"{host.address}robots.txt") is False
