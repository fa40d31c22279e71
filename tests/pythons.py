"""Other Pythons of this machine, each with the libraries of the generator beside it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
ENVIRONMENTS = ROOT / ".venv" / "pythons"

OURS = f"{sys.version_info[0]}.{sys.version_info[1]}"
OTHERS = tuple(version for version in ("3.11", "3.12", "3.13", "3.14") if version != OURS)

# Where the programs are that bring Pythons beside that of the system.
PLACES = (".pyenv/versions/{}.*/bin/python3", ".local/share/uv/python/cpython-{}.*/bin/python3")

# The lock file and the Python that an environment was made from.
NOTE = "made-from"


def python_of(version: str) -> Path | None:
    """The Python of the environment of this version, if there is one."""
    path = ENVIRONMENTS / version / "bin" / "python"
    return path if (ENVIRONMENTS / version / NOTE).is_file() and path.exists() else None


def ensure_pythons() -> None:
    """An environment for each other Python there is. One that cannot be made is told by name."""
    for version in OTHERS:
        python = next(filter(_makes_environments, _candidates(version)), None)
        if python is None:
            continue
        note = f"{python}\n{sha256(LOCK.read_bytes()).hexdigest()}\n"
        kept = ENVIRONMENTS / version / NOTE
        if kept.is_file() and kept.read_text("utf-8") == note and python_of(version):
            continue
        print(f"Installing the libraries for Python {version} ...", flush=True)
        try:
            _make(python, ENVIRONMENTS / version)
        except subprocess.CalledProcessError as problem:
            shutil.rmtree(ENVIRONMENTS / version, ignore_errors=True)
            print(f"Tests of Python {version} are left out: {problem}", file=sys.stderr)
            continue
        kept.write_text(note, "utf-8")


def _candidates(version: str) -> Iterator[str]:
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield on_path
    for place in PLACES:
        yield from map(str, sorted(Path.home().glob(place.format(version)), reverse=True))


def _makes_environments(python: str) -> bool:
    """A name may stand for no Python (pyenv), and Debian's may come without its parts."""
    run = subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True)
    return run.returncode == 0


def _make(python: str, folder: Path) -> None:
    subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "-qq"]
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    install = [*pip, "install", "--require-hashes", "-r", str(LOCK)]
    subprocess.run(install, env=environment, check=True)
