"""Three browser engines behind one small interface, each fresh and with nothing stored.

    @pytest.mark.parametrize("engine", engines.available())
    def test_something(engine: str) -> None:
        with engines.open_tab(engine) as tab:
            tab.open(address)
            tab.click("button")
            assert tab.run("return document.title") == "Done"

With a `Detour`, everything that is not for our own server goes to a sink instead.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from tests import environment
from tests.browser.proof.chromium import chromium
from tests.browser.proof.drivers import firefox, webkit
from tests.browser.proof.tab import Detour, Tab

__all__ = ["ENGINES", "Detour", "Tab", "available", "open_tab"]

ENGINES: dict[str, Callable[[Detour | None], AbstractContextManager[Tab]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}


def available() -> list[str]:
    """The engines that this computer has; Chromium always, or the tests do not run."""
    is_there = {
        "chromium": True,
        "firefox": environment.has_firefox(),
        "webkit": environment.has_webkit(),
    }
    return [name for name in ENGINES if is_there[name]]


def open_tab(engine: str, detour: Detour | None = None) -> AbstractContextManager[Tab]:
    """One tab of the engine, closed with everything it opened."""
    return ENGINES[engine](detour)
