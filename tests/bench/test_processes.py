"""Processes that are measured: how they end is told, and all of their memory is seen."""

import sys
import time
from pathlib import Path

import pytest

from bench.processes import Failed, TooSlow, can_weigh, run

MEGABYTE = 1_000_000
HOLDS = "held = bytearray({}); import time; time.sleep(0.5)"


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such chapter"):
        run(python("raise SystemExit('no such chapter')"), tmp_path, limit=60)


def test_a_process_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    child = "import time; time.sleep(3); open('late', 'w').close()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(TooSlow):
        run(python(code), tmp_path, limit=1)
    time.sleep(3)
    assert not (tmp_path / "late").exists()


@pytest.mark.skipif(not can_weigh(), reason="this system does not tell")
def test_the_memory_of_what_a_process_starts_counts(tmp_path: Path) -> None:
    child = HOLDS.format(100 * MEGABYTE)
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run(python(code), tmp_path, limit=60, weigh=True).peak > 100 * MEGABYTE


@pytest.mark.skipif(not can_weigh(), reason="this system does not tell")
def test_memory_that_processes_share_counts_once(tmp_path: Path) -> None:
    code = f"import os; held = bytes(1) * {100 * MEGABYTE}; os.fork(); import time; time.sleep(0.5)"
    assert 100 * MEGABYTE < run(python(code), tmp_path, limit=60, weigh=True).peak < 180 * MEGABYTE


def test_nobody_looks_at_memory_unless_asked(tmp_path: Path) -> None:
    assert run(python("pass"), tmp_path, limit=60).peak == 0
