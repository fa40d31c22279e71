"""One run of the coverage-guided fuzzer, in a process of its own: it ends the process it is in.

python -m tests.fuzz.coverage_guided NAME FOLDER [options of libFuzzer]

FOLDER holds inputs to begin with, and takes those that reach new code. NAME is that of a target, or
"every": then the first byte of an input chooses the target.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

INSTRUMENTED = ["generator", "markdown_it", "mdit_py_plugins", "mdurl"]

with atheris.instrument_imports(include=INSTRUMENTED, enable_loader_override=False):
    from tests.fuzz.targets import BY_NAME, TARGETS, all_seeds, run
    from tests.fuzz.texts import write_dictionary

EVERY = "every"


def of_every_target(data: bytes) -> None:
    """The target that the first byte names, on the rest."""
    if data:
        run(TARGETS[data[0] % len(TARGETS)], data[1:])


def target_of(name: str) -> Callable[[bytes], None]:
    """What runs on each input."""
    return of_every_target if name == EVERY else lambda data: run(BY_NAME[name], data)


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
    for number, target in enumerate(TARGETS):
        first = bytes([number]) if name == EVERY else b""
        if name in (EVERY, target.name):
            for n, seed in enumerate(all_seeds(target)):
                (folder / f"{target.name}-{n}").write_bytes(first + seed)


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
