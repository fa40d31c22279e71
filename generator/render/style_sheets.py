"""What would make a browser drop a part of a style sheet without a word.

CSS has no errors: after a brace that is never closed everything is read as something else, and a
page loses half of its look. Nothing more is checked here than that all that is opened is closed,
and that nothing is asked of another host: the policy of every page would stop that.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.problems import Place, Problem, Severity, places_in
from generator.render.theme_files import decoded

_TOKENS = re.compile(
    r"""
      /\* .*? (?P<comment>\*/|\Z)
    | url\( \s*+ (?!["']) (?:\\.|[^)\\])* (?P<url>\)?)
    | " (?:\\.|[^"\\\n])* (?P<double>"?)
    | ' (?:\\.|[^'\\\n])* (?P<single>'?)
    | \\.
    | (?P<open>[{(\[])
    | (?P<close>[})\]])
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
# An address with a host in it, outside a comment. A name space of SVG is no address to ask.
_ELSEWHERE = re.compile(
    r"""/\*.*?\*/|(?P<asks>(?:url\(|@import|src\()\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//[^\s"')]*)""",
    re.DOTALL | re.IGNORECASE,
)
_PARTNERS = {"{": "}", "(": ")", "[": "]"}
_WAYS_OUT = {
    "{": 'add a "}" where this rule ends, or a rule inside it',
    "(": 'add a ")" where it ends',
    "[": 'add a "]" where it ends',
}
_NAMED = {
    "comment": ("this comment", 'add "*/" where it ends'),
    "url": ('this "url("', 'add a ")" behind the address'),
    "double": ("this quotation", "add a quotation mark on the same line"),
    "single": ("this quotation", "add a quotation mark on the same line"),
}


class _Slip(NamedTuple):
    """The first thing that goes wrong, by its offset; what follows comes of it."""

    offset: int
    message: str
    hint: str


def mistakes_in_style(path: str, data: bytes) -> Iterator[Problem]:
    """The first mistake of a style sheet, or that there is nothing in it."""
    text = decoded(path, data)
    if isinstance(text, Problem):
        yield text
        return
    if not text.strip():
        hint = "delete it to have ours again, or leave it, with a comment in it, to have none"
        yield Problem(
            Place(path), "empty-style", "this style sheet is empty", hint, Severity.WARNING
        )
    slip = _first_slip(text)
    if slip:
        place = places_in(path, text)(slip.offset)
        yield Problem(place, "broken-style", slip.message, slip.hint)
    yield from _elsewhere(path, text)


def _elsewhere(path: str, text: str) -> Iterator[Problem]:
    for found in _ELSEWHERE.finditer(text):
        if found["asks"]:
            message = "this style sheet asks another host for a file"
            place = places_in(path, text)(found.start())
            yield Problem(place, "other-host", message, "put the file into the content")


def _first_slip(text: str) -> _Slip | None:
    opened: list[tuple[str, int]] = []  # and not closed yet, with where they stand
    for token in _TOKENS.finditer(text):
        kind, sign = token.lastgroup, token[0]
        if kind == "open":
            opened.append((sign, token.start()))
        elif kind == "close":
            if not opened:
                return _closes_nothing(sign, token.start())
            if _PARTNERS[opened[-1][0]] != sign:
                break
            opened.pop()
        elif kind and not token[kind]:
            what, hint = _NAMED[kind]
            return _Slip(token.start(), f"{what} is never closed", hint)
    if not opened:
        return None
    # Of braces inside one another the outer one is left over; of others, the one just met.
    sign, offset = opened[0] if all(one == "{" for one, _ in opened) else opened[-1]
    return _Slip(offset, f'this "{sign}" is never closed', _WAYS_OUT[sign])


def _closes_nothing(sign: str, offset: int) -> _Slip:
    hint = "delete it, or look above it for a rule that ends too early"
    return _Slip(offset, f'this "{sign}" closes nothing', hint)
