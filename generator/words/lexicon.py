"""Interface words by key, in the language of the guide."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from string import Formatter

import msgspec
from markupsafe import Markup, escape

from generator.problems import Problem

BRACKETS = re.compile(r"\[([^\]]+)\]")  # around words that become a link

# The words at a key, or one form for a count of 1 and another for every other count.
Entry = str | dict[str, str]


class Words(msgspec.Struct, frozen=True):
    """The words of one language by key, such as "menu.help"."""

    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...] = ()  # found in the files they are from

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
        words = self._form(key, values)
        if not values:
            return _said(words, links)
        return _filled(_pieces(words, links), values)

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


def forms_of(entry: Entry) -> tuple[str, ...]:
    """Everything that may be said at a key."""
    return (entry,) if isinstance(entry, str) else tuple(entry.values())


# A few words are said on every page, most of them each time alike. So markup is made of them once,
# in pieces: each is some text, and the name of the value that follows it.
Pieces = tuple[tuple[str, str | None], ...]


@lru_cache(maxsize=1024)
def _said(words: str, links: tuple[str, ...]) -> Markup:
    return _filled(_pieces(words, links), {})


@lru_cache(maxsize=1024)
def _pieces(words: str, links: tuple[str, ...]) -> Pieces:
    text = escape(words)
    if links:
        hrefs = list(links)
        text = Markup(BRACKETS.sub(lambda found: _anchor(hrefs.pop(0), found[1]), text))
    return tuple((piece, name) for piece, name, *_ in Formatter().parse(text))


def _filled(pieces: Pieces, values: Mapping[str, object]) -> Markup:
    """The pieces as one, each name in them by its value. What is text among these is escaped."""
    said = (piece if name is None else f"{piece}{escape(values[name])}" for piece, name in pieces)
    return Markup("".join(said))


def _anchor(href: str, words: str) -> str:
    away = ' rel="noreferrer"' if ":" in href else ""
    address = escape(href).replace("{", "{{").replace("}", "}}")  # the rest is filled in later
    return f'<a href="{address}"{away}>{words}</a>'
