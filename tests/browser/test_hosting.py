"""One build works at a domain root, in a folder and from a disk, and asks no other host."""

from collections.abc import Callable
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Page, Request

from tests.browser.pages import KINDS

Place = Callable[[str], str]


@pytest.fixture(params=["root", "folder", "disk"])
def place(request: pytest.FixtureRequest, served_site: str, site_folder: Path) -> Place:
    """From the address of a page in the site to its full address in one kind of place."""
    base = {
        "root": served_site,
        "folder": f"{served_site}a/b/",
        "disk": f"{site_folder.as_uri()}/",
    }[request.param]
    return lambda address: base + address


@pytest.mark.browser
def test_every_link_leads_to_a_page_with_the_heading_it_names(
    page: Page, site_folder: Path
) -> None:
    """From a disk, where a link to the top of a host would lead out of the site."""
    base = f"{site_folder.as_uri()}/"
    known: dict[str, set[str]] = {}
    waiting, wanted = [f"{base}index.html"], set[str]()
    while waiting:
        address = waiting.pop()
        if address in known or not address.startswith(base):
            continue
        if address.endswith(".zip"):  # no page: a browser saves it
            known[address] = {""} if (site_folder / address.removeprefix(base)).is_file() else set()
            continue
        page.goto(address)
        known[address] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        known[address].add("")
        for href in page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)"):
            target, anchor = urldefrag(href)
            if target.startswith("file:") and "404" not in address:
                wanted.add(f"{target}#{anchor}")
                waiting.append(target)
    lost = [w for w in wanted if w.partition("#")[2] not in known.get(w.partition("#")[0], set())]
    assert lost == []


@pytest.mark.browser
def test_styles_and_scripts_arrive_under_the_policy(page: Page, place: Place) -> None:
    said: list[str] = []

    def note_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # an icon, when the next page is opened at once
            said.append(request.url)

    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", note_failure)
    for address in KINDS.values():
        page.goto(place(address))
        named = page.locator("link[rel=stylesheet]").count()
        assert page.evaluate("document.styleSheets.length") == named >= 1
    page.wait_for_load_state("networkidle")
    assert said == []


@pytest.mark.browser
def test_no_page_asks_another_host_or_asks_again_after_loading(
    page: Page, server: ThreadingHTTPServer, served_site: str
) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    tabs = [page.context.new_page() for _ in KINDS]
    for tab, address in zip(tabs, KINDS.values(), strict=True):
        tab.goto(served_site + address)
    for tab in tabs:
        tab.wait_for_load_state("networkidle")
    loaded = len(asked)
    for tab in tabs:
        tab.bring_to_front()
        tab.mouse.wheel(0, 20_000)
        tab.keyboard.press("Tab")
    page.wait_for_timeout(300)
    # The worker that reads offline is set up in idle time, and the browser looks for a newer one
    # when it thinks fit: its script, and nothing else, may be asked for late.
    worker = urljoin(served_site, "sw.js")
    assert [url for url in asked[loaded:] if url != worker] == []
    assert [url for url in asked if not url.startswith(served_site)] == []
    at_the_server = {urljoin(served_site, path) for path in server.paths}  # type: ignore[attr-defined]
    assert set(asked) <= at_the_server


@pytest.mark.browser
def test_a_chapter_needs_few_requests_and_little_weight(page: Page, served_site: str) -> None:
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto(served_site + KINDS["chapter"], wait_until="networkidle")
    assert len(sizes) <= 5
    assert sum(sizes) <= 120_000  # as they are; hosts compress them to less than half
