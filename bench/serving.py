"""How many readers nginx serves with the settings we ship, and that none of them gets an error.

python -m bench.serving            prints a table
python -m bench.serving --write    also writes docs/benchmarks/serving.md

Exit status 1 when an answer was an error or never came. Needs nginx and wrk, which `make test`
installs where it can.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.load import COMPRESSED, CONNECTIONS, Load, loaded
from bench.same_page import ADDRESS
from bench.shipped import SAMPLES, Shipped, serving
from tests.environment import ROOT
from tests.servers import nginx_path

SECONDS = 10
DOCUMENT = ROOT / "docs/benchmarks/serving.md"
LOST = "not found"
PAGES = {
    "home": "index.html",
    "chapter": ADDRESS,
    "quiz": "quizzes/closeness.html",
    "help": "help.html",
    LOST: "a/page/that/is/not/there",
}
HEAD = """\
| asked for | requests a second | half within | 99 of 100 within | sent a second | errors |
|---|---:|---:|---:|---:|---:|
"""
TEXT = """\
# How many readers a host can serve

`make bench` asks nginx for one page over and over, with [the settings that we
ship](../hosting/nginx.conf), on loopback: {connections} connections at once, {seconds} s for each
page. An answer with a status of 400 or above, or one that never comes, is an error and fails the
bench. The page for lost addresses must come with 404 every time.

{place}

{table}
## What this means

- Client and server share the cores of one small machine, so a host of its own does better.
  Loopback has no distance: what a reader waits for is in [another table](readers.md).
- *Compressed* is how browsers ask. nginx then compresses every answer anew, and that is the limit
  here. A host that keeps compressed copies, or a content network in front, comes near the rows
  below.
- The slowest row is {slowest:,.0f} answers a second, which makes {day:,.0f} million in a day.

Made by `python -m bench.serving --write`. `tests/serving` asks for some pages for a second each and
fails on the first error; it asserts no speed.
"""


def main(arguments: list[str]) -> int:
    """Prints the table row by row; returns the exit status."""
    if not (nginx_path() and shutil.which("wrk")):
        print("left out, since it cannot be had here: nginx or wrk")
        return 0
    place = _place()
    print(f"{place}\n\n{HEAD}", end="")
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        build = (sys.executable, "-m", "generator", "build", "--no-cache", "--output", str(site))
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        rows = _measured(site)
    errors = sum(_errors(label, load) for label, load in rows.items())
    print(f"\n{'no errors' if not errors else f'{errors} errors: this must not be'}")
    if "--write" in arguments:
        DOCUMENT.write_text(_document(place, rows), "utf-8")
    return 1 if errors else 0


def _measured(site: Path) -> dict[str, Load]:
    """What came of every page, asked for as browsers do and plainly."""
    script = next(site.glob("assets/*/quiz.js")).relative_to(site).as_posix()
    rows = {}
    settings = (SAMPLES / "nginx.conf").read_text("utf-8")
    with serving("nginx", Shipped(settings, site)) as address:
        for how, options in (("compressed", COMPRESSED), ("plain", ())):
            for kind, path in (PAGES | {"a script": script}).items():
                label = f"{kind}, {how}"
                rows[label] = loaded(f"{address}{path}", SECONDS, *options)
                print(_row(label, rows[label]), flush=True)
    return rows


def _errors(label: str, load: Load) -> int:
    is_lost = label.startswith(LOST)
    wrong = load.requests - load.refused if is_lost else load.refused
    return load.lost + wrong


def _row(label: str, load: Load) -> str:
    cells = (
        label,
        f"{load.per_second:,.0f}",
        f"{load.median / 1000:.2f} ms",
        f"{load.slowest / 1000:.2f} ms",
        f"{load.bytes / load.microseconds:,.0f} MB",
        f"{_errors(label, load)}",
    )
    return f"| {' | '.join(cells)} |"


def _place() -> str:
    """The day, the versions and the machine."""
    nginx = subprocess.run([nginx_path() or "", "-v"], capture_output=True, text=True, check=True)
    wrk = subprocess.run(["wrk", "-v"], capture_output=True, text=True, check=False).stdout.split()
    day = datetime.now(tz=UTC)
    return (
        f"{day.day} {day:%B %Y}, nginx {nginx.stderr.strip().rpartition('/')[2]}, wrk {wrk[1]},"
        f" {platform.system()} on {platform.machine()}, {os.cpu_count()} cores,"
        f" load {os.getloadavg()[0]:.1f} from other programs when it began."
    )


def _document(place: str, rows: dict[str, Load]) -> str:
    table = HEAD + "".join(f"{_row(label, load)}\n" for label, load in rows.items())
    slowest = min(load.per_second for load in rows.values())
    return TEXT.format(
        connections=CONNECTIONS,
        seconds=SECONDS,
        place=place,
        table=table,
        slowest=slowest,
        day=slowest * 86_400 / 1_000_000,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
