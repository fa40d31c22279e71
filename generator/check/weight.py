"""What a page weighs on its way to a reader with one bar."""

import gzip
from collections.abc import Iterable, Iterator

from generator import limits
from generator.problems import Place, Problem
from generator.render.output import Output

GZIP_LEVEL = 6  # what hosts use


def weigh(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Pages, style sheets and scripts that are heavier, compressed, than they may be."""
    budgets = {
        ".html": limits.PAGE_HTML_BYTES,
        ".css": limits.CSS_BYTES,
        ".js": limits.SCRIPT_BYTES,
    }
    for output in outputs:
        budget = budgets.get("." + output.address.rpartition(".")[2])
        if budget is None or len(output.data) <= budget:
            continue
        size = len(gzip.compress(output.data, GZIP_LEVEL, mtime=0))
        if size > budget:
            yield Problem(
                Place(output.source or output.address),
                "too-heavy",
                f"{output.address} has {size:,} bytes, compressed; the limit is {budget:,}",
                "split the page in two" if output.source else "",
            )
