"""As many requests for one address as a server can take, counted by wrk."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

SCRIPT = Path(__file__).with_name("wrk.lua")
CONNECTIONS = 64
COMPRESSED = ("-H", "Accept-Encoding: gzip")  # as every browser asks


class Load(NamedTuple):
    """What came of it."""

    requests: int
    bytes: int
    microseconds: int
    lost: int  # connections refused or broken off, answers that never came
    refused: int  # answers with a status of 400 and above
    median: int  # microseconds that half of the answers took at most
    slowest: int  # the same for 99 of 100

    @property
    def per_second(self) -> float:
        return self.requests / self.microseconds * 1_000_000


def loaded(address: str, seconds: int, *options: str) -> Load:
    """Asks for an address over and over; the options are those of wrk."""
    program = shutil.which("wrk") or "wrk"
    length = (f"--duration={seconds}s", f"--connections={CONNECTIONS}", "--threads=1")
    done = subprocess.run(
        [program, *length, "--timeout=10s", f"--script={SCRIPT}", *options, address],
        capture_output=True,
        text=True,
        check=True,
    )
    return Load(**json.loads(done.stdout.splitlines()[-1]))
