"""What several processes do to one folder, and what one does that may not write there.

python -m tests.publishing.scenes FOLDER SCENE     prints what did not hold
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.publishing.world import World, files

ROUNDS, BUILDERS = 5, 6
NOBODY = 65534


def race(world: World) -> Iterator[str]:
    """Several builds begin at once, again and again."""
    for _ in range(ROUNDS):
        children = [world.start(number % 2) for number in range(BUILDERS)]
        endings = [world.end(child) for child in children]
        if any(ending.status != 0 for ending in endings):
            yield f"a build fails: {endings}"
        if files(world.site) not in world.sites:
            yield "the site is mixed"
        if world.stage.exists():
            yield "something is left"


def read_only(world: World) -> Iterator[str]:
    """A build by somebody who may read everything and write nothing."""
    before = files(world.root)
    folders = [world.root, *(path for path in world.root.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    ending = world.run(1, _become_nobody)
    for folder in folders:
        folder.chmod(0o755)
    if ending.status != 3:
        yield f"it does not end with 3: {ending}"
    for words in ("permission denied", "--output", "site/ is as it was"):
        if words not in ending.said:
            yield f'"{words}" is not said: {ending}'
    if files(world.root) != before:
        yield "something was written"


def _become_nobody() -> Callable[[], int]:
    """Root may write everywhere, so it has to be somebody else."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return lambda: 0


SCENES = {"race": race, "read-only": read_only}


def main(arguments: list[str]) -> int:
    """Exit status 1 when anything did not hold."""
    folder, name = arguments
    failures = list(SCENES[name](World(Path(folder), 20)))
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
