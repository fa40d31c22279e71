"""How long an author waits: from saving a file to the page in the browser that shows the new words.

python -m bench.latency                      with 10,000 chapters
python -m bench.latency --chapters 1000
python -m bench.latency --write              also writes docs/benchmarks/speed.md

Needs the browser that `make test` installs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from bench.corpus import write_guide
from bench.document import write_document
from bench.kept import Latency, Wait, keep, where
from bench.made_up import name_of
from bench.peers.generator import edit
from bench.shipped import free_port
from bench.tables import latency_text
from tests.environment import CHROMIUM_FLAGS, ROOT, chromium_path

CHAPTERS = 10_000
EDITS = 7
PATIENCE = 300  # seconds, for the first build and for each reload

# When a page began to load and when it was there to be seen, by the clock of the machine: the
# second frame after it was read, since the first has been painted then.
SHOWN = """
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(() => {
  window.shownAt = performance.timeOrigin + performance.now();
})));"""
HAS = """(words) => window.shownAt && document.body.textContent.includes(words)
  && [performance.timeOrigin / 1000, window.shownAt / 1000]"""


class Console:
    """What the preview says, and when."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.lines: list[tuple[float, str]] = []
        self._out = process.stdout
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._out or ():
            self.lines.append((time.time(), line))


def main(arguments: list[str]) -> int:
    """Prints the median and its parts; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.latency", description=__doc__)
    parser.add_argument("--chapters", type=int, default=CHAPTERS)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks/speed.md")
    asked = parser.parse_args(arguments)
    place = where()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        write_guide(Path(folder), asked.chapters)
        latency = Latency(place, asked.chapters, tuple(_waits(Path(folder), asked.chapters)))
    print(latency_text(latency.waits, latency.chapters))
    if asked.write:
        keep("latency", latency)
        write_document()
    return 0


def _waits(guide: Path, chapters: int) -> Iterator[Wait]:
    """One for each edit, the first left out: it only warms the browser."""
    name, random = name_of(chapters // 2), Random(0)
    with _preview(guide / "content") as (address, console), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=list(CHROMIUM_FLAGS)
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(SHOWN)
        page.goto(f"{address}guide/{name}.html", wait_until="load")
        for number in range(EDITS + 1):
            # The socket is open by then, and the edit falls anywhere between two looks.
            time.sleep(1 + random.random())
            wait = _edited(page, console, guide / "content" / "guide" / f"{name}.md", number)
            if number:
                yield wait
        browser.close()


def _edited(page: Page, console: Console, file: Path, number: int) -> Wait:
    saved = time.time()
    sentence = edit(file, number)
    found = page.wait_for_function(HAS, arg=sentence, timeout=PATIENCE * 1000).json_value()
    begun, shown = (float(at) for at in found)
    built = max((at for at, _ in console.lines if saved <= at <= begun), default=begun)
    return Wait(built - saved, begun - built, shown - begun)


@contextmanager
def _preview(content: Path) -> Iterator[tuple[str, Console]]:
    """The address of a preview that has built the guide, and what it says."""
    port = free_port()
    command = [sys.executable, "-m", "generator", "serve"]
    process = subprocess.Popen(
        [*command, "--content", str(content), "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        console = Console(process)
        _wait_for(process, console)
        yield f"http://127.0.0.1:{port}/", console
    finally:
        process.kill()
        process.wait()


def _wait_for(process: subprocess.Popen[str], console: Console) -> None:
    """Until it says where the guide is."""
    started = time.monotonic()
    while not any("http://" in line for _, line in console.lines):
        if process.poll() is not None or time.monotonic() - started > PATIENCE:
            sys.exit(f"the preview does not start:\n{''.join(line for _, line in console.lines)}")
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
