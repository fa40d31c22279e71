"""Chromium, driven by Playwright."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any, cast

from playwright.sync_api import Error, Page, sync_playwright

from tests import environment
from tests.browser.proof.tab import Detour, Tab


class ChromiumTab:
    """Playwright's page; it reports every request of every page, even one that is refused."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._asked: list[str] = []
        told = page.context.new_cdp_session(page).send("Browser.getVersion")
        self.version: str = told["product"].rpartition("/")[2]
        page.context.on("request", lambda request: self._asked.append(request.url))

    def open(self, url: str) -> None:
        for is_last in (False, False, False, True):
            try:
                self._page.goto(url)
            except Error as problem:  # the page before was just on its way to somewhere else
                if is_last or "interrupted by another navigation" not in problem.message:
                    raise
                self._page.wait_for_load_state()
            else:
                return

    def run(self, body: str, *arguments: Any) -> Any:
        function = f"(given) => (async function () {{ {body} }}).apply(null, given)"
        return self._page.evaluate(function, list(arguments))

    def click(self, css: str) -> None:
        # Otherwise it waits in vain for a form that the policy keeps from being sent.
        self._page.locator(css).first.click(no_wait_after=True)

    def type(self, css: str, text: str) -> None:
        self._page.locator(css).first.press_sequentially(text)

    def check(self, css: str) -> None:
        field = self._page.locator(css).first
        label = field.locator("xpath=ancestor::label")
        name = field.get_attribute("id")
        (label if label.count() else self._page.locator(f'label[for="{name}"]')).first.click()

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def reload(self) -> None:
        self._page.reload()

    def back(self) -> None:
        # The address is told as soon as a page takes the place of another, and there is no history
        # to ask for while they change places.
        self._page.wait_for_load_state()
        self._page.go_back()

    def url(self) -> str:
        self._page.wait_for_timeout(20)  # news comes only while Playwright is at work
        return self._page.url

    def title(self) -> str:
        return self._page.title()

    def network_log(self) -> list[str]:
        self._page.wait_for_timeout(50)  # as for the address
        return list(self._asked)


@contextmanager
def chromium(detour: Detour | None) -> Iterator[Tab]:
    """In a thread of its own, because Playwright runs only once in each."""
    flags = [*environment.CHROMIUM_FLAGS, "--allow-loopback-in-peer-connection"]
    if detour:
        flags += [
            f"--proxy-server=http://{detour.sink}",
            f"--proxy-bypass-list=<-loopback>;{detour.own}",
        ]
    open_things = ExitStack()
    with ThreadPoolExecutor(max_workers=1) as thread:

        def start() -> Tab:
            playwright = open_things.enter_context(sync_playwright())
            # A profile of its own, not a private window: that one never connects beforehand.
            context = playwright.chromium.launch_persistent_context(
                open_things.enter_context(tempfile.TemporaryDirectory()),
                executable_path=environment.chromium_path(),
                args=flags,
                viewport={"width": 360, "height": 740},
            )
            open_things.callback(context.close)
            return ChromiumTab(context.pages[0])

        try:
            yield cast(Tab, _Threaded(thread.submit(start).result(), thread))
        finally:
            thread.submit(open_things.close).result()


class _Threaded:
    """Calls every method of a tab in the one thread that may."""

    def __init__(self, tab: Tab, thread: ThreadPoolExecutor) -> None:
        self._tab, self._thread = tab, thread

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._tab, name)
        if not callable(method):
            return method
        return lambda *arguments: self._thread.submit(method, *arguments).result()
