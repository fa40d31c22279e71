"""A reader reads, in every engine: from home into a chapter, to a note and back, and on."""

from pathlib import Path

import pytest

from tests.browser.engines import Tab, available, open_tab
from tests.browser.proof.recorder import own_host, wait_until

CHAPTER = '.index [href="guide/what-anxious-attachment-is.html"]'

# The element that the address names, its place in the window and whether it can be seen.
TARGET = """
    const target = document.querySelector(":target");
    if (!target) return null;
    const { top, bottom } = target.getBoundingClientRect();
    return [target.id, bottom > 0 && top < innerHeight];
"""


def title_of(tab: Tab) -> str:
    return str(tab.run("return document.querySelector('h1').textContent"))


def follow(tab: Tab, css: str) -> str:
    """Clicks a link; returns the address it leads to, once the tab is there."""
    address = str(tab.run("return document.querySelector(arguments[0]).href", css))
    tab.click(css)
    assert wait_until(lambda: tab.url() == address, 15), (css, tab.url())
    assert wait_until(lambda: tab.run("return document.readyState") == "complete", 15)
    return address


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_guide_is_read_from_home_to_the_next_chapter(engine: str, site_folder: Path) -> None:
    with own_host(site_folder) as own, open_tab(engine) as tab:
        tab.open(own.address)
        follow(tab, CHAPTER)
        named = title_of(tab)
        assert tab.run("return document.querySelector('.crumbs').textContent.length") > 0
        tab.run("for (const box of document.querySelectorAll('.beside details')) box.open = true")
        follow(tab, ".beside_contents a")
        assert tab.run(TARGET)[1]
        follow(tab, "#cite-1")
        assert wait_until(lambda: tab.run(TARGET) == ["note-1", True], 15)
        follow(tab, "#note-1 .notes_back")
        assert wait_until(lambda: tab.run(TARGET) == ["cite-1", True], 15)
        follow(tab, '[rel="next"]')
        assert title_of(tab) != named
        tab.back()
        assert wait_until(lambda: title_of(tab) == named, 15)
