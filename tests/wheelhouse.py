"""The files that requirements.lock names, for a test that installs them without a network.

    python -m tests.wheelhouse    fetches whatever is missing

Nothing is fetched twice: a second call only looks.
"""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from tests.environment import ROOT

LOCK = ROOT / "requirements.lock"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def wheelhouse() -> Path:
    """A folder with all of them, for this Python and this lock file."""
    wanted = sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = ROOT / ".cache" / "wheels" / wanted
    if not folder.is_dir():
        _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    """Into a folder beside it first, so that a half is never taken for the whole."""
    shutil.rmtree(folder.parent, ignore_errors=True)
    unfinished = folder.with_suffix(".unfinished")
    download = ("download", "--require-hashes", "--no-deps", "-r", LOCK, "-d", unfinished)
    subprocess.run([*PIP, *download], check=True)
    unfinished.rename(folder)


if __name__ == "__main__":
    try:
        wheelhouse()
    except subprocess.CalledProcessError as problem:
        print(f"The tests cannot run: {problem}", file=sys.stderr)
        print(
            "  hint: this needs the network once, for what requirements.lock names", file=sys.stderr
        )
        sys.exit(3)
