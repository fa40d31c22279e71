"""Whole processes, from their start to their end: how long they take, and how much memory."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

# A sample of a process of 1 GB takes some 10 ms, one of 50 MB under 1 ms.
BETWEEN_SAMPLES = 0.005  # seconds
PROC = Path("/proc")

# Byte code is kept, as it is for everybody who has not turned that off.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class Failed(Exception):
    """A build that ended with an error; says what it said."""


class TooSlow(Exception):
    """A build that was ended because it took longer than it may."""


class Run(NamedTuple):
    """What one run took."""

    seconds: float
    peak: int  # bytes of the process and all that it started; 0 when nobody looked


def run(command: tuple[str, ...], folder: Path, limit: float, *, weigh: bool = False) -> Run:
    """Runs a command in a folder, with what it says kept out of sight.

    With `weigh`, its memory is looked at all the time, which takes time from it on a small machine.

    Raises:
        Failed: its exit status is not 0.
        TooSlow: it ran longer than `limit` seconds.
    """
    with tempfile.TemporaryFile() as said:
        os.sync()  # what an earlier run wrote is not on its bill
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            process_group=0,
        )
        # To wait with a time limit looks only every 50 ms whether it has ended.
        patience = threading.Timer(limit, _end, (process,))
        patience.start()
        scale = Scale(process.pid) if weigh and can_weigh() else None
        try:
            status = process.wait()
        except BaseException:
            _end(process)
            raise
        finally:
            seconds = time.perf_counter() - started
            patience.cancel()
            peak = scale.taken_off() if scale else 0
        if seconds >= limit:
            raise TooSlow
        if status:
            said.seek(0)
            raise Failed(said.read().decode("utf-8", "replace")[-2000:])
    return Run(seconds, peak)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends it and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def can_weigh() -> bool:
    """Whether this system tells the memory of a process as it is shared with others (Linux)."""
    return (PROC / "self" / "smaps_rollup").is_file()


class Scale:
    """Looks at a process and all that it started, in a thread, until it is taken off.

    What counts is the proportional set size: a page of memory that several processes share counts
    once, in equal shares. The kernel's own peak for a group counts cached files too, and resident
    sizes count what forked processes share several times.
    """

    def __init__(self, root: int) -> None:
        self._root, self._peak, self._is_over = root, 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def taken_off(self) -> int:
        """Ends it; the most bytes that were seen at one time."""
        self._is_over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._is_over.wait(BETWEEN_SAMPLES):
            self._peak = max(self._peak, sum(map(_share_of, _family(self._root))))


def _family(root: int) -> Iterator[int]:
    """A process and all its descendants. Those whose parent has ended are not among them."""
    waiting = [root]
    while waiting:
        process = waiting.pop()
        yield process
        with suppress(OSError):
            for thread in (PROC / str(process) / "task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())


def _share_of(process: int) -> int:
    with suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
