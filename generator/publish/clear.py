"""Only what is listed is ever removed."""

from pathlib import Path

from generator.publish.listing import LISTING, OURS, UNFINISHED, foreign, read_listing
from generator.publish.scan import folders_of, scan


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
    found = scan(folder)
    strangers = foreign(found, read_listing(folder))
    for path in found.files.keys() - OURS - set(strangers):
        (folder / path).unlink()
    lived_in = {"", *(one for path in strangers for one in folders_of(path))}
    for path in reversed(found.folders):  # those inside before those around them
        if path not in lived_in:
            (folder / path).rmdir()
    if not strangers:
        for name in (UNFINISHED, LISTING):
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
    return tuple(strangers)
