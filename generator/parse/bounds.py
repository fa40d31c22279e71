"""What Markdown may not go beyond, so that no text takes long to read and none is lost."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from generator import limits
from generator.parse.containers import BLOCK_TOKEN, CLOSE_TOKEN, MISTAKES, OPEN_TOKEN, Mistake
from generator.parse.reading import Reading

# -1, 0 or 1: what a token does to the number of things it stands in. Others are not looked at.
_DEPTH = {OPEN_TOKEN: 1, CLOSE_TOKEN: -1, BLOCK_TOKEN: 0}
_DEPTH |= {
    f"{name}_{side}": n
    for name in ("blockquote", "list_item")
    for side, n in (("open", 1), ("close", -1))
}


def add_bounds(markdown: MarkdownIt) -> None:
    """Adds the bound on paragraphs, in front of the rules whose work grows by its square."""
    markdown.core.ruler.before("inline", "bounds", _empty_the_endless)


def _empty_the_endless(state: StateCore) -> None:
    """Paragraphs beyond the limit are told here, columns in `tables`."""
    columns = 0
    for token in state.tokens:
        columns = 0 if token.type in ("tr_open", "table_close") else columns
        columns += token.type in ("th_open", "td_open")
        if token.type == "inline" and len(token.content) > limits.PARAGRAPH_LENGTH:
            state.env.setdefault(MISTAKES, []).append(_too_long(token))
            token.content = ""
        elif token.type == "inline" and columns > limits.TABLE_COLUMNS:
            token.content = ""


def _too_long(token: Token) -> Mistake:
    return Mistake(
        token.map[0] if token.map else 0,
        "too-long",
        f"this paragraph has {len(token.content):,} characters; "
        f"the limit is {limits.PARAGRAPH_LENGTH:,}",
        "make several of it, with empty lines between them",
    )


def check_bounds(tokens: Sequence[Token], reading: Reading) -> None:
    """Reports what stands too deep, and a page that asks for too many components."""
    depth, deepest, blocks = 0, 0, 0
    for token in tokens:
        if token.type not in _DEPTH:
            continue
        depth += _DEPTH[token.type]
        blocks += token.type == BLOCK_TOKEN
        if depth > limits.MARKDOWN_DEPTH >= deepest:
            message = (
                f"this stands in more than {limits.MARKDOWN_DEPTH} lists, quotes or containers"
            )
            reading.report(reading.locate(token, 0), "too-deep", message, "let fewer hold it")
        if blocks > limits.PAGE_BLOCKS and token.type == BLOCK_TOKEN:
            message = f"this page asks for more than {limits.PAGE_BLOCKS} tables, lists or cards"
            reading.report(
                reading.locate(token, 0), "too-many-blocks", message, "make two pages of it"
            )
            return
        deepest = max(depth, deepest)
