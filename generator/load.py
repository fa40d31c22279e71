"""The content folder becomes source files. Nothing outside the folder is ever read."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from generator import limits
from generator.kinds import IMAGE_ENDINGS, WHERE_THINGS_GO, kind_of
from generator.problems import Place, Problem, Severity

TEXT_ENDINGS = (".md", ".yaml", ".yml", ".json")
# Line ends and other controls, and bytes that are no text.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
BACKUP_ENDINGS = ("~", ".bak", ".swp", ".tmp", ".orig")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the content folder."""

    path: str  # from the content folder, with forward slashes
    data: bytes  # as on the disk
    digest: str  # of the data

    @property
    def is_text(self) -> bool:
        """Whether an author writes it, as against a drawing or a photograph."""
        return self.path.endswith(TEXT_ENDINGS)


def load(content: Path) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Every source file of the folder by path, and what cannot be read or has no place in it.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    sources: list[SourceFile] = []
    problems: list[Problem] = []
    root = content.resolve()
    for path in _walk(content, content, root, problems):
        name = path.relative_to(content).as_posix()
        found = _read(path, name)
        if isinstance(found, SourceFile):
            sources.append(found)
        else:
            problems.append(found)
    return tuple(sources), tuple(problems)


def digest_of(data: bytes) -> str:
    """A short name for these bytes and no others: 20 hexadecimal digits."""
    return blake2b(data, digest_size=10).hexdigest()


def _walk(folder: Path, content: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(entry.path)
        name = path.relative_to(content).as_posix()
        if entry.name.startswith(".") or entry.name.endswith(BACKUP_ENDINGS):
            continue
        if _UNPRINTABLE.search(name):
            problems.append(_unprintable(name))
            continue
        if entry.is_symlink():
            refusal = _refuse_link(path, name, root)
            if refusal:
                problems.append(refusal)
                continue
        if entry.is_dir():
            yield from _walk(path, content, root, problems)
        else:
            yield path


def _unprintable(name: str) -> Problem:
    """A name with a line end, or with bytes that are no text, cannot even be shown."""
    return _problem(
        _UNPRINTABLE.sub("?", name),
        "bad-file-name",
        "this name holds a character that cannot be shown",
        "rename it with letters, digits and hyphens",
    )


def _refuse_link(path: Path, name: str, root: Path) -> Problem | None:
    """Why a symbolic link is not followed, or None when it leads to a file of this folder."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return _problem(name, "dead-link", "this symbolic link leads nowhere", "delete it")
    if not target.is_relative_to(root):
        return _problem(
            name,
            "link-leaves-content",
            "this symbolic link leads out of the content folder",
            "put a copy of the file here instead",
        )
    if target.is_dir():
        return _problem(
            name, "link-to-folder", "this symbolic link leads to a folder", "put the files here"
        )
    return None


def _read(path: Path, name: str) -> SourceFile | Problem:
    """The file, read once; or why it is not taken."""
    is_image = name.lower().endswith(IMAGE_ENDINGS)
    if not is_image and kind_of(name) is None:
        return _stray(name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _problem(name, "not-a-file", "this is not an ordinary file", "delete it")
        limit = limits.IMAGE_BYTES if is_image else limits.SOURCE_BYTES
        if status.st_size > limit:
            return _problem(
                name,
                "too-large",
                f"this file has {status.st_size:,} bytes; the limit is {limit:,}",
                "make the image smaller" if is_image else "split it into several files",
            )
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return _problem(
            name, "unreadable", f"this file cannot be read: {reason}", "check its permissions"
        )
    if not data.strip():
        return _problem(name, "empty-file", "this file is empty", "write something or delete it")
    return SourceFile(name, data, digest_of(data))


def _stray(name: str) -> Problem:
    """A file that belongs to no kind: an error if somebody wrote it to be read."""
    severity = Severity.ERROR if name.endswith(TEXT_ENDINGS) else Severity.WARNING
    hint = 'end its name with ".yaml"' if name.endswith(".yml") else WHERE_THINGS_GO
    return Problem(
        Place(name),
        "stray-file",
        "no page is made from this file, here and under this name",
        hint,
        severity,
    )


def _problem(name: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(name), code, message, hint)
