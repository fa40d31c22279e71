"""Remembers where in its text each inline token began.

markdown-it keeps the lines of blocks but no columns. Its inline rules know the offset while
they run, so a thin wrapper around the few rules whose tokens must be located is enough.
"""

from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.problems import Place

OFFSET = "offset"
CELLS_BEFORE = "cells-before"  # in the meta of a cell of a table: the texts in front of it
LOCATED_RULES = ("link", "image", "autolink", "html_inline", "footnote_ref")

InlineRule = Callable[[StateInline, bool], bool]


def located(rule: InlineRule) -> InlineRule:
    """The rule, noting the offset at which it began in every token it makes."""

    def with_offset(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[made:]:
            token.meta.setdefault(OFFSET, start)
        return True

    return with_offset


def keep_offsets(markdown: MarkdownIt) -> None:
    """Wraps the rules whose tokens are located later."""
    for rule in list(markdown.inline.ruler.__rules__):
        if rule.name in LOCATED_RULES:
            markdown.inline.ruler.at(rule.name, located(rule.fn))


def place_in_block(path: str, lines: Sequence[str], block: Token, offset: int) -> Place:
    """The place of an offset in the text of a block.

    `lines` are those of the whole file; `block.map` counts in them from 0. Marks in front of
    the text (`>`, `-`, `##`, an indent) are not part of it, so the line of text is looked for
    in its line of the file.
    """
    content = block.content
    line = min(_first_line(lines, block) + content.count("\n", 0, offset), len(lines) - 1)
    start = content.rfind("\n", 0, offset) + 1
    end = content.find("\n", start)
    text = content[start : end if end >= 0 else None]
    cells = block.meta.get(CELLS_BEFORE)
    from_here = _start_of_cell(lines[line], cells) if cells else 0
    indent = max(lines[line].find(text, from_here), 0)
    return Place(path, line + 1, indent + offset - start + 1)


def _first_line(lines: Sequence[str], block: Token) -> int:
    """The line in which the text of a block begins.

    markdown-it counts a line of unusual spaces as one of the block, and then strips it away.
    """
    first, end = block.map or (0, 0)
    text = block.content.partition("\n")[0]
    for number in range(first, min(end, len(lines))):
        if text in lines[number]:
            return number
    return first


def _start_of_cell(line: str, before: Sequence[str]) -> int:
    """Where a cell may begin: behind those in front of it, which may hold the same text."""
    start = 0
    for text in before:
        found = line.find(text, start)
        start = line.find("|", found + len(text) if found >= 0 else start) + 1
    return start
