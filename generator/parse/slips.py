"""Marks that were meant as more than text, and that CommonMark leaves standing as text."""

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator.parse.reading import Reading


class Slip(NamedTuple):
    """What stands in the text, and what to say about it; {} is what the pattern caught."""

    pattern: re.Pattern[str]
    code: str
    message: str
    hint: str


_SLIPS = (
    Slip(
        re.compile(r"\[\^([^\[\]\s]+)\]"),
        "unknown-footnote",
        'there is no footnote "{}"',
        'add a line "[^{}]: …" to this page',
    ),
    Slip(
        re.compile(r"\^\["),
        "unread-footnote",
        "this looks like a note, but cannot be read as one",
        'write [^1] here, and a line "[^1]: …" with the words of the note',
    ),
    Slip(
        re.compile(r"\]\(|\)\[|\] \((?=https?:|[^\s)]+\.(?:md|yaml)\b)"),
        "unread-link",
        "this looks like a link, but cannot be read as one",
        "write [words](address), with no space inside or in front of the address",
    ),
    Slip(
        re.compile(r"\[\["),
        "unread-term",
        "this looks like a term, but cannot be read as one",
        "write [[term]] or [[term|other words]], on one line",
    ),
    Slip(
        re.compile(r"\[@"),
        "unread-citation",
        "this looks like a citation, but cannot be read as one",
        "write [@key] or [@key, words for the note], with no other brackets inside",
    ),
)


NOTED = "slips"  # in the meta of a block: what was found in it


def add_slips(markdown: MarkdownIt) -> None:
    """Adds the search at a point where a sign after a backslash still stands apart."""
    markdown.core.ruler.before("text_join", "slips", _note)


def _note(state: StateCore) -> None:
    """In each text the first slip of each kind."""
    for block in state.tokens:
        if not block.children:
            continue
        # Every pattern asks for a bracket, and few texts hold one.
        texts = [
            child.content
            for child in block.children
            if child.type == "text" and ("[" in child.content or "]" in child.content)
        ]
        found = [(s, s.pattern.search(text)) for text in texts for s in _SLIPS]
        if noted := [(slip, match) for slip, match in found if match]:
            block.meta[NOTED] = noted


def report_slips(block: Token, reading: Reading) -> None:
    """A problem for each slip that was noted in a block."""
    for slip, match in block.meta.get(NOTED, ()):
        caught = next((group for group in match.groups() if group), "")
        reading.report(
            reading.locate(block, max(block.content.find(match[0]), 0)),
            slip.code,
            slip.message.format(caught),
            slip.hint.format(caught),
        )
