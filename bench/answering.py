"""How long a reader waits for an answer to show, on a phone four times slower than this machine.

Needs the browser that `make test` installs.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

GOAL = 50.0  # milliseconds
SLOWER = 4
ANSWERS = 40
PAGES = {
    "a reflection": "quizzes/closeness.html",
    "a check": "quizzes/check-limits.html",
}

# From a press on a choice to the second frame after it: by then the first has been painted.
PRESS = """(number) => new Promise((resolve) => {
  const fields = [...document.querySelectorAll("[data-item]")];
  const inputs = fields[number % fields.length].querySelectorAll("input");
  const started = performance.now();
  inputs[number % inputs.length].click();
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
})"""


def main() -> None:
    """Builds our guide and answers a quiz of each kind, all its questions on one page."""
    from tests.environment import ROOT

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build = (sys.executable, "-m", "generator", "build", "--output", str(site), "--no-cache")
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        print("\n".join(answering_text(site)))


def answering_text(site: Path) -> list[str]:
    """A line for each kind of quiz in the site of our guide."""
    from playwright.sync_api import sync_playwright

    from tests.environment import CHROMIUM_FLAGS, chromium_path

    lines = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=list(CHROMIUM_FLAGS)
        )
        for kind, address in PAGES.items():
            page = browser.new_page(viewport={"width": 360, "height": 740})
            page.goto((site / address).as_uri())
            if (turn := page.locator('[data-press="turn"]:visible')).count():
                turn.first.click()
            session = page.context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            lines.append(_line(kind, [page.evaluate(PRESS, number) for number in range(ANSWERS)]))
            page.close()
        browser.close()
    return lines


def _line(kind: str, waits: list[float]) -> str:
    met = "" if median(waits) <= GOAL else "   over its goal"
    return (
        f"an answer in {kind} shows, {SLOWER} times slower: median {median(waits):.0f} ms,"
        f" longest {max(waits):.0f} ms, goal {GOAL:.0f} ms{met}"
    )


if __name__ == "__main__":
    main()
