"""One page as Lighthouse sees it on a slow phone: `packages/lighthouse` says which version."""

import json
import os
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from statistics import median_low
from typing import NamedTuple

from bench.tools import node_packages
from tests.environment import chromium_path, node_path

# No request of the browser's own may count, and none may leave this machine.
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


class Figures(NamedTuple):
    """What Lighthouse measures of one page."""

    scores: tuple[int, ...]  # in the order of CATEGORIES, 0 to 100
    largest: float  # largest contentful paint, in ms
    shift: float  # cumulative layout shift
    blocked: float  # total blocking time, in ms
    requests: int
    bytes: int  # as sent, headers included
    slips: tuple[str, ...]  # audits that keep a score below 100


def measure(url: str, runs: int) -> Figures:
    """The median of each figure over several runs.

    Raises:
        Missing: Lighthouse or a browser cannot be had.
        subprocess.CalledProcessError: it cannot measure this page.
    """
    found = [_run_or_retry(url) for _ in range(runs)]
    return Figures(
        scores=tuple(median_low(scores) for scores in zip(*(f.scores for f in found), strict=True)),
        largest=median_low(f.largest for f in found),
        shift=median_low(f.shift for f in found),
        blocked=median_low(f.blocked for f in found),
        requests=median_low(f.requests for f in found),
        bytes=median_low(f.bytes for f in found),
        slips=tuple(sorted({slip for f in found for slip in f.slips})),
    )


def _run_or_retry(url: str) -> Figures:
    """One run; now and then its browser does not start, and a second one does."""
    with suppress(subprocess.CalledProcessError):
        return _run(url)
    return _run(url)


def _run(url: str) -> Figures:
    packages = node_packages("lighthouse")
    lighthouse = packages / "lighthouse" / "cli" / "index.js"
    direct = packages.parent / "direct.mjs"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        flags = " ".join(f'"{flag}"' if " " in flag else flag for flag in FLAGS)
        subprocess.run(
            [
                *(
                    str(node_path()),
                    f"--import={direct}",
                    str(lighthouse),
                    url,
                    "--quiet",
                    "--output=json",
                ),
                *(f"--output-path={file}", f"--chrome-flags={flags}"),
                f"--only-categories={','.join(CATEGORIES)}",
            ],
            env={**os.environ, "CHROME_PATH": chromium_path() or _playwright_path()},
            check=True,
            capture_output=True,
        )
        return _figures(json.loads(file.read_text("utf-8")))


def _figures(report: dict) -> Figures:
    audits, categories = report["audits"], report["categories"]
    requests = [
        item
        for item in audits["network-requests"]["details"]["items"]
        if item["url"].startswith("http")
    ]
    slips = (
        reference["id"]
        for category in categories.values()
        for reference in category["auditRefs"]
        if reference["weight"] and (audits[reference["id"]]["score"] or 0) < 1
        if audits[reference["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual")
    )
    return Figures(
        tuple(round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES),
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        len(requests),
        sum(item["transferSize"] for item in requests),
        tuple(slips),
    )


def _playwright_path() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return str(playwright.chromium.executable_path)
