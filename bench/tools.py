"""Tools that only the bench needs, in `.cache/bench`: made once for each version."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.environment import ROOT, npm_command

PACKAGES = Path(__file__).parent / "packages"
WORK = ROOT / ".cache" / "bench"


class Missing(Exception):
    """A tool that cannot be had here; what was to be measured with it is left out, by name."""


def node_packages(name: str) -> Path:
    """The folder of the packages that `packages/<name>/package-lock.json` lists.

    Raises:
        Missing: they cannot be installed.
    """
    work, lock = WORK / name, PACKAGES / name / "package-lock.json"
    installed = work / "node_modules" / ".installed-lock.json"
    if not installed.is_file() or installed.read_bytes() != lock.read_bytes():
        work.mkdir(parents=True, exist_ok=True)
        shutil.copytree(PACKAGES / name, work, dirs_exist_ok=True)
        _run(name, npm_command("ci"), work)
        shutil.copy(lock, installed)
    return work / "node_modules"


def python_environment(name: str) -> Path:
    """The Python of an environment that holds what `packages/<name>/requirements.txt` lists.

    Raises:
        Missing: it cannot be made.
    """
    work, wanted = WORK / name, PACKAGES / name / "requirements.txt"
    python, installed = work / "bin" / "python", work / "requirements.txt"
    if not installed.is_file() or installed.read_bytes() != wanted.read_bytes():
        _run(name, [sys.executable, "-m", "venv", "--clear", str(work)], ROOT)
        install = (str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check")
        _run(name, [*install, "--require-hashes", "-r", str(wanted)], ROOT)
        shutil.copy(wanted, installed)
    return python


def _run(name: str, command: list[str], folder: Path) -> None:
    print(f"Installing {name} for the bench ...", file=sys.stderr, flush=True)
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as problem:
        raise Missing(name) from problem
