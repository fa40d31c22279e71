"""Writes docs/privacy-proof.md: what gets out of a page, in each engine.

    python -m tests.browser.proof.write

Every engine has to be there (`python -m tests.environment` installs them).
"""

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.cli import main as run_generator
from tests.browser.engines import available, open_tab
from tests.browser.proof.ways import OPEN_PAGE, WAYS, Trial, prepared_ground, try_ways
from tests.environment import ROOT

PROOF = ROOT / "docs" / "privacy-proof.md"
NAMES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKit"}

INTRODUCTION = """\
# What can leave a page

Every page of the guide carries rules for the browser (a content security policy in the page
itself) that say what the page may load and whom it may tell. This table shows what the rules
stop. A script was added to a copy of a quiz page, as if a script of ours had gone wrong, and it
tried each way out with a random word, after a real press of a button. Two listeners on the same
computer, one for our own host and one for another site, looked for that word.

- **closed**: the word did not arrive. On the same page without the rules it did.
- **open**: the word arrived.
- **not sent**: the word did not arrive, but neither did it without the rules, so this engine
  shows nothing about them.

The table is written by `python -m tests.browser.proof.write`, and the tests try every way again
and compare. It was written with {versions}.
"""

REMAINDER = """\
## What stays open, and why

- **Moving to another page.** A script of ours could move the page, or open a window, at an
  address that carries data. No rule in a page can forbid that in these three engines. What
  guards against it is that our scripts are few, short and the only ones a page may run.
- **A style file or a page of our own host, with data in its address.** The pages load their
  styles from our own host, so a request there cannot be forbidden. It tells only the host that
  serves the guide, never another site.
- **Two ways not in the table.** A page can ask the browser to connect to another site early
  (preconnect), which can carry data in the site's name. Where a browser has WebRTC, its
  connections are not bound by these rules either.

The rules bind the scripts of a page. They do not bind the browser itself, its extensions or
whoever else uses the device.
"""


def committed_columns() -> dict[str, dict[str, str]]:
    """The table of the written file: by engine, then by the title of the way."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PROOF.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    return {
        engine: {row[0]: row[position] for row in rows[2:]}
        for position, engine in enumerate(NAMES, start=1)
    }


def column(engine: str, site: Path, folder: Path) -> tuple[str, dict[str, str]]:
    """The version of the engine, and what becomes of each way in it."""
    with prepared_ground(site, folder / engine) as ground, open_tab(engine) as tab:
        got_out = try_ways(Trial(tab, ground), WAYS)
        without_policy = try_ways(Trial(tab, ground, OPEN_PAGE), WAYS)
        return f"{NAMES[engine]} {tab.version}", {
            title: "open" if is_open else "closed" if without_policy[title] else "not sent"
            for title, is_open in got_out.items()
        }


def write(site: Path, folder: Path) -> None:
    """Try everything in every engine, at the same time, and write the file."""
    with ThreadPoolExecutor() as threads:
        found = list(threads.map(lambda engine: column(engine, site, folder), NAMES))
    versions = [version for version, _ in found]
    columns = {engine: cells for engine, (_, cells) in zip(NAMES, found, strict=True)}
    rows = [f"| Way out | {' | '.join(NAMES.values())} |", "|---|---|---|---|"]
    for way in WAYS:
        cells = " | ".join(columns[engine][way.title] for engine in NAMES)
        rows.append(f"| {way.title} | {cells} |")
    introduction = INTRODUCTION.format(versions=f"{', '.join(versions[:-1])} and {versions[-1]}")
    PROOF.write_text("\n".join([introduction, *rows, "", REMAINDER]), "utf-8")


def main() -> int:
    """Exit status 1 when an engine is missing."""
    missing = [name for engine, name in NAMES.items() if engine not in available()]
    if missing:
        print(f"Not here: {', '.join(missing)}. First: python -m tests.environment")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        if run_generator(["build", "--output", str(site), "--no-cache"]) != 0:
            return 1
        write(site, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
