"""What a reader reads: each run of text of a body, without marks and citations."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generator.model.body import Block, BlockKind
from generator.parse import inlines
from generator.parse.containers import CLOSE_TOKEN, OPEN_TOKEN
from generator.parse.reading import Reading

_KINDS = {
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.ITEM,
    "th_open": BlockKind.CELL,
    "td_open": BlockKind.CELL,
}
_CLOSINGS = frozenset(name.replace("_open", "_close") for name in _KINDS)
_BREAKS = ("softbreak", "hardbreak")
_CITING = (inlines.CITATION, "footnote_ref")


def blocks_of(tokens: Sequence[Token], reading: Reading) -> Iterator[Block]:
    """The blocks in the order of the text; notes at its end are none."""
    kinds: list[BlockKind] = []
    boxes: list[str] = []
    for token in tokens:
        if token.type == "footnote_block_open":
            return
        if token.type in _KINDS:
            kinds.append(_KINDS[token.type])
        elif token.type in _CLOSINGS:
            kinds.pop()
        elif token.type == OPEN_TOKEN:
            boxes.append(token.meta["container"].name)
        elif token.type == CLOSE_TOKEN:
            boxes.pop()
        elif token.type == "inline":
            children = token.children or []
            text = " ".join("".join(map(_shown, children)).split())
            is_mixed = len(children) > 1  # one child that has words neither leads nor cites
            if text:
                yield Block(
                    kinds[-1] if kinds else BlockKind.PARAGRAPH,
                    text,
                    reading.locate(token, 0),
                    boxes[-1] if boxes else "",
                    tuple(_links(children)) if is_mixed else (),
                    is_mixed and any(child.type in _CITING for child in children),
                )


def _links(children: Sequence[Token]) -> Iterator[str]:
    """The words of each link of a line."""
    start = 0
    for index, child in enumerate(children):
        if child.type == "link_open":
            start = index
        elif child.type == "link_close":
            yield "".join(map(_shown, children[start:index]))


def _shown(token: Token) -> str:
    """What a reader sees of an inline token."""
    if token.type == inlines.TERM:
        return str(token.meta["shown"])
    if token.type in _BREAKS:
        return " "
    return token.content if token.type in ("text", "code_inline") else ""
