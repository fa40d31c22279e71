"""Firefox and WebKit, driven by Selenium."""

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from selenium.webdriver import ActionChains, FirefoxOptions, WebKitGTKOptions
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.common.proxy import Proxy, ProxyType
from selenium.webdriver.common.service import Service
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from tests import environment
from tests.browser.proof.recorder import wait_until
from tests.browser.proof.tab import Detour, Tab

# A new Firefox greets, looks for updates and asks whether it is behind a hotel's page; this one
# does not. What geckodriver sets by itself is not repeated.
PREFERENCES: dict[str, str | int | bool] = {
    "app.normandy.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.search.update": False,
    "browser.startup.homepage": "about:blank",
    "dom.push.connection.enabled": False,
    "media.gmp-manager.url": "",
    "media.peerconnection.ice.loopback": True,  # so that WebRTC works without a network
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.trr.mode": 5,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}

PATIENCE = 15  # seconds until what shall be pressed is there: sealing takes a slow machine many

_ASKED = re.compile(r"nsHttp uri=(\S+)")


class DriverTab:
    """WebDriver's window, the same for Firefox and WebKit."""

    _RUN = """
        const given = Array.from(arguments), done = given.pop();
        (async function () { %s }).apply(null, given).then(
          (value) => done([true, value === undefined ? null : value]),
          (problem) => done([false, String(problem)]));
    """

    # A driver clicks where it found an element, and misses one that has moved since. So it is given
    # what is there, is shown, and stands in the same place in two frames; nothing before.
    _AT_REST = """
        const [css, isLabel, done] = arguments;
        const found = document.querySelector(css);
        const element = found && isLabel ? found.closest("label") || found.labels[0] : found;
        if (!element) return done(null);
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const place = () => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return `${x} ${y} ${width} ${height}`;
        };
        requestAnimationFrame(() => {
          const before = place();
          requestAnimationFrame(() => {
            const isShown = element.getClientRects().length > 0;
            done(isShown && place() === before ? element : null);
          });
        });
    """

    def __init__(self, driver: WebDriver, log: Callable[[], list[str]] | None = None) -> None:
        self._driver = driver
        self._log = log
        self.version: str = driver.capabilities["browserVersion"]

    def open(self, url: str) -> None:
        self._driver.get(url)

    def run(self, body: str, *arguments: Any) -> Any:
        is_fine, value = self._driver.execute_async_script(self._RUN % body, *arguments)
        if not is_fine:
            raise RuntimeError(value)
        return value

    def click(self, css: str) -> None:
        self._at_rest(css).click()

    def type(self, css: str, text: str) -> None:
        self._at_rest(css).send_keys(text)

    def check(self, css: str) -> None:
        self._at_rest(css, is_label=True).click()

    def press(self, key: str) -> None:
        code = {"ArrowDown": Keys.ARROW_DOWN, "ArrowUp": Keys.ARROW_UP}.get(key)
        code = str(code or getattr(Keys, key.upper(), key))
        ActionChains(self._driver, duration=0).key_down(code).key_up(code).perform()

    def reload(self) -> None:
        self._driver.refresh()

    def back(self) -> None:
        self._driver.back()

    def url(self) -> str:
        return self._driver.current_url

    def title(self) -> str:
        return self._driver.title

    def network_log(self) -> list[str]:
        if self._log:
            return self._log()
        entries = (
            "performance.getEntries().filter((entry) => /resource|navig/.test(entry.entryType))"
        )
        return cast(list[str], self.run(f"return {entries}.map((entry) => entry.name)"))

    def _at_rest(self, css: str, *, is_label: bool = False) -> WebElement:
        """The element, or its label, in the middle of the window, once it is there and rests."""
        found: list[WebElement | None] = [None]

        def rests() -> bool:
            found[0] = self._driver.execute_async_script(self._AT_REST, css, is_label)
            return found[0] is not None

        assert wait_until(rests, PATIENCE), f"never there and at rest: {css}"
        return cast(WebElement, found[0])


@contextmanager
def firefox(detour: Detour | None) -> Iterator[Tab]:
    options = FirefoxOptions()
    options.add_argument("-headless")
    options.binary_location = environment.firefox_path() or ""
    for name, value in PREFERENCES.items():
        options.set_preference(name, value)
    if detour:
        host, _, port = detour.sink.rpartition(":")
        for kind in ("http", "ssl"):
            options.set_preference(f"network.proxy.{kind}", host)
            options.set_preference(f"network.proxy.{kind}_port", int(port))
        options.set_preference("network.proxy.type", 1)
        options.set_preference("network.proxy.no_proxies_on", detour.own)
        options.set_preference("network.proxy.allow_hijacking_localhost", True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        log = Path(folder) / "log"
        env = {"MOZ_LOG": "sync,nsHttp:3", "MOZ_LOG_FILE": str(log)}
        env["MOZ_REMOTE_SETTINGS_DEVTOOLS"] = "1"  # or it asks Mozilla for settings nevertheless
        service = FirefoxService(str(environment.geckodriver_path()), env={**os.environ, **env})
        with _driven(service, options) as driver:
            yield DriverTab(driver, lambda: _requests_in(log))


@contextmanager
def webkit(detour: Detour | None) -> Iterator[Tab]:
    options = WebKitGTKOptions()
    options.binary_location = environment.minibrowser_path() or ""
    options.add_argument("--automation")
    options.add_argument("--javascript-can-open-windows-automatically=true")
    if detour:
        options.add_argument(f"--proxy=http://{detour.sink}")
        options.add_argument(f"--ignore-host={detour.own}")
    with _display() as screen, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        env = {f"XDG_{kind}_HOME": folder for kind in ("CACHE", "CONFIG", "DATA")}
        env |= {"DISPLAY": screen, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        service = WebKitService(environment.webkit_driver_path(), env={**os.environ, **env})
        with _driven(service, options) as driver:
            yield DriverTab(driver)


@contextmanager
def _driven(service: Service, options: ArgOptions) -> Iterator[WebDriver]:
    service.start()
    try:
        # Without this a proxy of the machine would be asked for the driver.
        direct = ClientConfig(service.service_url, proxy=Proxy({"proxyType": ProxyType.DIRECT}))
        # An address instead would make Selenium warn of what it then does itself.
        connection = RemoteConnection(client_config=direct)
        driver = WebDriver(connection, options=options)
        try:
            yield driver
        finally:
            driver.quit()
    finally:
        service.stop()


def _requests_in(log: Path) -> list[str]:
    """The addresses of all requests that Firefox, not only its pages, meant to send."""
    text = log.with_suffix(".moz_log").read_text("utf-8", errors="replace")
    return _ASKED.findall(text)


@contextmanager
def _display() -> Iterator[str]:
    """A screen that nobody sees, under a name that is free."""
    reader, writer = os.pipe()
    with os.fdopen(reader) as told:
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1024x900x24"]
        server = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL
        )
        os.close(writer)
        try:
            yield f":{told.readline().strip()}"
        finally:
            server.terminate()
            server.wait()
