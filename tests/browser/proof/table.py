"""The table of docs/privacy-proof.md: tried, written and read again."""

import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.browser.engines import open_tab
from tests.browser.proof.attacked_page import PAGE, attack
from tests.browser.proof.recorder import own_host, sink
from tests.browser.proof.ways_out import WAYS, Trial, open_ways
from tests.environment import ROOT

PROOF = ROOT / "docs" / "privacy-proof.md"

# In the order of the columns.
NAMES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKit"}

CLOSED = "closed"
OPEN = "open"
CLOSED_BY_HEADERS = "open; closed with headers"
ABSENT = "not in this browser"

# How a page comes, and what a cell says where something gets out of it.
DELIVERIES: dict[str, Collection[str]] = {
    "without policy": (OPEN, CLOSED, CLOSED_BY_HEADERS),
    "policy in the page": (OPEN, CLOSED_BY_HEADERS),
    "policy in the page and in headers": (OPEN,),
}

Column = dict[str, str]  # words of the way to the words of the cell


class Measurement(NamedTuple):
    """What got out, by the words of the ways, and of which version of the engine."""

    ways: set[str]
    version: str


def expected_open(column: Column, delivery: str) -> set[str]:
    """The ways which are open when a page comes like this."""
    return {way for way, cell in column.items() if cell in DELIVERIES[delivery]}


def measure(
    engine: str, delivery: str, site: Path, hoped: Collection[str] | None = None
) -> Measurement:
    """Try every way out of the built site in a fresh browser."""
    with tempfile.TemporaryDirectory() as folder:
        attacked = attack(site, Path(folder) / "site", with_policy=delivery != "without policy")
        with (
            own_host(attacked, with_headers="headers" in delivery) as own,
            sink() as elsewhere,
            open_tab(engine) as tab,
        ):
            trial = Trial(tab, own.address + PAGE, own, elsewhere)
            return Measurement(open_ways(trial, hoped), tab.version)


def column_of(open_when: Mapping[str, set[str]]) -> Column:
    """The cells of one engine, from what was open in each delivery."""
    without, in_page, in_headers = (open_when[delivery] for delivery in DELIVERIES)

    def cell(way: str) -> str:
        if way in in_headers:
            return OPEN
        if way in in_page:
            return CLOSED_BY_HEADERS
        return CLOSED if way in without else ABSENT

    return {way.words: cell(way.words) for way in WAYS}


def rows(columns: Mapping[str, Column]) -> list[str]:
    """The lines of the table; an engine that was never measured has no word in its cells."""
    lines = [f"| way out | {' | '.join(NAMES.values())} |", "|---|---|---|---|"]
    for way in WAYS:
        cells = (columns.get(engine, {}).get(way.words, "") for engine in NAMES)
        lines.append(f"| {way.words} | {' | '.join(cells)} |")
    return lines


def written_columns() -> dict[str, Column]:
    """The table as it stands in the file, by engine."""
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PROOF.read_text("utf-8").splitlines()
        if line.startswith("| ")
    ]
    return {
        engine: {row[0]: row[place] for row in cells[1:]} for place, engine in enumerate(NAMES, 1)
    }
