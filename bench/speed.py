"""How long a build takes, beside other generators that build the same guide.

python -m bench.speed                                    everything
python -m bench.speed --sizes 50,1000 --peers hugo       some of it
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.peers import OURS, PEERS
from bench.rounds import SITUATIONS, LeftOut, Times, measure

SIZES = (50, 1_000, 10_000)


def main(arguments: list[str]) -> int:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of chapters")
    parser.add_argument("--peers", default=",".join(PEERS), help=", ".join(PEERS))
    asked = parser.parse_args(arguments)
    peers = [PEERS[name] for name in asked.peers.split(",") if name]
    for chapters in map(int, asked.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            _print(chapters, list(measure([OURS, *peers], chapters, Path(folder), _say)))
    return 0


def _print(chapters: int, found: list[Times | LeftOut]) -> None:
    print(f"\n| {chapters:,} chapters | {' | '.join(SITUATIONS)} | memory, cold |")
    print(f"|---|{'---:|' * (len(SITUATIONS) + 1)}")
    times = [one for one in found if isinstance(one, Times)]
    for one in times:
        cells = [f"{one.median(situation):.3f} s" for situation in SITUATIONS]
        print(f"| {one.generator} | {' | '.join(cells)} | {one.peak / 1e6:.0f} MB |")
    for one in times[1:]:
        ratios = [f"{times[0].median(s) / one.median(s):.3f}" for s in SITUATIONS]
        print(
            f"| ours to {one.generator} | {' | '.join(ratios)} | {times[0].peak / one.peak:.2f} |"
        )
    for left in found:
        if isinstance(left, LeftOut):
            print(f"left out: {left.generator}, {left.why}")


def _say(what: str) -> None:
    print(f"  {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
