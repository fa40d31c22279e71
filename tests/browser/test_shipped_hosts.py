"""Our guide behind real servers with the settings we ship, and on a host that sends no headers."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from bench.shipped import HOST, SAMPLES, Shipped, found, free_port, serving
from generator.cli import main
from tests.browser.engines import open_tab
from tests.browser.offline_copy import keep_copy, kept_in, state_of, wait_for
from tests.browser.pages import KINDS
from tests.browser.proof.recorder import wait_until
from tests.browser.test_offline import (
    HAS_FOUND,
    IS_STYLED,
    answer_the_quiz,
    fill_in_the_sheet,
)
from tests.environment import ROOT

SERVERS = {"nginx": "nginx.conf", "caddy": "Caddyfile", "apache": "apache.conf"}
FOLDER = "/a/b/"
OLD, NEW = "guide/keep-going.html", "guide/setbacks.html"


@pytest.fixture(scope="module")
def top(site_folder: Path) -> Iterator[Path]:
    """A folder that anybody may read, with the site in it and once more in a folder."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        site = Path(name) / "site"
        shutil.copytree(site_folder, site)
        (Path(name) / "www/a").mkdir(parents=True)
        (Path(name) / "www/a/b").symlink_to(site)
        yield Path(name)


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest) -> str:
    if request.param not in found():
        pytest.skip(f"there is no {request.param} here")
    return str(request.param)


def sample(server: str) -> str:
    """The settings for our guide at the top of a host, as they lie in docs/hosting."""
    return (SAMPLES / SERVERS[server]).read_text("utf-8")


def printed(server: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The settings that the program prints for it in a folder."""
    command = ["hosting", server, "--content", str(ROOT / "content"), "--folder", FOLDER]
    assert main(command) == 0
    return capsys.readouterr().out


class Plain(NamedTuple):
    """What Python has for a folder: no header of ours, no page for lost addresses."""

    address: str
    log: Path

    def was_asked(self, path: str) -> bool:
        """Whether somebody asked for it."""
        return f'"GET {path} ' in self.log.read_text("utf-8")


@contextmanager
def plain_host(top: Path) -> Iterator[Plain]:
    """`python -m http.server`, once it listens."""
    host = Plain(f"http://localhost:{(port := free_port())}/", top / "log")
    command = [sys.executable, "-u", "-m", "http.server", str(port), "--bind", HOST]
    with host.log.open("w") as log:
        process = subprocess.Popen(
            [*command, "--directory", str(top / "site")], stdout=log, stderr=log
        )
    try:
        assert wait_until(lambda: "Serving HTTP" in host.log.read_text("utf-8"), 20)
        yield host
    finally:
        process.terminate()
        process.wait()


@pytest.mark.browser
def test_the_worker_is_accepted_and_the_guide_reads_on_without_its_host(
    server: str, top: Path
) -> None:
    with open_tab("chromium") as tab:
        with serving(server, Shipped(sample(server), top / "site")) as address:
            keep_copy(tab, f"{address}index.html")
        tab.open(f"{address}guide/alarm-thoughts.html")  # the server is gone
        assert tab.run(IS_STYLED)
        answer_the_quiz(tab, f"{address}quizzes/closeness.html")
        assert all(kept.endswith("/guide.pack") for kept in kept_in(tab))


@pytest.mark.browser
def test_the_worker_is_accepted_in_a_folder(
    server: str, top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = printed(server, capsys)
    with open_tab("chromium") as tab:
        with serving(server, Shipped(settings, top / "www")) as address:
            guide = f"{address}{FOLDER[1:]}"
            keep_copy(tab, f"{guide}index.html")
        tab.open(f"{guide}help.html")
        assert tab.run(IS_STYLED)


@pytest.mark.browser
def test_a_browser_refuses_nothing_that_a_page_needs(server: str, top: Path, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    with serving(server, Shipped(sample(server), top / "site")) as address:
        for path in KINDS.values():
            page.goto(f"{address}{path}")
            named = page.locator("link[rel=stylesheet]").count()
            assert page.evaluate("document.styleSheets.length") == named >= 1
        page.wait_for_load_state("networkidle")
    assert said == []


@pytest.mark.browser
def test_a_lost_address_at_any_depth_shows_the_page_for_it(
    server: str, top: Path, page: Page
) -> None:
    with serving(server, Shipped(sample(server), top / "site")) as address:
        for path in ("nothing", "quizzes/nothing.html"):
            answer = page.goto(f"{address}{path}")
            assert answer
            assert answer.status == 404
            assert page.locator("main a:visible").count() > 0
            assert page.url == f"{address}{path}"


@pytest.mark.browser
def test_an_old_address_leads_on(server: str, top: Path, page: Page) -> None:
    with serving(server, Shipped(sample(server), top / "site")) as address:
        page.goto(f"{address}{OLD}")
        assert page.url == f"{address}{NEW}"


# A host without headers


@pytest.mark.browser
def test_without_headers_the_worker_declines_and_all_else_works(top: Path) -> None:
    with plain_host(top) as host, open_tab("chromium") as tab:
        tab.open(f"{host.address}index.html")
        assert wait_until(lambda: host.was_asked("/sw.js"), 20)
        time.sleep(1)
        state = wait_for(tab, lambda now: not now.installing)
        assert (state.active, state.waiting, state.caches) == ("", "", [])
        tab.open(f"{host.address}guide/alarm-thoughts.html")
        assert tab.run(IS_STYLED)
        tab.open(f"{host.address}search.html")
        tab.type("#search-field", "panic")
        assert wait_until(lambda: bool(tab.run(HAS_FOUND)), 10)
        answer_the_quiz(tab, f"{host.address}quizzes/closeness.html")
        fill_in_the_sheet(tab, f"{host.address}exercises/thought-record.html")
        assert not state_of(tab).controls
        assert "guide.pack" not in host.log.read_text("utf-8")


@pytest.mark.browser
def test_without_redirects_the_page_at_an_old_address_leads_on(top: Path, page: Page) -> None:
    with plain_host(top) as host:
        page.goto(f"{host.address}{OLD}")
        page.wait_for_url(f"{host.address}{NEW}")
        expect(page.locator("h1")).to_be_visible()
