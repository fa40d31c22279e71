"""Runs the coverage-guided fuzzer over every target, one after another.

python -m tests.fuzz [--runs N] [--target NAME] [--seconds N] [--seed N]
python -m tests.fuzz --target NAME --input FILE     one input again, with its traceback

`--runs` is the number of inputs of the whole run; each target takes its share. A run that finds
something ends, names the file that holds the input, and has exit status 1.
"""

import argparse
import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from tests.environment import ROOT
from tests.fuzz.targets import BY_NAME, TARGETS, Target, run

RUNS = 1_000_000
SEED = 7
LONGEST = 4096  # bytes of an input
LIMITS = ("-timeout=10", "-rss_limit_mb=1024")  # seconds for one input; memory
FOUND = Path(tempfile.gettempdir()) / "steadyground-found"

_REACHED = re.compile(r"^#(\d+)\s+DONE\s+cov: (\d+) ft: (\d+) corp: (\d+)/", re.MULTILINE)
_TOOK = re.compile(r"^Done \d+ runs in (\d+) second", re.MULTILINE)


class Reached(NamedTuple):
    """What a run came to."""

    runs: int
    edges: int  # of the code
    features: int  # edges, how often they were taken, and values compared
    corpus: int  # inputs that each reach something of their own
    seconds: int


def fuzz(name: str, folder: Path, options: list[str]) -> Reached | str:
    """What the fuzzer reached, or all that it said when it found something."""
    command = [sys.executable, "-m", "tests.fuzz.coverage_guided", name, str(folder)]
    ended = subprocess.run(
        [*command, f"-max_len={LONGEST}", *LIMITS, *options],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    said = ended.stderr.decode(errors="replace")
    reached, took = _REACHED.search(said), _TOOK.search(said)
    if ended.returncode or not reached or not took:
        return said + ended.stdout.decode(errors="replace")
    runs, edges, features, corpus = map(int, reached.groups())
    return Reached(runs, edges, features, corpus, int(took[1]))


def _runs_of(target: Target, runs: int) -> int:
    whole = sum(target.share for target in TARGETS)
    return runs * target.share // whole


def _fuzz_all(options: argparse.Namespace) -> Iterator[bool]:
    """Whether each target kept its promises."""
    print(f"Python {sys.version.split()[0]}, atheris {version('atheris')}, seed {options.seed}")
    print(f"{'target':14}{'inputs':>9}{'edges':>8}{'features':>10}{'corpus':>8}{'seconds':>9}")
    for target in [BY_NAME[options.target]] if options.target else TARGETS:
        runs = options.runs if options.target else _runs_of(target, options.runs)
        limits = [f"-runs={runs}", f"-seed={options.seed}"]
        limits += [f"-max_total_time={options.seconds}"] if options.seconds else []
        with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
            folder = Path(name)
            reached = fuzz(target.name, folder, limits)
            if isinstance(reached, str):
                _keep(target, folder, reached)
            else:
                counts = f"{reached.runs:9,}{reached.edges:8,}{reached.features:10,}"
                print(
                    f"{target.name:14}{counts}{reached.corpus:8,}{reached.seconds:9,}", flush=True
                )
        yield not isinstance(reached, str)


def _keep(target: Target, folder: Path, said: str) -> None:
    """What was found, and the input that found it, where they outlast the run."""
    start = said.find("=== Uncaught")
    print(said[start if start >= 0 else -4000 :])
    FOUND.mkdir(exist_ok=True)
    for kind in ("crash", "timeout", "oom"):
        for file in folder.glob(f"{kind}-*"):
            kept = FOUND / f"{target.name}-{file.name}"
            kept.write_bytes(file.read_bytes())
            print(f"Again: python -m tests.fuzz --target {target.name} --input {kept}")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--target", choices=sorted(BY_NAME))
    parser.add_argument("--seconds", type=int, default=0, help="at most, for each target")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--input", type=Path, help="one input of a target, again")
    options = parser.parse_args(arguments)
    if options.input and not options.target:
        parser.error("--input needs --target")
    return options


def main(arguments: list[str]) -> int:
    """Exit status 0 when every promise held, 1 when not, 3 when there is no fuzzer."""
    options = _options(arguments)
    if options.input:
        run(BY_NAME[options.target], options.input.read_bytes())
        return 0
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: there is none for this Python here", file=sys.stderr)
        return 3
    return 0 if all([*_fuzz_all(options)]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
