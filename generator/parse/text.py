"""Bytes become text, or a problem that says where they are not text."""

import re

from generator.characters import forbidden_in
from generator.load import SourceFile
from generator.problems import Place, Problem


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
    if '"' not in text and "'" not in text:
        return text  # most texts, and to look through them in this way costs next to nothing
    opened = _OPENING.sub(lambda m: m[1] + _OPENERS[m[2]], before + text)
    return opened.translate(_CLOSERS)[len(before) :]


# For texts of ASCII alone, `str.translate` and `str.split` find words in a third of the time.
_WORD = re.compile(r"\w[\w’'-]*")
_APART = {
    sign: None if chr(sign) in "'-" else " "
    for sign in range(128)
    if not (chr(sign).isalnum() or chr(sign) == "_")
}


def count_words(text: str) -> int:
    """How many words are in a text. Apostrophes and hyphens may stand in one, and make none."""
    text = text.replace("’", "'")
    return len(text.translate(_APART).split()) if text.isascii() else len(_WORD.findall(text))
