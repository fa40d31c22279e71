"""One command, and the path of everything that it writes, makes, moves or removes.

python -m tests.publishing.writes LIST build --content …      the paths go to LIST, one a line
"""

import os
import sys
from typing import Any

from generator.cli import main

CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
ONE_PATH = {"os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.utime"}
TWO_PATHS = {"os.rename", "os.link", "os.symlink"}


def changed(event: str, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """The paths that an operation changes."""
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & CHANGING:
        return arguments[:1]
    if event in ONE_PATH:
        return arguments[:1]
    return arguments[:2] if event in TWO_PATHS else ()


def run(listing: str, arguments: list[str]) -> int:
    """The exit status of the command."""
    paths: list[str] = []
    sys.addaudithook(lambda event, given: paths.extend(map(_text, changed(event, given))))
    status = main(arguments)
    noted = tuple(paths)
    with open(listing, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.writelines(f"{path}\n" for path in noted)
    return status


def _text(path: Any) -> str:
    """A path as text; an open file by its number."""
    return str(path) if isinstance(path, int) else os.path.abspath(os.fsdecode(path))  # noqa: PTH100


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:]))
