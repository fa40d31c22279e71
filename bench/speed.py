"""How long a build takes, beside other generators that build the same guide.

python -m bench.speed                                    everything
python -m bench.speed --sizes 50,1000 --peers hugo       some of it
python -m bench.speed --write                            and writes docs/benchmarks/speed.md
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.document import write_document
from bench.kept import Speed, keep, kept, where
from bench.peers import OURS, PEERS
from bench.peers.generator import Generator
from bench.rounds import COLD, LIMIT, Found, LeftOut, measure
from bench.tables import hugo_table, others_text, times_table

SIZES = (50, 1_000, 10_000)


def main(arguments: list[str]) -> int:
    """Prints a table for each size, and the goals; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of chapters")
    parser.add_argument("--peers", default=",".join(PEERS), help=", ".join(PEERS))
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks/speed.md")
    asked = parser.parse_args(arguments)
    peers = [PEERS[name] for name in asked.peers.split(",") if name]
    place = where()
    print(f"{place.day}, {place.machine}, load {place.load} when it began\n")
    found = list[Found]()
    for chapters in sorted(map(int, asked.sizes.split(","))):
        found.append(measured([OURS, *peers], chapters, found))
        print(f"{times_table(found[-1])}\n", flush=True)
    print(f"{hugo_table(found)}\n\n{others_text(found)}\n", flush=True)
    if asked.write:
        keep("speed", Speed(place, _with_others(found)))
        write_document()
    return 0


def measured(generators: list[Generator], chapters: int, before: list[Found]) -> Found:
    """All of them with a guide of so many chapters, without those that would take too long.

    `before` is what was found with shorter guides.
    """
    reasons = {one.name: _too_long(one, chapters, before) for one in generators}
    hopeless = {name: why for name, why in reasons.items() if why}
    able = [one for one in generators if one.name not in hopeless]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = measure(able, chapters, Path(folder), say)
    return found._replace(left_out=(*found.left_out, *(LeftOut(*one) for one in hopeless.items())))


def _too_long(generator: Generator, chapters: int, before: list[Found]) -> str:
    """Why it would be hopeless to try, if time only grew as the guide does."""
    if not before:
        return ""
    last = before[-1]
    for one in last.left_out:
        if one.generator == generator.name:
            return f"{one.why} (of {last.chapters:,} chapters)"
    times = last.of(generator.name)
    seconds = times.median(COLD) if times else 0.0
    if seconds * chapters / last.chapters <= LIMIT:
        return ""
    return f"{last.chapters:,} chapters take it {seconds:.0f} s"


def _with_others(found: list[Found]) -> tuple[Found, ...]:
    """What was found, and what was kept of other sizes before."""
    before = kept("speed", Speed)
    sizes = {one.chapters: one for one in (*(before.found if before else ()), *found)}
    return tuple(sizes[chapters] for chapters in sorted(sizes))


def say(what: str) -> None:
    """What is being done, for whoever waits."""
    print(f"  {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
