"""Every page of the built site, in shares that can be tried beside each other.

The site is asked, never a list: a page that is new tomorrow is tried tomorrow.
"""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

SHARES = 8
WHOLE = 300_000  # bytes; no page has a fifth of it
UNFOLD = "for (const box of document.querySelectorAll('details')) box.open = true"
LEADING = 'http-equiv="refresh"'

Findings = dict[str, list[str]]  # by the address of a page, only where there are any


def share_of(site: Path, share: int) -> list[str]:
    """The addresses of some pages; all shares together have all of them.

    An old address, whose page only leads to the new one, has nothing to look at.
    """
    pages = (path for path in site.rglob("*.html") if LEADING not in path.read_text("utf-8"))
    return sorted(path.relative_to(site).as_posix() for path in pages)[share::SHARES]


def of_one_page_each(site: Path, addresses: list[str]) -> list[str]:
    """Those that are no copy of the whole guide, which would take axe-core minutes."""
    return [address for address in addresses if (site / address).stat().st_size < WHOLE]


def findings_in(
    site: Path, addresses: list[str], page: Page, look: Callable[[Page], list[str]]
) -> Findings:
    """What a look at each page found, opened from the disk one after the other.

    Whatever folds is unfolded: what a reader may open is looked at too, and axe-core takes the
    contents beside a wide page for hidden, since they show while their box is closed.
    """
    found: Findings = {}
    for address in addresses:
        page.goto((site / address).as_uri())
        page.evaluate(UNFOLD)
        if marks := look(page):
            found[address] = marks
    return found
