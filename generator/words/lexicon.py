"""Interface words by key, in the language of the guide."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup, escape

from generator.problems import Place, Problem

BASE = "en"  # has every key; another language falls back on it
OURS = Path(__file__).parent

_LINK = re.compile(r"\[([^\]]+)\]")
_FORMS = {"one", "other"}

# The words at a key, or one form for a count of 1 and another for every other count.
Entry = str | dict[str, str]


class BrokenWords(Exception):
    """A file of words that cannot be read, with the problem to report."""

    def __init__(self, path: str, message: str, line: int = 1) -> None:
        """`path` is of the file, from the content folder."""
        super().__init__(message)
        hint = "write lines such as  help: Help now  below the name of their group"
        self.problem = Problem(Place(path, line), "broken-words", message, hint)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language by key, such as "menu.help"."""

    entries: Mapping[str, Entry]

    def plain(self, key: str, /, **values: object) -> str:
        """The words at a key with `{name}` filled in; `count` also chooses the form.

        Raises:
            KeyError: there is no such key, or no value for a name in the words.
        """
        return self._form(key, values).format_map(values)

    def say(self, key: str, /, *links: str, **values: object) -> Markup:
        """The words as markup. Words in square brackets lead, in their order, to `links`.

        Raises:
            KeyError: as `plain`.
            IndexError: fewer links than the words have brackets.
        """
        text = escape(self._form(key, values)).format(**values)
        if not links:
            return text
        hrefs = list(links)
        return Markup(_LINK.sub(lambda found: _anchor(hrefs.pop(0), found[1]), text))

    def day(self, value: date) -> str:
        """A date a reader of any country understands: 25 November 2026."""
        month = self.plain(f"month.{value.month}")
        return self.plain("month.day", day=value.day, month=month, year=value.year)

    def under(self, group: str) -> dict[str, Entry]:
        """Every entry of a group, by the rest of its key: what a script is given."""
        start = f"{group}."
        return {k.removeprefix(start): v for k, v in self.entries.items() if k.startswith(start)}

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        entry = self.entries[key]
        if isinstance(entry, str):
            return entry
        return entry["one" if values.get("count") == 1 else "other"]


def load_words(language: str, folders: tuple[Path, ...]) -> Words:
    """The words of a language: English, then our file, then `words/` in each folder of a theme.

    `language` is a tag such as "pt-BR"; a file "pt.yaml" counts for it too. A file in an earlier
    folder replaces, key by key, what later ones say.

    Raises:
        BrokenWords: a file is not what it should be.
        OSError: a file cannot be read.
    """
    primary = language.lower().partition("-")[0]
    names = [f"{name}.yaml" for name in dict.fromkeys((BASE, primary, language))]
    places = (OURS, *(folder / "words" for folder in reversed(folders)))
    entries: dict[str, Entry] = {}
    for place in places:
        for name in names:
            if (place / name).is_file():
                entries |= _read(place / name)
    return Words(entries)


def _read(file: Path) -> dict[str, Entry]:
    path = f"../words/{file.name}"
    try:
        tree = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # every value stays text
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BrokenWords(path, "this file of words cannot be read", line) from error
    if not isinstance(tree, dict):
        raise BrokenWords(path, "this file holds no groups of words")
    return dict(_leaves(tree, ""))


def _leaves(tree: dict[str, Any], above: str) -> Iterator[tuple[str, Entry]]:
    for name, value in tree.items():
        if isinstance(value, dict) and set(value) != _FORMS:
            yield from _leaves(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _anchor(href: str, words: str) -> str:
    away = ' rel="noreferrer"' if ":" in href else ""
    return f'<a href="{escape(href)}"{away}>{words}</a>'
