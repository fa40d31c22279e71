"""Another edition of the guide comes whole or not at all, and no page mixes two."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.browser.engines import Tab, available, open_tab
from tests.browser.offline_copy import (
    changing_host,
    edition,
    keep_copy,
    marked,
    state_of,
    wait_for,
)

UPDATE = "await (await navigator.serviceWorker.getRegistration()).update().catch(() => null)"
ADD_A_LINK = """
    const link = document.createElement("a");
    Object.assign(link, { id: "other", href: arguments[0], target: "_blank" });
    link.textContent = "Other";
    document.querySelector("main").prepend(link);
"""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two that differ in every title."""
    first, second = (edition(tmp_path_factory.mktemp(word), marked(word)) for word in "AB")
    return first, second


def title_at(tab: Tab, address: str) -> str:
    """The title of the page that an address leads to, perhaps by empty pages."""
    tab.open(address)
    end, title = time.monotonic() + 30, ""
    while "Ground" not in title and time.monotonic() < end:
        time.sleep(0.2)
        with suppress(Exception):  # the page was just on its way
            title = tab.title()
    return title


def packs_in(site: Path) -> set[str]:
    """The addresses of the packs of a built site."""
    return {path.relative_to(site).as_posix() for path in site.glob("assets/*/guide.pack")}


def open_another(tab: Tab, address: str) -> None:
    """A second tab, as a reader opens it; the first one stays the one we see."""
    tab.run(ADD_A_LINK, address)
    tab.click("#other")
    time.sleep(2)


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_reader_with_one_page_open_gets_the_new_edition_at_the_next_page(
    engine: str, editions: tuple[Path, Path], tmp_path: Path
) -> None:
    with changing_host(editions[0], tmp_path) as (host, put), open_tab(engine) as tab:
        old = keep_copy(tab, f"{host.address}index.html")
        assert "Ground A" in title_at(tab, f"{host.address}faq.html")
        put(editions[1])
        tab.run(UPDATE)
        assert wait_for(tab, lambda now: now.waiting == "installed").waiting == "installed"
        assert "Ground A" in tab.title()
        assert "Ground B" in title_at(tab, f"{host.address}about.html")
        new = wait_for(tab, lambda now: len(now.caches) == 1)
        assert len(new.caches) == 1
        assert new.caches != old.caches
        tab.back()
        time.sleep(1)
        assert tab.url() == f"{host.address}faq.html"


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_while_two_pages_are_open_both_keep_their_edition(
    engine: str, editions: tuple[Path, Path], tmp_path: Path
) -> None:
    with changing_host(editions[0], tmp_path) as (host, put), open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        assert "Ground A" in title_at(tab, f"{host.address}faq.html")
        open_another(tab, f"{host.address}about.html")
        put(editions[1])
        tab.run(UPDATE)
        assert wait_for(tab, lambda now: now.waiting == "installed").waiting == "installed"
        for address in ("guide/alarm-thoughts.html", "help.html", "quizzes/closeness.html"):
            assert "Ground A" in title_at(tab, host.address + address)
        assert state_of(tab).waiting == "installed"


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_second_tab_does_not_take_the_edition_of_the_first_away(
    engine: str, editions: tuple[Path, Path], tmp_path: Path
) -> None:
    with changing_host(editions[0], tmp_path) as (host, put), open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        assert "Ground A" in title_at(tab, f"{host.address}faq.html")
        put(editions[1])
        tab.run(UPDATE)
        assert wait_for(tab, lambda now: now.waiting == "installed").waiting == "installed"
        open_another(tab, f"{host.address}about.html")
        time.sleep(2)
        assert state_of(tab).waiting == "installed"
        assert "Ground A" in title_at(tab, f"{host.address}about.html")


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_an_edition_with_a_spoiled_pack_is_not_taken(
    engine: str, editions: tuple[Path, Path], tmp_path: Path
) -> None:
    with changing_host(editions[0], tmp_path) as (host, put), open_tab(engine) as tab:
        old = keep_copy(tab, f"{host.address}index.html")
        put(editions[1])
        pack = max((tmp_path / "live").glob("assets/*/guide.pack"))
        pack.write_bytes(pack.read_bytes()[:-1] + b"x")
        tab.run(UPDATE)
        assert host.has_within(f"GET /{pack.relative_to(tmp_path / 'live')}", 20)
        state = wait_for(tab, lambda now: not now.installing)
        assert (state.active, state.waiting, state.caches) == ("activated", "", old.caches)
        assert "Ground A" in title_at(tab, f"{host.address}faq.html")


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_an_update_asks_for_changed_packs_only(
    engine: str, editions: tuple[Path, Path], tmp_path: Path
) -> None:
    def one_more_line(content: Path) -> None:
        marked("A")(content)
        path = content / "pages" / "privacy.md"
        path.write_text(path.read_text("utf-8") + "\nOne more line.\n", "utf-8")

    with changing_host(editions[0], tmp_path) as (host, put), open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        title_at(tab, f"{host.address}faq.html")
        new = edition(tmp_path, one_more_line)
        changed = packs_in(new) - packs_in(editions[0])
        assert 0 < len(changed) < len(packs_in(new)) / 2
        put(new)
        host.pieces.clear()
        tab.run(UPDATE)
        assert wait_for(tab, lambda now: now.waiting == "installed").waiting == "installed"
        asked = {piece.split(b" ")[1].decode().removeprefix("/") for piece in host.pieces}
        assert {address for address in asked if address.endswith("guide.pack")} == changed


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_host_that_stops_sending_the_header_gets_rid_of_the_copy(
    engine: str, editions: tuple[Path, Path], tmp_path: Path
) -> None:
    with changing_host(editions[0], tmp_path) as (host, put), open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        put(editions[1])
        host.rules.clear()
        tab.run(UPDATE)
        assert wait_for(tab, lambda now: now.caches == []).caches == []
        assert "Ground B" in title_at(tab, f"{host.address}faq.html")


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_guide_that_is_not_kept_any_more_takes_its_copy_away(
    engine: str, editions: tuple[Path, Path], tmp_path: Path
) -> None:
    def switched_off(content: Path) -> None:
        site = content / "site.yaml"
        site.write_text(site.read_text("utf-8") + "offline: false\n", "utf-8")

    with changing_host(editions[0], tmp_path) as (host, put), open_tab(engine) as tab:
        keep_copy(tab, f"{host.address}index.html")
        put(edition(tmp_path, switched_off))
        tab.run(UPDATE)
        assert wait_for(tab, lambda now: now.caches == []).caches == []
        assert "Steady Ground" in title_at(tab, f"{host.address}faq.html")
        assert wait_for(tab, lambda now: not now.active).active == ""
