"""A line at the foot of a terminal that says how far a build is, and leaves nothing behind."""

import math
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from generator.progress import Tell, silent

PATIENCE = 1.0  # seconds in which nobody has to be told anything
EVERY = 0.1  # seconds
BAR = 20  # columns


class ProgressLine:
    """One line, drawn over and over. Its state is when it was drawn, and what stands there."""

    def __init__(self, out: TextIO, clock: Callable[[], float]) -> None:
        """The waiting begins now, by this clock."""
        self._out, self._clock = out, clock
        self._due = clock() + PATIENCE
        self._width = 0  # of what stands there

    def tell(self, what: str, done: int, whole: int) -> None:
        """Draws the line, if it is time to."""
        now = self._clock()
        if now < self._due:
            return
        self._due = now + EVERY
        columns = shutil.get_terminal_size().columns - 1  # the last one would begin a new line
        line = line_of(what, done, whole)[: max(0, columns)]
        self._out.write(f"\r{line}{' ' * (self._width - len(line))}")
        self._out.flush()
        self._width = len(line)

    def clear(self) -> None:
        """Leaves the terminal as if nothing had been drawn; nothing is any more."""
        if self._width:
            self._out.write(f"\r{' ' * self._width}\r")
            self._out.flush()
        self._width, self._due = 0, math.inf


def line_of(what: str, done: int, whole: int) -> str:
    """What is being done, with a bar where it can be counted."""
    if not whole:
        return f"{what} ..."
    full = BAR * min(done, whole) // whole
    return f"[{'#' * full}{'.' * (BAR - full)}] {what}: {done:,} of {whole:,}"


@contextmanager
def showing_progress(is_quiet: bool) -> Iterator[Tell]:
    """Shows on a terminal what is told; nothing in files and pipes.

    The line is gone at the end, however that comes.
    """
    if is_quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield silent
        return
    line = ProgressLine(sys.stderr, time.perf_counter)
    try:
        yield line.tell
    finally:
        line.clear()
