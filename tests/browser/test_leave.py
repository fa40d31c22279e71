"""Leave now: the page is emptied, and Back does not bring it back."""

import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.cli import main
from tests.environment import ROOT

Way = Callable[[Page], None]

OTHER_SITE = "http://127.0.0.1:*/**"


class Elsewhere(BaseHTTPRequestHandler):
    """Another site, which says one word."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Elsewhere</title><p>Elsewhere")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@pytest.fixture(scope="module")
def leaving_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Our guide, whose way out leads to a site on this computer."""
    folder = tmp_path_factory.mktemp("leaving")
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        content = Path(shutil.copytree(ROOT / "content", folder / "content"))
        site = content / "site.yaml"
        lines = [
            f"leave_to: http://127.0.0.1:{server.server_port}/" if "leave_to" in line else line
            for line in site.read_text("utf-8").splitlines()
        ]
        site.write_text("\n".join(lines), "utf-8")
        output = folder / "site"
        assert main(["build", "--content", str(content), "--output", str(output)]) == 0
        yield output
        server.shutdown()


def press_the_button(page: Page) -> None:
    page.locator(".leave_button").click()


def press_shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.browser
@pytest.mark.parametrize("leave", [press_the_button, press_shift_three_times])
@pytest.mark.parametrize("address", ["safety.html", "quizzes/closeness.html"])
def test_after_leaving_back_does_not_show_the_page(
    page: Page, leaving_site: Path, address: str, leave: Way
) -> None:
    page.goto("about:blank")
    page.goto((leaving_site / address).as_uri())
    leave(page)
    expect(page.get_by_text("Elsewhere")).to_be_visible()
    page.go_back()
    page.wait_for_timeout(300)
    assert page.url == "about:blank"


@pytest.mark.browser
def test_shift_while_typing_does_not_leave(page: Page, leaving_site: Path) -> None:
    page.goto((leaving_site / "safety.html").as_uri())
    for _ in range(4):
        page.keyboard.press("Shift+A")
    page.wait_for_timeout(300)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.browser
def test_a_reader_who_tabs_meets_the_way_out_at_once(page: Page, leaving_site: Path) -> None:
    page.goto((leaving_site / "safety.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Leave this site now")


@pytest.mark.browser
def test_presses_of_shift_that_are_far_apart_do_not_leave(page: Page, leaving_site: Path) -> None:
    page.goto((leaving_site / "safety.html").as_uri())
    for _ in range(3):
        page.keyboard.press("Shift")
        page.wait_for_timeout(800)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.browser
def test_choosing_text_with_shift_and_the_mouse_does_not_leave(
    page: Page, leaving_site: Path
) -> None:
    page.goto((leaving_site / "safety.html").as_uri())
    for _ in range(4):
        page.get_by_role("heading", level=1).click(modifiers=["Shift"])
    page.wait_for_timeout(300)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.browser
def test_places_visited_within_the_page_do_not_bring_it_back(
    page: Page, leaving_site: Path
) -> None:
    page.goto("about:blank")
    page.goto((leaving_site / "safety.html").as_uri())
    page.locator('.prose a[href^="#"]').first.click()
    page.wait_for_function("location.hash !== ''")
    press_the_button(page)
    expect(page.get_by_text("Elsewhere")).to_be_visible()
    page.go_back()
    page.wait_for_timeout(300)
    assert page.url == "about:blank"


@pytest.mark.browser
def test_the_page_is_empty_even_if_the_other_site_has_nothing_to_show(
    page: Page, leaving_site: Path
) -> None:
    address = (leaving_site / "safety.html").as_uri()
    page.goto(address)
    page.route(OTHER_SITE, lambda route: route.fulfill(status=204))  # so the page stays
    press_the_button(page)
    page.wait_for_function("document.body.childNodes.length === 0")
    assert (page.url, page.title()) == (address, "…")


@pytest.mark.browser
def test_an_emptied_page_brought_back_from_memory_goes_on_leaving(
    page: Page, leaving_site: Path
) -> None:
    address = (leaving_site / "safety.html").as_uri()
    page.goto(address)
    page.route(OTHER_SITE, lambda route: route.fulfill(status=204))
    press_the_button(page)
    page.wait_for_function("document.body.childNodes.length === 0")
    assert page.url == address
    page.unroute_all()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_text("Elsewhere")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(("path", "left"), [("safety.html", None), ("help.html", "kept")])
def test_only_the_safety_page_takes_what_is_kept_along(
    page: Page, leaving_site: Path, path: str, left: str | None
) -> None:
    page.goto((leaving_site / path).as_uri())
    page.evaluate("localStorage.setItem('notes', 'kept')")
    expect(page.locator(".leave_hint")).to_contain_text("history")
    is_said = "deleted" in page.locator(".leave_hint").inner_text()
    press_the_button(page)
    page.wait_for_url(OTHER_SITE)
    page.goto((leaving_site / "about.html").as_uri())
    assert page.evaluate("localStorage.getItem('notes')") == left
    assert is_said == (left is None)
