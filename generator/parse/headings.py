"""Headings: their anchors, and their levels."""

import re

from markdown_it.token import Token

from generator.model.body import Heading
from generator.parse.inlines import TERM
from generator.parse.reading import Reading
from generator.parse.text import curl_quotes
from generator.problems import Place

_FIXED = re.compile(r"\s*\{#([^}]*)\}\s*$")
_ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# Anchors that the templates give to parts of their own on pages that hold text.
_OF_THE_FRAME = re.compile(r"content|start|chapters|in-short|recap|notes|(note|cite)-\d+")


def slug_of(text: str) -> str:
    """The text as an anchor: lower case, words joined by hyphens."""
    letters = "".join(
        c if c.isalnum() else " " for c in text.lower().replace("’", "").replace("'", "")
    )
    return "-".join(letters.split()) or "section"


def read_headings(tokens: list[Token], reading: Reading) -> tuple[Heading, ...]:
    """The headings in order; each heading token gets its `id`."""
    found: list[Heading] = []
    taken: set[str] = set()
    numbers: dict[str, int] = {}  # the next one to try for an anchor that is taken
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        inline = tokens[index + 1]
        place = reading.locate(inline, 0)
        fixed = _take_fixed_anchor(inline, place, reading)
        text = curl_quotes(_plain(inline))
        anchor = fixed or _free(slug_of(text), taken, numbers)
        if _OF_THE_FRAME.fullmatch(anchor):
            reading.report(
                place,
                "duplicate-anchor",
                f'the anchor "{anchor}" belongs to the page around this text',
                "give this heading another one",
            )
        if anchor in taken:
            reading.report(
                place,
                "duplicate-anchor",
                f'the anchor "{anchor}" is on this page twice',
                "give one of the headings another one",
            )
        taken.add(anchor)
        level = int(token.tag[1])
        _check_level(level, found[-1].level if found else 1, place, reading)
        token.attrs["id"] = anchor
        found.append(Heading(level, text, anchor, place))
    return tuple(found)


def _take_fixed_anchor(inline: Token, place: Place, reading: Reading) -> str:
    """The anchor an author fixed with `{#name}`, cut off the text of the heading."""
    last = inline.children[-1] if inline.children else None
    fixed = _FIXED.search(last.content) if last and last.type == "text" else None
    if last is None or fixed is None:
        return ""
    last.content = last.content[: fixed.start()]
    if not _ANCHOR.fullmatch(fixed[1]):
        reading.report(
            place,
            "bad-anchor",
            f'"{fixed[1]}" cannot be an anchor',
            "use small letters, digits and hyphens",
        )
    return fixed[1]


def _plain(inline: Token) -> str:
    parts = []
    for child in inline.children or ():
        if child.type == TERM:
            parts.append(child.meta["shown"])
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()


def _free(anchor: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The anchor, or the first of anchor-2, anchor-3, … that is not taken."""
    free = anchor
    while free in taken or _OF_THE_FRAME.fullmatch(free):
        numbers[anchor] = number = numbers.get(anchor, 1) + 1
        free = f"{anchor}-{number}"
    return free


def _check_level(level: int, before: int, place: Place, reading: Reading) -> None:
    if level == 1:
        reading.report(
            place,
            "heading-level",
            "the title of the page is its only heading with one #",
            'use "##"',
        )
    elif level > before + 1:
        reading.report(
            place,
            "heading-level",
            f"this heading skips a level: {'#' * level} after {'#' * before}",
            f'use "{"#" * (before + 1)}"',
        )
