"""Leave now on the safety page takes the copy of the guide along; on other pages it stays."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.engines import available, open_tab
from tests.browser.offline_copy import edition, keep_copy, state_of, wait_for
from tests.browser.proof.recorder import Recording, own_host, sink, wait_until


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Recording]:
    """Another site, which says one word."""
    with sink() as recording:
        yield recording


@pytest.fixture(scope="module")
def leaving_site(tmp_path_factory: pytest.TempPathFactory, elsewhere: Recording) -> Path:
    """Our guide, whose way out leads to that site."""

    def change(content: Path) -> None:
        site = content / "site.yaml"
        text = site.read_text("utf-8")
        site.write_text(text.replace("https://www.wikipedia.org/", elsewhere.address), "utf-8")

    return edition(tmp_path_factory.mktemp("leaving"), change)


@pytest.mark.browser
@pytest.mark.parametrize(("address", "is_kept"), [("safety.html", False), ("help.html", True)])
@pytest.mark.parametrize("engine", available())
def test_leaving_the_safety_page_removes_the_copy(
    engine: str, leaving_site: Path, elsewhere: Recording, address: str, is_kept: bool
) -> None:
    with own_host(leaving_site, with_headers=True) as host, open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        tab.open(host.address + address)
        tab.click(".leave_button")
        assert wait_until(lambda: tab.url() == elsewhere.address, 15)
        time.sleep(1)
        tab.open(f"{host.address}safety.html")  # begins no copy
        state = wait_for(tab, lambda now: bool(now.caches) == is_kept, 5)
        assert (bool(state.caches), bool(state.active)) == (is_kept, is_kept)


@pytest.mark.browser
@pytest.mark.parametrize(
    "engine", [e for e in available() if e != "webkit"]
)  # its driver hangs on Back
def test_back_after_leaving_makes_no_copy_again(
    engine: str, leaving_site: Path, elsewhere: Recording
) -> None:
    with own_host(leaving_site, with_headers=True) as host, open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        tab.open(f"{host.address}safety.html")
        tab.click(".leave_button")
        assert wait_until(lambda: tab.url() == elsewhere.address, 15)
        tab.back()
        assert wait_until(lambda: tab.url() == f"{host.address}index.html", 15)
        time.sleep(3)
        tab.open(f"{host.address}safety.html")  # begins no copy
        assert state_of(tab).caches == []


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_leaving_while_the_copy_is_being_made_leaves_none(
    engine: str, leaving_site: Path, elsewhere: Recording
) -> None:
    with own_host(leaving_site, with_headers=True) as host, open_tab(engine) as tab:
        tab.open(f"{host.address}index.html")
        assert host.has_within("guide.pack", 20)
        tab.open(f"{host.address}safety.html")
        tab.click(".leave_button")
        assert wait_until(lambda: tab.url() == elsewhere.address, 15)
        time.sleep(2)
        tab.open(f"{host.address}safety.html")
        state = wait_for(tab, lambda now: not (now.caches or now.installing or now.active), 10)
        assert (state.caches, state.installing, state.active) == ([], "", "")
