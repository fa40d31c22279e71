"""One run of the coverage-guided fuzzer, in a process of its own: it ends the process it is in.

python -m tests.fuzz.coverage_guided NAME FOLDER [options of libFuzzer]

FOLDER holds inputs to begin with, and takes those that reach new code. NAME is that of a target, or
"quick": then the first byte of an input chooses the target, of those that are quick.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator"], enable_loader_override=False):
    from tests.fuzz.targets import BY_NAME, TARGETS, all_seeds, run
    from tests.fuzz.texts import write_dictionary

QUICK = "quick"
QUICK_ONES = tuple(target for target in TARGETS if target.share > 2)


def of_quick_targets(data: bytes) -> None:
    """The target that the first byte names, on the rest."""
    if data:
        run(QUICK_ONES[data[0] % len(QUICK_ONES)], data[1:])


def target_of(name: str) -> Callable[[bytes], None]:
    """What runs on each input."""
    return of_quick_targets if name == QUICK else lambda data: run(BY_NAME[name], data)


def keeping(check: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """The same, but an input that breaks a promise is kept: libFuzzer does not always do so."""

    def checked(data: bytes) -> None:
        try:
            check(data)
        except BaseException:
            (folder / "crash-input").write_bytes(data)
            raise

    return checked


def write_seeds(name: str, folder: Path) -> None:
    """The inputs to begin with, a file each."""
    if name != QUICK:
        for n, seed in enumerate(all_seeds(BY_NAME[name])):
            (folder / f"{n}").write_bytes(seed)
        return
    for number, target in enumerate(
        QUICK_ONES
    ):  # fewer of each: a run over them all is a short one
        for n, seed in enumerate([*all_seeds(target)][::10]):
            (folder / f"{target.name}-{n}").write_bytes(bytes([number]) + seed)


def main(name: str, folder: Path, *options: str) -> None:
    """Runs until libFuzzer has enough; it prints what it reached, and exits."""
    inputs = folder / "inputs"
    inputs.mkdir()
    write_seeds(name, inputs)
    write_dictionary(folder / "dictionary")
    fixed = (f"-dict={folder / 'dictionary'}", f"-artifact_prefix={folder}/", str(inputs))
    atheris.Setup(["fuzz", *options, *fixed], keeping(target_of(name), folder))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
