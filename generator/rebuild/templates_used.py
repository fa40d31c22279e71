"""Which templates a page is made with, by the names that they say of one another."""

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from generator.rebuild.coding import print_of

# A tag that names others; and the forms of what stands in it: one name, and the beginning of some.
_NAMING = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%}", re.DOTALL)
_NAME = r"\s*(?:'([^'\\]+)'|\"([^\"\\]+)\")\s*"
_ONE = re.compile(
    _NAME + r"(?:(?:ignore\s+missing|with\s+context|without\s+context)\s*|(?:as|import)\s.*)*",
    re.DOTALL,
)
_SOME = re.compile(_NAME + r"~(?:(?!\bif\b).)*", re.DOTALL)


class TemplatesUsed:
    """The templates of a theme as text. A class, so that each is read and gone through once."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        """A template in an earlier folder replaces one of the same name in a later folder."""
        self._folders = folders
        self._texts: dict[str, bytes | None] = {}  # by name; none where there is no such template

    def print(self, name: str) -> bytes:
        """A name for the state of a template and of all that it uses."""
        used = sorted(self.used_by(name))
        return print_of(*(part for one in used for part in (one.encode(), self._text(one) or b"")))

    def used_by(self, name: str) -> set[str]:
        """The names of a template and of all that it may use: some more where it does not say."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            text = self._text(one)
            if one not in found and text is not None:
                found.add(one)
                waiting += self._named_in(text.decode("utf-8", "replace"))
        return found

    def _named_in(self, text: str) -> Iterator[str]:
        for words in _NAMING.findall(text):
            if one := _ONE.fullmatch(words):
                yield _as_found(one[1] or one[2])
                continue
            some = _SOME.fullmatch(words)
            start = _as_found(some[1] or some[2]) if some else ""
            yield from (name for name in self._names if name.startswith(start))

    def _text(self, name: str) -> bytes | None:
        if name not in self._texts:
            paths = (folder / name for folder in self._folders)
            path = next((path for path in paths if path.is_file()), None)
            self._texts[name] = path.read_bytes() if path else None
        return self._texts[name]

    @cached_property
    def _names(self) -> set[str]:
        """The name of every template that there is."""
        return {name for folder in self._folders for name in _names_in(str(folder))}


def _as_found(name: str) -> str:
    """The name of a template as Jinja looks for it."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def _names_in(folder: str) -> Iterator[str]:
    """The files of a folder by their paths from there; no link is followed in a circle."""
    seen = set[str]()
    for place, folders, files in os.walk(folder, followlinks=True):
        seen.add(os.path.realpath(place))
        folders[:] = [one for one in folders if os.path.realpath(f"{place}/{one}") not in seen]
        start = os.path.relpath(place, folder)
        yield from (_as_found(f"{start}/{file}".replace(os.sep, "/")) for file in files)
