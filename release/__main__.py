"""dist/ anew: the archives, the lock file, the bill of materials, and the sums of them all."""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from generator import __version__
from release.archives import build_archives
from release.licences import LIST, read_licences
from release.lock import OURS, ROOT, RUN_TIME, read_lock
from release.materials import bill_of_materials

SUMS = "SHA256SUMS"


def release(target: Path) -> None:
    """Everything of a release in `target`, which holds nothing else afterwards."""
    if target.exists():
        shutil.rmtree(target)
    build_archives(ROOT, target)
    shutil.copyfile(RUN_TIME, target / RUN_TIME.name)
    (wheel,) = target.glob("*.whl")
    _write(target / f"{OURS}-{__version__}.cdx.json", _bill(wheel))
    _write(target / SUMS, sums(target))


def _bill(wheel: Path) -> str:
    packages = read_lock(RUN_TIME.read_text("utf-8"))
    licences = read_licences(LIST.read_text("utf-8"))
    return bill_of_materials(__version__, digest(wheel), packages, licences)


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    return sha256(path.read_bytes()).hexdigest()


def sums(folder: Path) -> str:
    """A line for each file of a folder, as `sha256sum --check` reads it."""
    return "".join(f"{digest(path)}  {path.name}\n" for path in sorted(folder.iterdir()))


def main() -> int:
    """Exit status 0 when dist/ is made, 3 when the tools for it are missing or fail."""
    try:
        release(ROOT / "dist")
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"No release was made: {problem}", file=sys.stderr)
        print(
            "  hint: are the tools those of pyproject.toml? after a change there: make lock",
            file=sys.stderr,
        )
        return 3
    print((ROOT / "dist" / SUMS).read_text("utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
