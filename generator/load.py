"""The content folder becomes source files. Nothing outside the folder is ever read."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from generator import limits
from generator.kinds import IMAGE_ENDINGS, WHERE_THINGS_GO, device_in, kind_of
from generator.problems import Place, Problem, Severity

TEXT_ENDINGS = (".md", ".yaml", ".yml", ".json")
# Line ends and other controls, bytes that are no text, and what is invisible or turns the
# direction of text.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ue000-\ue01f\ufeff]"
)
# These belong to a guide and are no part of its pages: words of the interface, which are read
# with those of other folders, and the drawings that its pictures are made from.
_NO_SOURCES = re.compile(r"words/[A-Za-z0-9-]+\.yaml|icons/(?:icon-maskable|share)\.svg")
BACKUP_ENDINGS = ("~", ".bak", ".swp", ".tmp", ".orig")

# What systems say of opening a socket.
_OF_SOCKETS = (errno.ENXIO, errno.EOPNOTSUPP)

# A pipe in place of a file would be waited for; and what was judged is what must be opened.
_OPENING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


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

    @property
    def size(self) -> int:
        """Its bytes."""
        return len(self.data)


class Found(NamedTuple):
    """A file of the content folder that has not been read yet."""

    where: Path
    path: str  # from the content folder, with forward slashes

    @property
    def is_text(self) -> bool:
        """Whether an author writes it, as against a drawing or a photograph."""
        return self.path.endswith(TEXT_ENDINGS)


def listing(content: Path) -> tuple[list[Found], list[Problem]]:
    """Every file of the folder by path, and what cannot be one of a guide.

    No files at all, and one problem, when there are too many.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    os.scandir(content).close()
    walk = _Walk(content, content.resolve())
    files = [Found(where, path) for where, path in walk.files()]
    if walk.count > limits.CONTENT_FILES:
        message = f"this folder holds more than {limits.CONTENT_FILES:,} files"
        hint = "name the folder of the guide alone with --content"
        return [], [_problem(".", "too-many-files", message, hint)]
    return files, walk.problems


def too_large(size: int) -> tuple[Problem, ...]:
    """One problem if the files of a guide have more bytes together than they may."""
    if size <= limits.CONTENT_BYTES:
        return ()
    message = f"the files here have more than {limits.CONTENT_BYTES:,} bytes together"
    return (_problem(".", "too-large", message, "make the images smaller"),)


def load(content: Path) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Every source file of the folder by path, and what cannot be read or has no place in it.

    No sources at all, and one problem, when the folder is beyond its limits.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    files, problems = listing(content)
    sources: list[SourceFile] = []
    size = 0
    for found in files:
        source = read(found)
        if isinstance(source, Problem):
            problems.append(source)
            continue
        sources.append(source)
        size += len(source.data)
        if beyond := too_large(size):
            return (), beyond
    return tuple(sources), tuple(problems)


def digest_of(data: bytes) -> str:
    """A short name for these bytes and no others: 20 hexadecimal digits."""
    return blake2b(data, digest_size=10).hexdigest()


@dataclass(slots=True)
class _Walk:
    """One walk through the folder. It has state because each file is held against all others."""

    content: Path
    root: Path  # the content folder itself, where it is a link
    problems: list[Problem] = field(default_factory=list)
    count: int = 0  # of entries met
    _seen: dict[str, str] = field(default_factory=dict)

    def files(self, folder: str = "") -> Iterator[tuple[Path, str]]:
        """Each file to read, where it is, and its path from the content folder."""
        for entry in self._entries(folder):
            name = f"{folder}{entry.name}"
            if entry.name.startswith(".") or entry.name.endswith(BACKUP_ENDINGS):
                continue
            found = self._path(entry, name)
            if isinstance(found, Problem):
                self.problems.append(found)
            elif entry.is_dir():
                yield from self.files(f"{name}/")
            elif twin := self._twin(name):
                self.problems.append(twin)
            elif not _NO_SOURCES.fullmatch(name):
                yield found, name

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        """What is in a folder, by name, as far as the limits go."""
        if folder.count("/") > limits.FOLDER_DEPTH:
            message = f"folders stand more than {limits.FOLDER_DEPTH} deep inside one another"
            self.problems.append(_problem(folder, "too-deep", message, "move its files up"))
            return []
        try:
            with os.scandir(self.content / folder) as found:
                entries = list(islice(found, max(0, limits.CONTENT_FILES + 1 - self.count)))
        except OSError as error:
            self.problems.append(_unreadable(folder, error))
            return []
        self.count += len(entries)
        return sorted(entries, key=lambda entry: entry.name)

    def _path(self, entry: os.DirEntry[str], name: str) -> Path | Problem:
        if _UNPRINTABLE.search(name):
            return _unprintable(name)
        if hint := device_in(name):
            return _problem(name, "bad-file-name", "some systems cannot hold this file", hint)
        path = Path(entry.path)
        return _follow(path, name, self.root) if entry.is_symlink() else path

    def _twin(self, name: str) -> Problem | None:
        """Whether this is the same name as another's, where systems do not tell them apart."""
        first = self._seen.setdefault(normalize("NFC", name).casefold(), name)
        if first == name:
            return None
        message = f'on many computers "{first}" and this are one file'
        return _problem(name, "same-name", message, "rename one of them, not only its capitals")


def _unprintable(name: str) -> Problem:
    """A name with a line end, or with bytes that are no text, cannot even be shown."""
    return _problem(
        _UNPRINTABLE.sub("?", name),
        "bad-file-name",
        "this name holds a character that cannot be shown",
        "rename it with letters, digits and hyphens",
    )


def _follow(path: Path, name: str, root: Path) -> Path | Problem:
    """The file of this folder that a symbolic link leads to; or why it is not followed."""
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
    if any(part.startswith(".") for part in target.relative_to(root).parts):
        return _problem(
            name, "link-leaves-content", "this symbolic link leads to a hidden file", "delete it"
        )
    if target.is_dir():
        return _problem(
            name, "link-to-folder", "this symbolic link leads to a folder", "put the files here"
        )
    return target


def read(found: Found) -> SourceFile | Problem:
    """The file, read once; or why it is not taken."""
    name = found.path
    is_image = name.lower().endswith(IMAGE_ENDINGS)
    if not is_image and kind_of(name) is None:
        return _stray(name)
    limit = limits.IMAGE_BYTES if is_image else limits.SOURCE_BYTES
    try:
        opened = _bytes_of(found.where, limit)
    except OSError as error:
        if error.errno not in _OF_SOCKETS:
            return _unreadable(name, error)
        opened = None
    if opened is None:
        return _problem(name, "not-a-file", "this is not an ordinary file", "delete it")
    data, size = opened
    if size > limit:
        hint = "make the image smaller" if is_image else "split it into several files"
        message = f"this file has {size:,} bytes; the limit is {limit:,}"
        return _problem(name, "too-large", message, hint)
    if not data.strip():
        return _problem(name, "empty-file", "this file is empty", "write something or delete it")
    return SourceFile(name, data, digest_of(data))


def _bytes_of(path: Path, limit: int) -> tuple[bytes, int] | None:
    """The bytes, and how many there are: a file may be longer than it says, or grow meanwhile.

    No more than one beyond the limit is read. None for what is no ordinary file: that could
    never end.
    """
    with os.fdopen(os.open(path, _OPENING), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            return None
        data = file.read(limit + 1)
        return data, max(len(data), status.st_size)


def _unreadable(name: str, error: OSError) -> Problem:
    reason = (error.strerror or "unknown reason").lower()
    return _problem(
        name, "unreadable", f"this file cannot be read: {reason}", "check its permissions"
    )


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
