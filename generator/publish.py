"""A whole new tree is written beside the old site, then takes its place."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.problems import Place, Problem
from generator.render.output import Output

# Lists the files of the tree, one a line, so that the next build knows which are ours.
# Files that looking at a folder leaves behind.
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

LISTING = ".made-by-steady-ground"


def refuse(output: Path, content: Path, theme: Sequence[Path]) -> Problem | None:
    """Why nothing may be published into this folder, or None.

    `theme` are the folders of templates and assets.
    """
    target, guide = output.resolve(), content.resolve()
    sources = (guide, *(folder.resolve() for folder in theme))
    for source in sources:
        if target == source or target.is_relative_to(source) or source.is_relative_to(target):
            return _refusal(output, f"this folder holds the guide's own files ({source.name}/)")
    if target in (Path.home().resolve(), Path(target.anchor)) or Path.home().is_relative_to(target):
        return _refusal(output, "this is your home folder, or holds it")
    if Path.cwd().is_relative_to(target):
        return _refusal(output, "this is the folder you are in, or holds it")
    if (target / ".git").exists():
        return _refusal(output, "this folder is a repository")
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        return _refusal(output, "this is not a folder")
    return _refuse_foreign(output)


def _refuse_foreign(output: Path) -> Problem | None:
    """Files in the folder that no build of ours made would be lost."""
    if not output.exists():
        return None
    listing = output / LISTING
    ours = set(listing.read_text("utf-8", "replace").splitlines()) if listing.is_file() else set()
    for path in _files(output):
        if path not in ours and path != LISTING and Path(path).name not in LEFT_BY_SYSTEMS:
            return _refusal(output, f'this folder holds a file that no build made: "{path}"')
    return None


def _refusal(output: Path, reason: str) -> Problem:
    return Problem(
        Place(str(output)),
        "output-refused",
        f"cannot build here: {reason}",
        "name a new folder, or one that an earlier build made, with --output",
    )


def _files(folder: Path) -> Iterable[str]:
    for root, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in (*names, *links):
            yield (Path(root) / name).relative_to(folder).as_posix()


def publish(outputs: Sequence[Output], output: Path) -> None:
    """Puts the tree in the place of the old one. Until then the old one is not touched.

    Raises:
        OSError: the disk is full, or a folder cannot be written.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    try:
        _write(outputs, staged)
        staged.chmod(0o755)
        _swap(staged, output)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _write(outputs: Sequence[Output], folder: Path) -> None:
    made: set[Path] = set()
    for one in outputs:
        path = folder / one.address
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(one.data)
    listing = "".join(f"{address}\n" for address in sorted(one.address for one in outputs))
    (folder / LISTING).write_text(listing, "utf-8")


def _swap(staged: Path, output: Path) -> None:
    """Two renames; if the second fails, the first is undone."""
    if not output.exists():
        staged.rename(output)
        return
    old = staged.with_name(staged.name + "-old")
    output.rename(old)
    try:
        staged.rename(output)
    except OSError:
        old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)
