"""Several generators build the same guide in turn: A B C, A B C, and so on.

What else happens on the machine then happens to all of them. The first build of each is a cold one
that is looked at while it runs: how much memory it takes, and that it makes the pages.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.peers.generator import Generator, edit, path_of
from bench.processes import Failed, Run, TooSlow, run
from bench.tools import Missing

COLD, NOTHING, EDIT = "cold", "nothing changed", "one sentence changed"
SITUATIONS = (COLD, NOTHING, EDIT)

LIMIT = 120.0  # seconds; a build that takes longer is ended, and its generator left out
MOST_RUNS, FEWEST_RUNS = 9, 3
ENOUGH = 10.0  # seconds; with as much for one situation there are no more than the fewest runs
AWAY = "before"  # the folder for what builds made before
SLOW = 20.0  # seconds; a build that takes longer runs once


Seconds = dict[str, dict[str, tuple[float, ...]]]  # of every run: by generator, then situation


class Times(NamedTuple):
    """What one generator took for a guide of one size."""

    generator: str
    version: str
    seconds: dict[str, tuple[float, ...]]  # of each run, by situation
    peak: int  # bytes, of a cold build; 0 where nobody could look

    def median(self, situation: str) -> float:
        """In seconds."""
        return median(self.seconds[situation])


class LeftOut(NamedTuple):
    """A generator that could not be measured, and why."""

    generator: str
    why: str


class Found(NamedTuple):
    """What was measured with a guide of one size."""

    chapters: int
    times: tuple[Times, ...]  # in the order of their turns
    left_out: tuple[LeftOut, ...]

    def of(self, generator: str) -> Times | None:
        """What this generator took, or None when it was left out."""
        return next((one for one in self.times if one.generator == generator), None)


class _Place(NamedTuple):
    """A generator with the guide written for it, and its first build."""

    generator: Generator
    folder: Path
    chapters: int
    first: Run

    @property
    def edited(self) -> int:
        """The number of the chapter that is edited: one in the middle."""
        return self.chapters // 2

    def file(self, pattern: str, number: int) -> Path:
        return self.folder / path_of(pattern, number)


def measure(
    generators: Iterable[Generator], chapters: int, folder: Path, say: Callable[[str], None]
) -> Found:
    """Times all of them, in the order of their turns, with a guide of so many chapters.

    Everything is written into `folder`, and `say` is told what is being done.
    """
    places, lost = list[_Place](), dict[str, str]()
    for generator in generators:
        say(f"{chapters:,} chapters, {generator.name}: written and built once")
        try:
            places.append(_placed(generator, chapters, folder / generator.name.replace(" ", "-")))
        except (Missing, Failed, TooSlow) as problem:
            lost[generator.name] = _why(problem)
    seconds: Seconds = {place.generator.name: {} for place in places}
    for situation in SITUATIONS:
        say(f"{chapters:,} chapters, {situation}: in turn")
        places = [place for place in places if place.generator.name not in lost]
        lost |= _in_turn(places, situation, seconds)
    times = (
        Times(name, place.generator.version(), seconds[name], place.first.peak)
        for place in places
        if (name := place.generator.name) not in lost
    )
    return Found(chapters, tuple(times), tuple(LeftOut(*one) for one in lost.items()))


def _why(problem: Exception) -> str:
    match problem:
        case Missing():
            return "it cannot be had here"
        case TooSlow():
            return f"a build takes longer than {LIMIT:.0f} s"
    said = str(problem).strip().splitlines() or ["it says nothing"]
    errors = [line for line in said if "error:" in line.lower()]
    return f"it fails: {(errors or said)[-1]}"


def _placed(generator: Generator, chapters: int, folder: Path) -> _Place:
    """Writes its guide and builds it once."""
    generator.command(folder)  # whether it can be had, before much is written
    generator.write(folder, chapters)
    place = _Place(generator, folder, chapters, _build(generator, folder, weigh=True))
    for number in (1, chapters // 2, chapters):
        if not place.file(generator.page, number).is_file():
            raise Failed(f"it made no {path_of(generator.page, number)}")
    return place


def _in_turn(places: list[_Place], situation: str, seconds: Seconds) -> dict[str, str]:
    """Adds the seconds of every run; returns who could not end one, and why."""
    lost = dict[str, str]()
    runs: dict[str, tuple[float, ...]] = {place.generator.name: () for place in places}
    if situation == COLD:
        for place in places:
            if place.first.seconds > SLOW:  # to look at its memory cost it next to nothing
                runs[place.generator.name] = (place.first.seconds,)
    for time in range(MOST_RUNS):
        for place in places:
            name = place.generator.name
            if name in lost or _is_enough(runs[name]):
                continue
            try:
                runs[name] += (_timed(place, situation, time),)
            except (Failed, TooSlow) as problem:
                lost[name] = _why(problem)
    for name, taken in runs.items():
        seconds[name][situation] = taken
    return lost


def _is_enough(seconds: tuple[float, ...]) -> bool:
    if len(seconds) < FEWEST_RUNS:
        return any(one > SLOW for one in seconds)
    return sum(seconds) >= ENOUGH


def _timed(place: _Place, situation: str, time: int) -> float:
    """The seconds of one run, after which the page must be what the chapter says.

    Raises:
        Failed: it is not.
    """
    generator, sentence = place.generator, ""
    if situation == COLD:
        for name in generator.made:
            _put_away(place.folder / name)
    elif situation == EDIT:
        sentence = edit(place.file(generator.source, place.edited), time + 1)
    taken = _build(generator, place.folder)
    if sentence not in place.file(generator.page, place.edited).read_text("utf-8"):
        raise Failed("its page lacks the new sentence")
    return taken.seconds


def _put_away(path: Path) -> None:
    """Moves what a build made out of its way.

    Some disks are slow to make files for some seconds after they have deleted as many.
    """
    if path.exists():
        away = path.parent / AWAY
        away.mkdir(exist_ok=True)
        path.rename(away / f"{len(list(away.iterdir()))}")


def _build(generator: Generator, folder: Path, *, weigh: bool = False) -> Run:
    return run(generator.command(folder), folder / generator.start, LIMIT, weigh=weigh)
