"""Which templates a page is made with, by the names that they say of one another."""

import re
from functools import cached_property
from pathlib import Path

from generator.rebuild.coding import print_of

# The name after it, and whether it is only the beginning of one.
_NAMING = re.compile(
    r"{%[-+]?\s*(?:extends|include|import|from)\s+(?:(['\"])(?P<name>[^'\"]+)\1(?P<goes_on>\s*~)?|.)"
)


class TemplatesUsed:
    """The templates of a theme as text. A class, so that each is read and gone through once."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """A template in an earlier folder replaces one of the same name in a later folder."""
        self._folders = folders

    def print(self, name: str) -> bytes:
        """A name for the state of a template and of all that it uses."""
        used = sorted(self._used(name))
        return print_of(*(part for one in used for part in (one.encode(), self._texts[one])))

    @cached_property
    def _texts(self) -> dict[str, bytes]:
        """Every template by name, except those of editions of their own."""
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for folder in reversed(self._folders)
            for path in sorted(folder.rglob("*.html"))
        }

    def _used(self, name: str) -> set[str]:
        found: set[str] = set()
        waiting = [name] if name in self._texts else []
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self._named_in(self._texts[one].decode("utf-8", "replace"))
        return found

    def _named_in(self, text: str) -> list[str]:
        named: list[str] = []
        for found in _NAMING.finditer(text):
            name = found["name"] or ""
            is_start = not name or found["goes_on"]
            named += [one for one in self._texts if one.startswith(name)] if is_start else [name]
        return [one for one in named if one in self._texts]
