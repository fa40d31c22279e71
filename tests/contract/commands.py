"""Builds by command, in this process: what came of them, or how they were ended."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from generator.cli import main
from generator.publish import lock


class Result(NamedTuple):
    """What came of a build."""

    status: int
    problems: str
    printed: str
    files: dict[str, bytes]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in the folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(content: Path, output: Path, *options: str) -> Result:
    printed, told = io.StringIO(), io.StringIO()
    arguments = ["build", "--content", str(content), "--output", str(output), *options]
    with redirect_stdout(printed), redirect_stderr(told):
        status = main(arguments)
    problems = told.getvalue().replace(f"{output}/ is as it was", "").replace("; \n", "\n")
    return Result(status, problems, printed.getvalue(), tree(output))


def interrupt(content: Path, output: Path, calls: int) -> None:
    """A build that Ctrl+C ends when it has called so many functions."""

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls -= event == "call"
        if calls < 0:
            sys.setprofile(None)
            raise KeyboardInterrupt

    opened: list[int] = []  # locks that the end of a process would let go of
    note = partial(_noting, lock._open, opened)
    quiet = redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO())
    with quiet[0], quiet[1], patch.object(lock, "_open", note):
        try:
            sys.setprofile(count)
            main(["build", "--content", str(content), "--output", str(output)])
        except KeyboardInterrupt:
            pass  # before the program could take note of it
        finally:
            sys.setprofile(None)
    for file in opened:
        with suppress(OSError):
            os.close(file)


def _noting(open_: Callable[[Path], int], opened: list[int], folder: Path) -> int:
    opened.append(open_(folder))
    return opened[-1]
