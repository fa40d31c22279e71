"""The source archive and the wheel, the same bytes wherever they are built."""

import os
import subprocess
import sys
from pathlib import Path

# The time that every file in them bears. hatchling's own, so that others who build get it too.
TIME = "1580601600"


def build_archives(root: Path, target: Path) -> None:
    """Both, in `target`; the wheel is built from the source archive, so that one is complete.

    Fetches nothing: the build back end that pyproject.toml pins must be installed.
    Raises subprocess.CalledProcessError where it is not, or does not do.
    """
    build = ("build", "-qq", "--no-isolation", "--outdir", str(target), str(root))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": TIME}
    subprocess.run([sys.executable, "-m", *build], env=environment, check=True)
