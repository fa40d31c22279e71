"""Writes how much work each shape is, for docs/limits.md: python -m tests.hostile.measure"""

import resource
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from generator.build import build
from generator.check.editorial import check_words
from generator.settings import Settings
from tests.environment import ROOT
from tests.hostile.shapes import SHAPES
from tests.sites import Site, write_site


class Cost(NamedTuple):
    """What one build takes."""

    seconds: float  # of the processor
    megabytes: int  # at the most, of memory
    says: str  # the first error, or nothing


def cost(name: str) -> Cost:
    """The cost of checking and building the base site with one shape in it."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        write_site(Site(SHAPES[name], ""), content)
        built = build(Settings(content, (ROOT,), date(2026, 11, 25)))
        if built.guide:
            check_words(built.guide, date(2026, 11, 25))
    used = resource.getrusage(resource.RUSAGE_SELF)
    errors = (p.message for p in built.problems if p.severity == "error")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, next(errors, ""))


def main(names: list[str]) -> None:
    """Prints the costs, the highest first, each of a process of its own."""
    costs = {}
    for name in names or SHAPES:
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            costs[name] = pool.submit(cost, name).result()
        seconds, megabytes, says = costs[name]
        print(f"{seconds:6.1f} s {megabytes:5} MB  {name}: {says[:60]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
