"""Bytes become text, or a problem that says where they are not text."""

import re
import sys

from generator.load import SourceFile
from generator.problems import Place, Problem

# Control characters other than tab and line ends; halves of characters, which cannot be written;
# the private-use characters that mark placeholders (`model/body.py`, `render/one_file/`) or stand
# in for others (`yaml_places.py`); characters that turn the direction of text and can hide what a
# line says; a byte order mark inside a text, and what is no character, which YAML refuses without
# a place.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\ue01f"
    "\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")


def decode(source: SourceFile) -> str | Problem:
    """The text with line ends as `\\n` and no byte order mark."""
    try:
        text = _even(source.data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = _even(error.object[: error.start].decode())
        return Problem(
            place_at(source.path, before, len(before)),
            "not-utf-8",
            "this file is not UTF-8 text",
            'save it again with the encoding "UTF-8"',
        )
    found = forbidden_in(text)
    if found is None:
        return text
    return Problem(
        place_at(source.path, text, found.start()),
        "forbidden-character",
        f"an invisible character ({found[0] if len(found[0]) > 1 else f'U+{ord(found[0]):04X}'})"
        " stands here",
        "delete it and type the word again",
    )


def _even(text: str) -> str:
    """The text with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def forbidden_in(text: str) -> re.Match[str] | None:
    """The first character that no text may hold, or a reference to one, such as `&#xE000;`."""
    references = (found for found in _REFERENCE.finditer(text) if _is_forbidden(found))
    return _FORBIDDEN.search(text) or next(references, None)


def _is_forbidden(reference: re.Match[str]) -> bool:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return 0 < number <= sys.maxunicode and bool(_FORBIDDEN.match(chr(number)))


def place_at(path: str, text: str, offset: int) -> Place:
    """The place of a character of a text that begins at the top of the file."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(path, text.count("\n", 0, offset) + 1, offset - line_start + 1)


_OPENING = re.compile(r"""(^|[\s(\[{–—/“‘])(["'])(?=\S)""")
_OPENERS = {'"': "“", "'": "‘"}
_CLOSERS = str.maketrans({'"': "”", "'": "’"})


def curl_quotes(text: str, before: str = "") -> str:
    """Straight quotation marks as typographic ones.

    `before` is the character in front of the text, where it stands inside a sentence.
    """
    opened = _OPENING.sub(lambda m: m[1] + _OPENERS[m[2]], before + text)
    return opened.translate(_CLOSERS)[len(before) :]
