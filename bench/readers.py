"""What a reader on a slow phone waits for: a page of each kind, and some as others build them.

python -m bench.readers            three runs of each page
python -m bench.readers 1          one run of each, to find what keeps a page below its goals
python -m bench.readers --write    also writes docs/benchmarks/readers.md
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.answering import answering_text
from bench.host import served
from bench.lighthouse import Figures, measure
from bench.same_page import ADDRESS, OTHERS, SAME
from bench.tools import PACKAGES, Missing
from tests.environment import ROOT, chromium_path

DOCUMENT = ROOT / "docs" / "benchmarks" / "readers.md"
RUNS = 3
KINDS = {
    "home": "index.html",
    "chapter": ADDRESS,
    "techniques": "techniques/index.html",
    "technique": "techniques/grounding.html",
    "questions": "faq.html",
    "quiz": "quizzes/closeness.html",
    "exercise": "exercises/thought-record.html",
    "help": "help.html",
    "search": "search.html",
    "my space": "my-space.html",
    "not found": "404.html",
}
UNLISTED = {"not found"}  # asks not to be found, which Lighthouse counts against it
LARGEST, SHIFT, BLOCKED = 1000, 0, 30
HEAD = (
    "| {} | perf. | access. | practices | SEO | LCP | CLS | TBT | requests | sent |\n"
    f"|---|{'---:|' * 9}"
)
NO_QUIZ = (
    "Material and Starlight have no questions to answer, so nothing of theirs stands beside it."
)
TEXT = """\
# What a reader waits for

`make bench` measures one page of each kind with Lighthouse as it simulates a slow phone (four
times slower than this machine, 1.6 Mbit/s, 150 ms there and back), and the text of some pages as
two other generators build it. Goals: 100 in each category, LCP at most {largest} ms, CLS {shift},
TBT at most {blocked} ms.

{place}

{kinds}

The page for lost addresses asks search engines to leave it out, which Lighthouse counts against
it, so its SEO is not listed. Quiz, exercise and my space are drawn by their script before they
are first shown, so that nothing jumps: their LCP waits for three or four scripts, as Lighthouse
counts it.

## The same text

{same}

Theirs is the text alone on a site of three pages, without fonts from another host; ours stands in
the whole guide, with its drawing, its notes, its menu of chapters and the script that keeps the
guide for reading offline. Our other kinds of pages are made from data or work by script, which
neither has.

## Answering a question

{answering}

From a press on a choice to the second frame after it, by which the first has been painted, in
Chromium with its processor slowed down.

## How it is measured

- All sites are served on loopback, over HTTP/1.1, compressed with Brotli, ours with the headers
  of `_headers`. A host with HTTP/2 saves the connections that six files ask for here.
- Lighthouse asks for `robots.txt` from within the page, which our policy forbids (`connect-src
  'none'`). The bench lets it ask beside the page, for every site alike.
- What else runs on the machine makes LCP and TBT longer, and the long ones most.
- The tools come from `bench/packages`, pinned, at the first `make bench`. What cannot be had is
  left out and named.

Made by `python -m bench.readers --write`.
"""


def main(arguments: list[str]) -> None:
    """Prints two tables in Markdown, which page misses a goal, and how soon an answer shows."""
    numbers = [int(argument) for argument in arguments if argument.isdecimal()]
    runs = numbers[0] if numbers else RUNS
    place = _place(runs)
    print(f"{place}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "ours"
        build = (sys.executable, "-m", "generator", "build", "--no-cache", "--output", str(site))
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        answering = [f"- {line}" for line in answering_text(site)]
        try:
            kinds, figures = _our_pages(site, runs)
        except Missing as tool:
            print(f"left out, since it cannot be had here: {tool}", *answering, sep="\n")
            return
        same = _same_pages(folder, figures, runs)
    print("", *answering, NO_QUIZ, sep="\n")
    if "--write" in arguments:
        text = TEXT.format(
            largest=LARGEST,
            shift=SHIFT,
            blocked=BLOCKED,
            place=place,
            kinds=kinds,
            same=same,
            answering="\n".join((*answering, "", NO_QUIZ)),
        )
        DOCUMENT.write_text(text, "utf-8")


def _our_pages(site: Path, runs: int) -> tuple[str, dict[str, Figures]]:
    """The table of all kinds, with what misses its goals; and their figures."""
    rows, figures, slips = [_told(HEAD.format("page"))], dict[str, Figures](), list[str]()
    with served(site) as address:
        for kind, path in KINDS.items():
            if (site / path).is_file():
                figures[kind] = measure(f"{address}{path}", runs)
                rows.append(_told(_row(kind, figures[kind])))
    for kind, found in figures.items():
        if missed := _missed(kind, found):
            slips.append(f"- over its goals: {kind}: {', '.join((*missed, *found.slips))}")
    rows += ["", *map(_told, slips or ["Every page meets its goals."])]
    return "\n".join(rows), figures


def _same_pages(folder: Path, ours: dict[str, Figures], runs: int) -> str:
    """The table of the pages whose text others show too."""
    rows = ["", HEAD.format("the same text")]
    rows += [_row(f"{same.kind}: Steady Ground", ours[same.kind]) for same in SAME]
    print("\n".join(rows), flush=True)
    for label, make in OTHERS.items():
        try:
            with served(make(folder / label)) as address:
                for same in SAME:
                    figures = measure(f"{address}{same.kind}/", runs)
                    rows.append(_told(_row(f"{same.kind}: {label}", figures)))
        except Missing:
            rows.append(_told(f"\nLeft out, since it cannot be had here: {label}."))
    return "\n".join(rows[1:])


def _told(line: str) -> str:
    """The same, printed at once: a page takes half a minute."""
    print(line, flush=True)
    return line


def _missed(kind: str, figures: Figures) -> list[str]:
    scores = figures.scores[:3] if kind in UNLISTED else figures.scores
    return [
        name
        for name, is_met in (
            ("scores", min(scores) == 100),
            ("LCP", figures.largest <= LARGEST),
            ("CLS", figures.shift <= SHIFT),
            ("TBT", figures.blocked <= BLOCKED),
        )
        if not is_met
    ]


def _row(label: str, figures: Figures) -> str:
    scores = [str(score) for score in figures.scores]
    if label in UNLISTED:
        scores[3] = "–"
    measured = (
        f"{figures.largest:.0f} ms",
        f"{figures.shift:.3f}".rstrip("0").rstrip("."),
        f"{figures.blocked:.0f} ms",
        str(figures.requests),
        f"{figures.bytes:,} B",
    )
    return f"| {' | '.join((label, *scores, *measured))} |"


def _place(runs: int) -> str:
    """The day, the browser, the other tools and the machine."""
    browser = chromium_path() or "Playwright's Chromium"
    asked = subprocess.run([browser, "--version"], capture_output=True, text=True, check=False)
    day = datetime.now(tz=UTC)
    return (
        f"{day.day} {day:%B %Y}, {asked.stdout.strip()}, {_tools()}, {platform.system()} on"
        f" {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} from other"
        f" programs when it began, medians of {runs}."
    )


def _tools() -> str:
    """The versions that `bench/packages` pins."""
    pinned = dict[str, str]()
    for package in ("lighthouse", "starlight"):
        about = json.loads((PACKAGES / package / "package.json").read_text("utf-8"))
        pinned |= about["devDependencies"]
    wanted = (PACKAGES / "material" / "requirements.in").read_text("utf-8").strip()
    name, _, version = wanted.partition("==")
    pinned[name] = version
    return ", ".join(f"{name} {version}" for name, version in pinned.items())


if __name__ == "__main__":
    main(sys.argv[1:])
