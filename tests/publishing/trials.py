"""One operation after another goes wrong, and each time the site is looked at.

    python -m tests.publishing.trials FOLDER FAULT     prints what did not hold, and a count

Each trial forks, so that hundreds of them cost seconds; a process of its own has no threads.
"""

import errno
import itertools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.publishing import operations
from tests.publishing.edited import BareWorld, EditedWorld, HesitantWorld
from tests.publishing.world import BROKEN, Ending, Files, World, files


class Fault(NamedTuple):
    """What goes wrong at an operation."""

    number: int  # of the error, 0 for a kill
    stays: bool = False  # every later operation that needs room goes wrong too
    has_exchange: bool = True
    most: int = 4  # files of the site
    world: type[World] = World


FAULTS = {
    "kill": Fault(0, most=12),
    "kill-two-renames": Fault(0, has_exchange=False, most=12),
    "error": Fault(errno.EIO),
    "error-two-renames": Fault(errno.EIO, has_exchange=False),
    "dead-disk": Fault(errno.EIO, stays=True),
    "full-disk": Fault(errno.ENOSPC, stays=True),
    "edit-kill": Fault(0, world=EditedWorld),
    "edit-kill-two-renames": Fault(0, has_exchange=False, world=EditedWorld),
    "edit-error": Fault(errno.EIO, world=EditedWorld),
    "edit-error-two-renames": Fault(errno.EIO, has_exchange=False, world=EditedWorld),
    "edit-dead-disk": Fault(errno.EIO, stays=True, world=EditedWorld),
    "edit-full-disk": Fault(errno.ENOSPC, stays=True, world=EditedWorld),
    "bare-kill": Fault(0, world=BareWorld),
    "hesitant-kill": Fault(0, world=HesitantWorld),
    "hesitant-error": Fault(errno.EIO, world=HesitantWorld),
    "hesitant-full-disk": Fault(errno.ENOSPC, stays=True, world=HesitantWorld),
}
# What needs room on a disk, as against what only reads or removes.
ROOMY = {"open", "write", "os.mkdir", "os.rename", "os.link", "fsync", "_sync_file_system"}

NAMES = {"content", "site", ".cache", ".site.building"}  # nothing else may ever be there


def strike(fault: Fault, at: int, folders: tuple[str, ...]) -> Callable[[], int]:
    """From now on, the operation of this number goes wrong. Returns the count of operations."""
    count = 0

    def act(name: str) -> None:
        nonlocal count
        count += 1
        is_due = count == at or (fault.stays and count > at)
        if is_due and fault.number == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        if is_due and (fault.number != errno.ENOSPC or name in ROOMY):
            raise OSError(fault.number, os.strerror(fault.number))

    if not fault.has_exchange:
        operations.without_exchange()
    operations.announce(folders, act)
    return lambda: count


class Trial(NamedTuple):
    """A build in which something went wrong."""

    fault: Fault
    old: Files  # the site that was there
    new: Files  # the one that was built
    ending: Ending


def failures(world: World, trial: Trial) -> Iterator[str]:
    """What does not hold after a build in which something went wrong."""
    fault, ending = trial.fault, trial.ending
    found = files(world.site)
    is_new, is_old = found == trial.new, found == trial.old
    is_aside = files(world.stage / "before") == trial.old and not found
    if not (is_old or is_new or (is_aside and not fault.has_exchange)):
        yield "the site is neither the old one nor the new one"
    if files(world.content) != world.words:
        yield "the guide itself has changed"
    if {path.name for path in world.root.iterdir()} - NAMES:
        yield "something was written elsewhere"
    if "Traceback" in ending.said:
        yield "a traceback"
    if fault.number:
        yield from _told(fault, ending, is_old=is_old, is_new=is_new)


def _told(fault: Fault, ending: Ending, *, is_old: bool, is_new: bool) -> Iterator[str]:
    """What the message of a build does not say, or says wrongly."""
    if ending.status == 3:
        if f"{os.strerror(fault.number).lower()}\n" not in ending.said:
            yield "the reason is not said"
        if is_old != ("site/ is as it was" in ending.said):
            yield "what became of the site is not said"
    elif ending.status == 0 and not is_new:
        yield "it says that all is well"
    elif ending.status not in (0, 3):
        yield f"it ends with {ending.status}"


def unrepaired(world: World, one: int) -> Iterator[str]:
    """What the next build has not put right."""
    if world.run(one).status != 0 or files(world.site) != world.sites[one]:
        yield "the next build does not put it right"
    if world.stage.exists():
        yield "something is left"
    if isinstance(world, EditedWorld) and not world.spare.is_dir():
        yield "the next build has no spare"


def trials(folder: Path, fault: Fault) -> Iterator[tuple[int, str]]:
    """What did not hold, by the number of the operation; last, their count and nothing.

    The two sites take each other's place, so that each trial begins with the other one. An edit
    is tried both ways; whole builds are alike.
    """
    world = fault.world(folder, fault.most)
    watched = (str(world.site), str(world.stage), str(world.root / ".cache"))
    for at in itertools.count(1):
        was_due = False
        for one in (at % 2,) if fault.world is World else (1, 0):
            old = world.before(one)
            ending = world.run(one, lambda: strike(fault, at, watched))  # noqa: B023
            assert ending.status != BROKEN, ending.said
            was_due = was_due or ending.status < 0 or ending.operations >= at
            trial = Trial(fault, old, world.sites[one], ending)
            for failure in (*failures(world, trial), *unrepaired(world, one)):
                yield at, f"{failure}: {ending}"
        if not was_due:
            yield at - 1, ""
            return


def main(arguments: list[str]) -> int:
    """Exit status 1 when anything did not hold."""
    folder, name = arguments
    found = list(trials(Path(folder), FAULTS[name]))
    for at, failure in found:
        print(f"{at} {failure}".strip())
    return 1 if len(found) > 1 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
