"""How time and memory grow with the guide: ours alone, up to 30,000 chapters.

python -m bench.growth                       prints a table
python -m bench.growth --sizes 1000,3000     some of it
python -m bench.growth --write               also writes docs/benchmarks/speed.md
"""

import argparse
import sys

from bench.document import write_document
from bench.kept import Growth, keep, where
from bench.peers import OURS
from bench.rounds import Found
from bench.speed import measured
from bench.tables import growth_table, growth_text

SIZES = (1_000, 3_000, 10_000, 30_000)


def main(arguments: list[str]) -> int:
    """Prints a row for each size; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of chapters")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks/speed.md")
    asked = parser.parse_args(arguments)
    place = where()
    print(f"{place.day}, {place.machine}, load {place.load} when it began\n")
    found = list[Found]()
    for chapters in sorted(map(int, asked.sizes.split(","))):
        found.append(measured([OURS], chapters, found))
    print(f"{growth_table(found)}\n\n{growth_text(found)}\n")
    if asked.write:
        keep("growth", Growth(place, tuple(found)))
        write_document()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
