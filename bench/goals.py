"""What ours has to reach beside the others, and whether it does."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.peers import HUGO, MDBOOK, OURS
from bench.rounds import COLD, EDIT, NOTHING, SITUATIONS, Found, Times

MEMORY = "memory"

# The highest ratio of ours to Hugo's that is a success.
TO_HUGO: dict[str, dict[int, float]] = {
    COLD: {50: 4, 1_000: 3, 10_000: 2},
    NOTHING: {50: 1, 1_000: 1 / 8, 10_000: 1 / 40},
    EDIT: {50: 2, 1_000: 1 / 3, 10_000: 1 / 20},
    MEMORY: {50: 1, 1_000: 1 / 2, 10_000: 1 / 4},
}
LATENCY = 0.4  # seconds, from a saved file to the page that shows it, with 10,000 chapters
MEMORY_OF_A_CHAPTER = 10_000  # bytes that each chapter more may take
STRAIGHT = 1.15  # how much longer a chapter of the longest guide may take, as time grows in a line


class Goal(NamedTuple):
    """One goal, for one size of guide."""

    what: str
    chapters: int
    at_most: float
    reached: float

    @property
    def is_met(self) -> bool:
        """Whether it is reached."""
        return self.reached <= self.at_most


def beside_hugo(found: Found) -> Iterator[Goal]:
    """The goals for one size of guide, where both were measured."""
    ours, hugo = found.of(OURS.name), found.of(HUGO.name)
    if not (ours and hugo):
        return
    for what, limits in TO_HUGO.items():
        if found.chapters in limits and value_of(hugo, what):
            reached = value_of(ours, what) / value_of(hugo, what)
            yield Goal(what, found.chapters, limits[found.chapters], reached)


def beside_others(found: Found) -> Iterator[Goal]:
    """Ours must be the faster one, against mdBook where it does not start from nothing."""
    ours = found.of(OURS.name)
    for other in found.times:
        if ours and other.generator not in (OURS.name, HUGO.name):
            for situation in SITUATIONS:
                if not (situation == COLD and other.generator == MDBOOK.name):
                    ratio = ours.median(situation) / other.median(situation)
                    yield Goal(f"{other.generator}, {situation}", found.chapters, 1, ratio)


def value_of(times: Times, what: str) -> float:
    """The median of a situation, in seconds, or the bytes of memory."""
    return times.peak if what == MEMORY else times.median(what)


def memory_of_a_chapter(growth: Sequence[Found]) -> float:
    """The bytes that each chapter more takes, from the shortest guide to the longest."""
    first, last = growth[0], growth[-1]
    return (_ours(last).peak - _ours(first).peak) / (last.chapters - first.chapters)


def time_of_a_chapter(growth: Sequence[Found]) -> float:
    """How many times as long a chapter of the longest guide takes as one of the shortest."""
    first, last = growth[0], growth[-1]
    each = [_ours(found).median(COLD) / found.chapters for found in (first, last)]
    return each[1] / each[0]


def _ours(found: Found) -> Times:
    return next(one for one in found.times if one.generator == OURS.name)
