"""Tables in Markdown of what was measured."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from statistics import median

from bench.goals import (
    LATENCY,
    MEMORY,
    MEMORY_OF_A_CHAPTER,
    STRAIGHT,
    TO_HUGO,
    Goal,
    beside_hugo,
    beside_others,
    memory_of_a_chapter,
    time_of_a_chapter,
    value_of,
)
from bench.kept import Wait
from bench.peers import OURS
from bench.rounds import COLD, SITUATIONS, Found, Times


def times_table(found: Found) -> str:
    """Medians and memory of every generator, and how many times as long as ours each takes."""
    ours = found.of(OURS.name)
    head = (f"{found.chapters:,} chapters", *SITUATIONS, MEMORY, "runs")
    rows = [_times_row(one, ours) for one in found.times]
    left = "".join(f"\nLeft out: {one.generator}, since {one.why}." for one in found.left_out)
    return _table(head, rows) + left


def _times_row(one: Times, ours: Times | None) -> tuple[str, ...]:
    cells = [
        f"{_amount(what, value_of(one, what))}{_times_ours(one, ours, what)}"
        for what in (*SITUATIONS, MEMORY)
    ]
    runs = ", ".join(str(len(one.seconds[situation])) for situation in SITUATIONS)
    return (f"{one.generator} {one.version}", *cells, runs)


def _times_ours(one: Times, ours: Times | None, what: str) -> str:
    """How many times ours it is; nothing beside our own."""
    if ours is None or one is ours or not value_of(ours, what):
        return ""
    return f" ({_short(value_of(one, what) / value_of(ours, what))}×)"


def _amount(what: str, value: float) -> str:
    if what == MEMORY:
        return f"{value / 1e6:,.0f} MB" if value else "–"
    return seconds_text(value)


def seconds_text(seconds: float) -> str:
    """So that three figures or so are told."""
    digits = 3 if seconds < 1 else 2 if seconds < 10 else 1
    return f"{seconds:.{digits}f} s"


def _short(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"


def hugo_table(all_found: Iterable[Found]) -> str:
    """The ratios of ours to Hugo's beside their goals, in the order of the goals."""
    reached = {(g.what, g.chapters): g for found in all_found for g in beside_hugo(found)}
    sizes = sorted({chapters for _, chapters in reached})
    rows = [
        (what, *(_goal_cell(reached.get((what, chapters))) for chapters in sizes))
        for what in TO_HUGO
    ]
    return _table(("ours to Hugo's", *(f"{size:,} chapters" for size in sizes)), rows)


def _goal_cell(goal: Goal | None) -> str:
    if goal is None:
        return "–"
    return f"{_ratio(goal.reached)} of at most {_fraction(goal.at_most)}, {_met(goal.is_met)}"


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.1 else f"1/{1 / ratio:.0f}"


def _fraction(number: float) -> str:
    return str(Fraction(number).limit_denominator(100))


def others_text(all_found: Iterable[Found]) -> str:
    """Against whom ours must be the faster one, and where it is not."""
    goals = [goal for found in all_found for goal in beside_others(found)]
    missed = [goal for goal in goals if not goal.is_met]
    told = f"Faster than the others in {len(goals) - len(missed)} of {len(goals)} timings."
    listed = (
        f"\n- slower: {goal.what}, {goal.chapters:,} chapters ({_ratio(goal.reached)} times theirs)"
        for goal in missed
    )
    return told + ("\n" if missed else "") + "".join(listed)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = tuple(head)
    return "\n".join(_lines(head, rows))


def _lines(head: tuple[str, ...], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def growth_table(all_found: Iterable[Found]) -> str:
    """Ours at every size."""
    rows = []
    for found in all_found:
        if times := found.of(OURS.name):
            each = times.median(COLD) / found.chapters * 1000
            values = (_amount(what, value_of(times, what)) for what in (*SITUATIONS, MEMORY))
            rows.append((f"{found.chapters:,}", *values, f"{each:.2f} ms"))
        else:
            rows.append((f"{found.chapters:,}", found.left_out[0].why, *("–" for _ in range(4))))
    return _table(("chapters", *SITUATIONS, MEMORY, "cold, each chapter"), rows)


def growth_text(all_found: Iterable[Found]) -> str:
    """Whether time and memory grow as they may."""
    measured = [found for found in all_found if found.times]
    if len(measured) < 2:
        return "Too few sizes to say how it grows."
    memory, time = memory_of_a_chapter(measured), time_of_a_chapter(measured)
    first, last = measured[0].chapters, measured[-1].chapters
    return (
        f"From {first:,} to {last:,} chapters each one more takes {memory / 1000:.1f} kB of memory,"
        f" of at most {MEMORY_OF_A_CHAPTER / 1000:.0f} kB: {_met(memory <= MEMORY_OF_A_CHAPTER)}."
        f" A chapter of the longest guide takes {time:.2f} times as long as one of the shortest,"
        f" where at most {STRAIGHT} is a straight line: {_met(time <= STRAIGHT)}."
    )


def latency_text(waits: Iterable[Wait], chapters: int) -> str:
    """The median of the waits, and of each of their parts."""
    waits = tuple(waits)
    whole = [sum(wait) for wait in waits]
    built, told, shown = (median(part) for part in zip(*waits, strict=True))
    return (
        f"From saving a file to the reloaded page, {chapters:,} chapters: median"
        f" {median(whole):.2f} s of {len(waits)} (from {min(whole):.2f} to {max(whole):.2f} s),"
        f" of at most {LATENCY} s: {_met(median(whole) <= LATENCY)}. Parts: {built:.2f} s until the"
        f" change is noticed and built, {told:.2f} s until the browser loads the page again,"
        f" {shown:.2f} s until it shows."
    )


def _met(is_met: bool) -> str:
    return "met" if is_met else "**not met**"
