"""A whole new tree is written beside the old site, then takes its place in one step.

Whatever happens on the way, the old site stays whole: nothing but the swap touches it.
docs/publishing.md says what is promised, and tests/publishing breaks every operation in turn.
"""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Place, Problem, Severity
from generator.publish.flush import flush_folder, flush_tree
from generator.publish.lock import locked
from generator.publish.refusal import refuse_foreign
from generator.publish.swap import put_in_place
from generator.publish.tree import remove_tree, write_tree
from generator.render.output import Output
from generator.settings import stage_of

# In the staging folder: the tree to be, and, for two renames, the site whose place it takes.
NEW, BEFORE = "new", "before"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a site is made ready, by one build at a time."""

    output: Path  # the folder of the site, absolute
    folder: Path  # beside it, for as long as the build takes


@contextmanager
def staging(output: Path, wait: Callable[[], None]) -> Iterator[Stage]:
    """The stage of an output folder. Another build for the same folder is waited for.

    What a build that was killed has left is put right first. `wait` is called before waiting.

    Raises:
        OSError: the folder around the output cannot be written, or holds what nobody can clear.
    """
    stage = Stage(output.resolve(), stage_of(output))
    if not stage.output.parent.is_dir():
        stage.output.parent.mkdir(parents=True)
    with locked(stage.folder, wait):
        _repair(stage)
        yield stage


def _repair(stage: Stage) -> None:
    """Brings back a site that was moved aside and never replaced; clears the rest away."""
    before = stage.folder / BEFORE
    if before.is_dir() and not before.is_symlink() and not stage.output.exists():
        before.rename(stage.output)
    if _clear(stage):
        reason = "files that no build made are here; keep what is yours, then delete this folder"
        raise FileExistsError(errno.EEXIST, reason, str(stage.folder))


def _clear(stage: Stage) -> tuple[str, ...]:
    """Removes what builds made; returns what they did not."""
    return tuple(left for name in (NEW, BEFORE) for left in remove_tree(stage.folder / name))


def publish(outputs: Sequence[Output], stage: Stage) -> tuple[Problem, ...]:
    """Puts the outputs in the place of the old site. Until then the old one is not touched.

    Returns an error, and publishes nothing, when a file that no build made has come into the
    folder; a warning when the old site could not be cleared away.

    Raises:
        OSError: the disk is full, say; the old site is as it was.
    """
    new = stage.folder / NEW
    try:
        write_tree(outputs, new)
        flush_tree(new)
        refusal = refuse_foreign(stage.output)
        if refusal:
            _clear(stage)
            return (refusal,)
        put_in_place(new, stage.output, stage.folder / BEFORE)
    except OSError:
        with suppress(OSError):  # else the next build clears it away
            _clear(stage)
        raise
    for folder in (stage.folder, stage.output.parent):
        flush_folder(folder)
    return _clear_and_tell(stage)


def _clear_and_tell(stage: Stage) -> tuple[Problem, ...]:
    """After a success: what cannot be cleared is worth a word, and no failure."""
    try:
        reason = "files that no build made were put there just now" if _clear(stage) else ""
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
