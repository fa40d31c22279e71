"""`make bench`: whole processes, the start of the interpreter included, each several times."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
LIBRARIES = "import msgspec, yaml, jinja2, markdown_it, mdit_py_plugins.footnote, generator.build"


class Measure(NamedTuple):
    """One thing to time."""

    name: str
    goal: float  # seconds, on a machine with two cores
    command: tuple[str, ...]
    prepare: Callable[[], None]


def main() -> None:
    """Copies the guide, so that nothing of the author's is touched, and times builds of it."""
    with tempfile.TemporaryDirectory() as folder:
        guide = Path(folder)
        for name in ("content", "templates", "assets"):
            shutil.copytree(ROOT / name, guide / name)
        bare = _time((sys.executable, "-c", "pass"), lambda: None)
        print(f"{'':<36}{'median':>9}{'goal':>9}{'of bare start':>16}")
        print(f"{'interpreter alone':<36}{bare:>7.3f} s{'':>9}{1:>15.1f}x")
        for measure in _measures(guide):
            seconds = _time(measure.command, measure.prepare)
            met = "" if seconds <= measure.goal else "   over its goal"
            print(
                f"{measure.name:<36}{seconds:>7.3f} s{measure.goal:>7.2f} s"
                f"{seconds / bare:>15.1f}x{met}"
            )


def _measures(guide: Path) -> list[Measure]:
    folders = ("--content", str(guide / "content"), "--output", str(guide / "site"))
    build = (sys.executable, "-m", "generator", "build", *folders)
    edited = guide / "content" / "faq.md"

    def forget() -> None:
        for name in ("site", ".cache"):
            shutil.rmtree(guide / name, ignore_errors=True)

    def edit() -> None:
        text = edited.read_text("utf-8")
        edited.write_text(f"{text.rstrip()} Once more.\n", "utf-8")

    return [
        Measure("start: our imports", 0.25, (sys.executable, "-c", LIBRARIES), lambda: None),
        Measure("cold build, no cache", 1.5, build, forget),
        Measure("nothing changed", 0.4, build, lambda: None),
        Measure("one sentence changed", 1.5, build, edit),
    ]


def _time(command: tuple[str, ...], prepare: Callable[[], None]) -> float:
    """The median of several runs, in seconds; the first run only warms the disk."""
    seconds = []
    for _ in range(RUNS + 1):
        prepare()
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - started)
    return median(seconds[1:])


if __name__ == "__main__":
    main()
