"""The program as a release brings it: built from a copy of the sources, and installed alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.environment import ROOT
from tests.wheelhouse import LOCK, PIP, wheelhouse

FOLDERS = ("generator", "templates", "assets", "release")
FILES = (
    *(f"{name}.md" for name in ("README", "CHANGELOG", "CODE_OF_CONDUCT", "SECURITY")),
    *("CITATION.cff", "LICENSE", "pyproject.toml", LOCK.name),
)
BESIDE = (".gitignore", *FILES)


def sources() -> list[str]:
    """The files that a release is made from, without what Python leaves beside them."""
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    kept = [path for path in paths if path.parent.name != "__pycache__"]
    return [*BESIDE, *sorted(str(path.relative_to(ROOT)) for path in kept)]


def copy_sources(target: Path, names: list[str]) -> Path:
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target / name)
    return target


def make_dist(root: Path, python: str = sys.executable, **changed: str) -> dict[str, bytes]:
    """`make dist` in a copy, by a Python that finds our libraries: every file with its bytes."""
    libraries = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": libraries, **changed}
    umask = 0o077 if changed else 0o022
    command = [python, "-m", "release"]
    subprocess.run(command, cwd=root, env=environment, umask=umask, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (root / "dist").iterdir()}


def install(wheel: Path, target: Path) -> None:
    """An environment with the wheel and what it needs, made without the network."""
    run(target.parent, sys.executable, "-m", "venv", "--without-pip", target)
    python = target / "bin" / "python"
    command = (*PIP, "--python", python, "install", "--no-index", "--no-compile")
    run(target, *command, "--require-hashes", "-r", LOCK, "--find-links", wheelhouse())
    run(target, *command, "--no-deps", wheel)


def run(folder: Path, *command: str | Path) -> None:
    """Runs a command there, and fails if it does."""
    subprocess.run([*map(str, command)], cwd=folder, check=True, capture_output=True)
