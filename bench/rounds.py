"""Several generators build the same guide in turn: A B C, A B C, and so on.

What changes on the machine while it is measured then changes for all of them. The first build of
each is not timed: it shows how long it takes, how much memory, and that it makes the pages.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.peers.generator import Generator, edit, path_of
from bench.processes import Failed, Run, TooSlow, run
from bench.tools import Missing

SITUATIONS = ("cold", "nothing changed", "one sentence changed")
LIMIT = 300.0  # seconds; a build that takes longer is ended, and this generator left out

# Up to so many seconds, so many runs.
RUNS = ((2.0, 9), (6.0, 5), (20.0, 3), (LIMIT, 1))


class Times(NamedTuple):
    """What one generator took for a guide of one size."""

    generator: str
    chapters: int
    seconds: dict[str, tuple[float, ...]]  # by situation
    peak: int  # bytes, of a cold build; 0 where nobody could look

    def median(self, situation: str) -> float:
        return median(self.seconds[situation])


class LeftOut(NamedTuple):
    """A generator that could not be measured at one size, and why."""

    generator: str
    chapters: int
    why: str


class _Place(NamedTuple):
    """A generator with the guide written for it."""

    generator: Generator
    folder: Path
    chapters: int
    first: Run

    @property
    def edited(self) -> int:
        """The number of the chapter that is edited: one in the middle."""
        return self.chapters // 2

    @property
    def runs(self) -> int:
        return next(runs for seconds, runs in RUNS if self.first.seconds <= seconds)

    def file(self, pattern: str, number: int) -> Path:
        return self.folder / path_of(pattern, number, self.chapters)


def measure(
    generators: Iterable[Generator], chapters: int, folder: Path, say: Callable[[str], None]
) -> Iterator[Times | LeftOut]:
    """Times all of them with a guide of so many chapters.

    Args:
        generators: in the order of their turns.
        chapters: how long the guide is.
        folder: where everything is written; each gets a new folder in it.
        say: is told what is being done.
    """
    places = []
    for generator in generators:
        say(f"{generator.name}, {chapters:,} chapters: written and built once")
        try:
            places.append(_placed(generator, chapters, folder / generator.name.replace(" ", "-")))
        except (Missing, Failed, TooSlow) as problem:
            yield LeftOut(generator.name, chapters, _why(problem))
    seconds = {place.generator.name: dict[str, tuple[float, ...]]() for place in places}
    for situation in SITUATIONS:
        say(f"{situation}, {chapters:,} chapters")
        for name, runs in _in_turn(places, situation).items():
            seconds[name][situation] = tuple(runs)
    for place in places:
        name = place.generator.name
        yield Times(name, chapters, seconds[name], place.first.peak)


def _why(problem: Exception) -> str:
    match problem:
        case Missing():
            return "it cannot be had here"
        case TooSlow():
            return f"it takes longer than {LIMIT:.0f} s"
    return f"it fails: {str(problem).strip().splitlines()[-1]}"


def _placed(generator: Generator, chapters: int, folder: Path) -> _Place:
    """Writes its guide and builds it once, with its memory looked at."""
    generator.command(folder)  # whether it can be had, before much is written
    generator.write(folder, chapters)
    first = _build(generator, folder, weigh=True)
    place = _Place(generator, folder, chapters, first)
    for number in (1, chapters // 2, chapters):
        if not place.file(generator.page, number).is_file():
            raise Failed(f"no {path_of(generator.page, number, chapters)}")
    return place


def _in_turn(places: list[_Place], situation: str) -> dict[str, list[float]]:
    """The seconds of every run, by the name of the generator."""
    seconds: dict[str, list[float]] = {place.generator.name: [] for place in places}
    for time in range(max((place.runs for place in places), default=0)):
        for place in places:
            if time < place.runs:
                seconds[place.generator.name].append(_timed(place, situation, time))
    return seconds


def _timed(place: _Place, situation: str, time: int) -> float:
    generator = place.generator
    sentence = ""
    if situation == "cold":
        for name in generator.made:
            shutil.rmtree(place.folder / name, ignore_errors=True)
    elif situation == "one sentence changed":
        sentence = edit(place.file(generator.source, place.edited), time + 1)
    seconds = _build(generator, place.folder).seconds
    page = place.file(generator.page, place.edited).read_text("utf-8")
    if sentence not in page:
        raise Failed(f"{generator.name} built a page without the new sentence")
    return seconds


def _build(generator: Generator, folder: Path, *, weigh: bool = False) -> Run:
    return run(generator.command(folder), folder / generator.start, LIMIT, weigh=weigh)
