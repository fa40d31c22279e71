"""From the words somebody types to a title and to a name for files and addresses."""

import re
from typing import NamedTuple
from unicodedata import combining, normalize

from generator.characters import forbidden_in
from generator.kinds import reserved_in

LONGEST = 50  # a browser keeps no longer name of a quiz or an exercise (assets/js/keep/shapes.js)

_IS_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)+|[a-z]+")
_TAKEN = ("index",)  # the list page of a folder


class Name(NamedTuple):
    """A title for readers, and a name for the file."""

    title: str
    slug: str


class Refusal(NamedTuple):
    """Why nothing is written, and what to do about it."""

    message: str
    hint: str


_HIDDEN = Refusal("the name holds a character that cannot be shown", "type it again")


def title_of(words: str) -> Name | Refusal:
    """A title that needs no file of its own: no name is refused, and the slug may be empty."""
    words = " ".join(words.split())
    if forbidden_in(words):
        return _HIDDEN
    return Name(_title_of(words), _slug_of(words))


def name_of(words: str) -> Name | Refusal:
    """The title is the words as typed; of a name such as "sleep-well" it is "Sleep well"."""
    words = " ".join(words.split())
    if forbidden_in(words):
        return _HIDDEN
    slug = _slug_of(words)
    if not slug:
        return Refusal(
            f'no name for a file can be made of "{words}"',
            "type it in the letters a to z; the title can be changed in the file",
        )
    if slug in _TAKEN or reserved_in(slug):
        return Refusal(f'no file may have the name "{slug}"', reserved_in(slug) or "choose another")
    return Name(_title_of(words), slug)


def _title_of(words: str) -> str:
    if not _IS_NAME.fullmatch(words):
        return words
    spaced = words.replace("-", " ")
    return spaced[0].upper() + spaced[1:]


def _slug_of(words: str) -> str:
    """Small letters and digits joined by hyphens, cut between words where it would be too long."""
    plain = "".join(one for one in normalize("NFKD", words.casefold()) if not combining(one))
    plain = plain.replace("'", "").replace("’", "")  # "don't" is one word
    parts = re.findall("[a-z0-9]+", plain)
    while len("-".join(parts)) > LONGEST and len(parts) > 1:
        parts.pop()
    return "-".join(parts)[:LONGEST]
