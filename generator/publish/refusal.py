"""Where nothing may be published, and why."""

from collections.abc import Sequence
from pathlib import Path

from generator.problems import Place, Problem
from generator.publish.listing import foreign, read_listing
from generator.publish.scan import Entries, scan


def refuse(output: Path, content: Path, theme: Sequence[Path]) -> Problem | None:
    """Why nothing may be published into this folder, or None.

    `theme` are the folders of templates and assets.

    Raises:
        OSError: the folder cannot be looked at.
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
    return refuse_foreign(output)


def refuse_foreign(output: Path, found: Entries | None = None) -> Problem | None:
    """Files in the folder that no build of ours made would be lost.

    `found` is what a scan has just found there.

    Raises:
        OSError: the folder cannot be looked at.
    """
    if not output.exists():
        return None
    strangers = foreign(found or scan(output), read_listing(output))
    if not strangers:
        return None
    return _refusal(output, f'this folder holds a file that no build made: "{strangers[0]}"')


def _refusal(output: Path, reason: str) -> Problem:
    return Problem(
        Place(str(output)),
        "output-refused",
        f"cannot build here: {reason}",
        "name a new folder, or one that an earlier build made, with --output",
    )
