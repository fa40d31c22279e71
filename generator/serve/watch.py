"""Notices that files have changed, and that they have stopped changing."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.manifest import stamps_of
from generator.serve.notices import Notices

REST = 0.02  # seconds without another change: a program may write a file in several steps


class Watch:
    """Looks at the stamps of all files, and acts once they are at rest.

    What it saw last is its state. Saving many files, or moving an old one in, acts once.
    """

    def __init__(self, folders: Sequence[Path], act: Callable[[], None]) -> None:
        """Looks for the first time. A folder that does not exist may come later."""
        self.folders, self._act = folders, act
        self._seen = stamps_of(folders)
        self._is_settling = self._is_told = False

    def look(self) -> None:
        """Looks once more, and acts if the last look saw a change and this one saw none."""
        try:
            stamps = stamps_of(self.folders)
        except OSError:  # a file went while we looked: the next look sees what is left
            return
        if self._is_told:
            self._seen, self._is_told = stamps, False
        elif stamps != self._seen:
            self._seen, self._is_settling = stamps, True
        elif self._is_settling:
            self._is_settling = False
            self._act()

    def act(self) -> None:
        """Acts now, since somebody has told of a change; what there is then counts as seen."""
        self._is_settling, self._is_told = False, True
        self._act()


@contextmanager
def told_of_changes(watch: Watch, folders: Sequence[Path]) -> Iterator[bool]:
    """Has the running loop act as soon as the system tells of changes; whether it ever does."""
    try:
        notices = Notices(folders)
    except OSError:
        yield False
        return
    loop = asyncio.get_running_loop()
    waiting: list[asyncio.TimerHandle] = []

    def note() -> None:
        notices.take()
        for timer in waiting:
            timer.cancel()
        waiting[:] = [loop.call_later(REST, watch.act)]

    loop.add_reader(notices.fileno(), note)
    try:
        yield True
    finally:
        loop.remove_reader(notices.fileno())
        notices.close()
