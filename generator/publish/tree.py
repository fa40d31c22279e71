"""The files of a site are written with a list of them, and only what is listed is ever removed."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from generator.publish.flush import flush, flush_folder
from generator.render.output import Output

# Lists the files of the tree, one a line, so that the next build knows which are ours.
LISTING = ".made-by-steady-ground"

# Files that looking at a folder leaves behind.
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def write_tree(outputs: Sequence[Output], folder: Path) -> None:
    """Writes the outputs into a new folder, their list first: a part of a tree is known too.

    Raises:
        OSError: with the file that could not be written.
        ValueError: an address leads out of the folder.
    """
    folder.mkdir()
    listing = "".join(f"{address}\n" for address in sorted(one.address for one in outputs))
    write_file(folder / LISTING, listing.encode())
    flush(folder / LISTING)  # no file may outlive it when the power goes
    flush_folder(folder)
    made = {folder}
    for one in outputs:
        path = _inside(folder, one.address)
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        write_file(path, one.data)


def _inside(folder: Path, address: str) -> Path:
    """The path of an address. The stages before have seen to it; this is the last lock."""
    parts = PurePosixPath(address).parts
    if not parts or ".." in parts or address.startswith("/") or "\\" in address:
        raise ValueError(f"this address leads out of the site: {address!r}")
    return folder.joinpath(*parts)


def write_file(path: Path, data: bytes) -> None:
    """Writes a new file; one that is there, or a link, is never written through.

    Raises:
        OSError: with the name of the file, also when the disk is full.
    """
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def foreign_files(folder: Path) -> Iterator[str]:
    """The files below a folder that no build made, as paths from it.

    Raises:
        OSError: a folder cannot be listed.
    """
    ours = _listed(folder)
    return (path for path in _files(folder) if path not in ours and not _is_litter(path))


def remove_tree(folder: Path) -> tuple[str, ...]:
    """Removes a tree that a build made, its list last. What no build made stays, and is returned.

    A folder that is not there is no mistake; a link in its place is never followed.

    Raises:
        OSError: something of ours cannot be removed.
    """
    if folder.is_symlink() or folder.is_file():
        return (folder.name,)
    if not folder.exists():
        return ()
    foreign = tuple(foreign_files(folder))
    kept = {*foreign, LISTING}
    for path in [path for path in _files(folder) if path not in kept]:
        (folder / path).unlink()
    for root, _, _ in os.walk(folder, topdown=False):
        if root != str(folder) and not os.listdir(root):  # noqa: PTH208
            Path(root).rmdir()
    if not foreign:
        (folder / LISTING).unlink(missing_ok=True)
        folder.rmdir()
    return foreign


def _listed(folder: Path) -> frozenset[str]:
    try:
        listing = (folder / LISTING).read_text("utf-8", "replace")
    except FileNotFoundError:
        return frozenset()
    return frozenset((*listing.splitlines(), LISTING))


def _is_litter(path: str) -> bool:
    return path.rpartition("/")[2] in LEFT_BY_SYSTEMS


def _files(folder: Path) -> Iterator[str]:
    for root, folders, names in os.walk(folder, onerror=_raise):
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in (*names, *links):
            yield (Path(root) / name).relative_to(folder).as_posix()


def _raise(error: OSError) -> None:
    raise error
