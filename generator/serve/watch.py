"""Notices that files have changed, and that they have stopped changing."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.manifest import Stamps
from generator.serve.notices import Notices

REST = 0.02  # seconds without another change: a program may write a file in several steps


class Watch:
    """Looks at the stamps of all files, and acts once they are at rest.

    What it saw last is its state. Saving many files, or moving an old one in, acts once.
    """

    def __init__(self, stamps: Callable[[], Stamps], act: Callable[[], Stamps]) -> None:
        """`act` returns the stamps of what it acted upon, as `stamps` finds them."""
        self._stamps, self._act = stamps, act
        self._seen: Stamps = {}
        self._is_settling = False

    def look(self) -> None:
        """Looks once more, and acts if the last look saw a change and this one saw none."""
        try:
            stamps = self._stamps()
        except OSError:  # a file went while we looked: the next look sees what is left
            return
        if stamps != self._seen:
            self._seen, self._is_settling = stamps, True
        elif self._is_settling:
            self.act()

    def act(self) -> None:
        """Acts now."""
        self._is_settling = False
        self._seen = self._act()


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
        if not notices.take():
            return
        for timer in waiting:
            timer.cancel()
        waiting[:] = [loop.call_later(REST, watch.act)]

    loop.add_reader(notices.fileno(), note)
    try:
        yield True
    finally:
        loop.remove_reader(notices.fileno())
        notices.close()
