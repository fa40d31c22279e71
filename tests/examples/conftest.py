"""Example guides are looked at by the same browser as our own."""

from tests.browser.conftest import browser, page

__all__ = ["browser", "page"]
