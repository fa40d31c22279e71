"""Whatever goes wrong at any moment of a build, the site is whole and the next build is well."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.environment import ROOT
from tests.publishing.trials import FAULTS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

# Moments at which a build is killed, at the least: one that writes all, and an edit.
KILLS, EDIT_KILLS = 200, 80


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_the_site_is_whole_and_the_next_build_puts_everything_right(
    folder: Path, name: str
) -> None:
    command = [sys.executable, "-m", "tests.publishing.trials", str(folder), name]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    *failures, count = run.stdout.splitlines() or [run.stderr]
    assert (failures, run.returncode, run.stderr) == ([], 0, "")
    least = KILLS if name.startswith("kill") else EDIT_KILLS if "kill" in name else 1
    assert int(count) >= least
