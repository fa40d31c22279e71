"""Texts and definitions at random, in a real Chromium.

python -m tests.browser.fuzz --runs 1000000 [--seed N]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from generator.cli import main as build
from tests.browser.fuzz.guided import begin
from tests.browser.fuzz.twins import disagreements
from tests.browser.proof.recorder import own_host
from tests.browser.quiz_page import QUIZ
from tests.environment import CHROMIUM_FLAGS, ROOT, windowless_path

STEP = 10_000
TWINS = 20  # texts for each quiz


def main(arguments: list[str]) -> int:
    """Exit status 1 when something does not hold; it is printed, with what shows it."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.fuzz")
    parser.add_argument("--runs", type=int, default=STEP)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build(["build", "--content", str(ROOT / "content"), "--output", str(site), "--no-cache"])
        browser = playwright.chromium.launch(
            executable_path=windowless_path(), args=list(CHROMIUM_FLAGS)
        )
        with own_host(site) as own:
            guided = begin(browser.new_page(), own.address + QUIZ)
            try:
                for seed in range(asked.seed, asked.seed + asked.runs, STEP):
                    runs = min(STEP, asked.seed + asked.runs - seed)
                    guided.run(runs, seed)
                    found = disagreements(guided.page, runs // TWINS, seed)
                    if found:
                        print(*found[:5], sep="\n")
                        return 1
                    done = seed + runs - asked.seed
                    print(f"{done:,} texts, {len(guided.seen)} blocks", flush=True)
            except Error as problem:
                print(problem.message)
                return 1
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
