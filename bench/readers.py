"""What a reader on a slow phone waits for: one page of each kind, and one page built by others.

python -m bench.readers            three runs of each page
python -m bench.readers 1          one run of each, to find what keeps a page below its goals
"""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.host import served
from bench.lighthouse import Figures, measure
from bench.same_page import ADDRESS, OTHERS
from bench.tools import Missing
from tests.environment import ROOT, chromium_path

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
HEAD = "| {} | perf. | access. | practices | SEO | LCP | CLS | TBT | requests | sent |"


def main(arguments: list[str]) -> None:
    """Prints two tables in Markdown, and which page misses a goal."""
    runs = int(arguments[0]) if arguments else RUNS
    _say_where(runs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "ours"
        build = (sys.executable, "-m", "generator", "build", "--no-cache", "--output", str(site))
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        try:
            chapter = _our_pages(site, runs)
        except Missing as tool:
            print(f"left out, since it cannot be had here: {tool}")
            return
        print(f"\n{HEAD.format('the same chapter')}\n{'|---' * 10}|")
        print(_row("Steady Ground", chapter))
        for label, make in OTHERS.items():
            try:
                with served(make(folder / label)) as address:
                    print(_row(label, measure(address, runs)), flush=True)
            except Missing:
                print(f"left out, since it cannot be had here: {label}")


def _our_pages(site: Path, runs: int) -> Figures:
    """The figures of the chapter."""
    slips = []
    print(f"{HEAD.format('page')}\n{'|---' * 10}|")
    with served(site) as address:
        for kind, path in KINDS.items():
            if not (site / path).is_file():
                continue
            figures = measure(f"{address}{path}", runs)
            print(_row(kind, figures), flush=True)
            missed = _missed(kind, figures)
            slips += [f"{kind}: {', '.join((*missed, *figures.slips))}"] if missed else []
            if kind == "chapter":
                chapter = figures
    print("".join(f"\nover its goals: {slip}" for slip in slips) or "\nevery page meets its goals")
    return chapter


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


def _say_where(runs: int) -> None:
    browser = chromium_path() or "Playwright's Chromium"
    asked = subprocess.run([browser, "--version"], capture_output=True, text=True, check=False)
    machine = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores"
    print(f"{asked.stdout.strip()}, {machine}, medians of {runs}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
