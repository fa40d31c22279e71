"""The shapes that cost most stay within the limits of work and of memory that docs/limits.md names.

`python -m tests.hostile.measure` measures them all.
"""

import resource
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from generator import limits
from tests.hostile.measure import Cost, cost
from tests.hostile.shapes import SHAPES

SECONDS = 10  # of the processor
MEMORY = 1_000_000_000

# Those that take the most of all, and one of each kind that had no bound once.
COSTLY = (
    "links",
    "inline notes",
    "images nested",
    "headings of one name",
    "containers opened",
    "table columns",
    "footnotes",
    "questions",
    "changes",
    "items that weigh",
    "answers on the scale",
    "terms of the glossary",
)


def bounded_cost(name: str) -> Cost:
    """The cost of a shape; the system ends the process that takes more."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    return cost(name)


@pytest.mark.parametrize("name", COSTLY)
def test_a_costly_shape_ends_within_its_bounds(name: str) -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.hostile.measure"])
    with ProcessPoolExecutor(1, context) as pool:
        assert pool.submit(bounded_cost, name).result().megabytes < MEMORY // 1_000_000


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_no_larger_than_the_limits_let_it_be(name: str) -> None:
    for text in SHAPES[name].values():
        assert len(text.encode()) <= limits.SOURCE_BYTES
        assert sum(map(text.count, limits.OPENING_SIGNS)) <= limits.OPENINGS
