"""Notices that files have changed, and that they have stopped changing."""

from collections.abc import Callable, Sequence
from pathlib import Path

from generator.manifest import stamps_of


class Watch:
    """Looks at the stamps of all files, and acts once they are at rest.

    What it saw last is its state. Saving many files, or moving an old one in, acts once.
    """

    def __init__(self, folders: Sequence[Path], act: Callable[[], None]) -> None:
        """Looks for the first time. A folder that does not exist may come later."""
        self._folders, self._act = folders, act
        self._seen = stamps_of(folders)
        self._is_settling = False

    def look(self) -> None:
        """Looks once more, and acts if the last look saw a change and this one saw none."""
        try:
            stamps = stamps_of(self._folders)
        except OSError:  # a file went while we looked: the next look sees what is left
            return
        if stamps != self._seen:
            self._seen, self._is_settling = stamps, True
        elif self._is_settling:
            self._is_settling = False
            self._act()
