"""Where a site is made ready, by one build at a time."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Place, Problem, Severity
from generator.publish.clear import remove_tree
from generator.publish.lock import locked
from generator.publish.refusal import refuse_foreign
from generator.publish.scan import Entries, has_changed
from generator.publish.spare import lay_aside, rescue
from generator.settings import stage_of

# In the staging folder: the tree to be, and, for two renames, the site whose place it takes.
NEW, BEFORE = "new", "before"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a site is made ready, by one build at a time."""

    output: Path  # the folder of the site, absolute
    folder: Path  # beside it, for as long as the build takes
    spare: Path | None = None  # where the site before is kept, so that the next is made from it


@contextmanager
def staging(output: Path, wait: Callable[[], None], spare: Path | None = None) -> Iterator[Stage]:
    """The stage of an output folder. Another build for the same folder is waited for.

    What a build that was killed has left is put right first. `wait` is called before waiting.
    `spare` is a place in the cache for this output alone; without one every file is written, or
    given one name more, in each build.

    Raises:
        OSError: the folder around the output cannot be written, or holds what nobody can clear.
    """
    stage = Stage(output.resolve(), stage_of(output), _apart(spare, output.resolve()))
    if not stage.output.parent.is_dir():
        stage.output.parent.mkdir(parents=True)
    with locked(stage.folder, wait):
        _repair(stage)
        try:
            yield stage
        except OSError:
            with suppress(OSError):  # else the next build clears it away
                clear(stage)
            raise


def _apart(spare: Path | None, output: Path) -> Path | None:
    """The place of a spare, unless it is in the site or around it."""
    if spare is None or spare.is_relative_to(output) or output.is_relative_to(spare):
        return None
    return spare


def _repair(stage: Stage) -> None:
    """Brings back a site that was moved aside and never replaced; clears the rest away."""
    before = stage.folder / BEFORE
    if before.is_dir() and not before.is_symlink() and not stage.output.exists():
        before.rename(stage.output)
    for name in (NEW, BEFORE):
        rescue(stage.folder / name, stage.spare)
    if clear(stage):
        reason = "files that no build made are here; keep what is yours, then delete this folder"
        raise FileExistsError(errno.EEXIST, reason, str(stage.folder))


def clear(stage: Stage) -> tuple[str, ...]:
    """Removes what builds made; returns what they did not.

    Raises:
        OSError: something of ours cannot be removed.
    """
    return tuple(left for name in (NEW, BEFORE) for left in remove_tree(stage.folder / name))


def retire(stage: Stage, site: Entries) -> tuple[Problem, ...]:
    """Lays aside the old site, which `site` was just found to be, or clears it away.

    What cannot be cleared is worth a word, and no failure.
    """
    try:
        for old in (stage.folder / NEW, stage.folder / BEFORE):
            if stage.spare and old.is_dir() and _is_ours(old, site):
                lay_aside(old, stage.spare)
        reason = "files that no build made were put there just now" if clear(stage) else ""
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
    if not reason:
        return ()
    return (
        Problem(
            Place(str(stage.output)),
            "old-site-left",
            f"the site is built, but not all of the one before could be removed: {reason}",
            f'look into "{os.path.relpath(stage.folder)}", keep what is yours, then delete it',
            Severity.WARNING,
        ),
    )


def _is_ours(old: Path, site: Entries) -> bool:
    """Whether nobody has put a file into it since it was scanned."""
    return not has_changed(old, site) or refuse_foreign(old) is None
