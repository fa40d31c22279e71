"""Tables that a screen reader understands and a narrow screen can stack."""

from markdown_it.token import Token

from generator import limits
from generator.parse.inline_places import CELLS_BEFORE
from generator.parse.reading import Reading


def mark_tables(tokens: list[Token], reading: Reading) -> None:
    """Header cells get their scope, other cells the name of their column, alignment a class.

    markdown-it writes alignment as `style=`, which our policy forbids.
    """
    columns: list[str] = []
    before: list[str] = []  # the cells in front, in this row
    for index, token in enumerate(tokens):
        match token.type:
            case "table_open":
                columns = []
            case "tr_open":
                before = []
            case "th_open":
                token.attrs["scope"] = "col"
                columns.append(_plain(tokens[index + 1]))
                _note_cell(tokens[index + 1], before)
                if len(columns) == limits.TABLE_COLUMNS + 1:
                    message = f"this table has more than {limits.TABLE_COLUMNS} columns"
                    place = reading.locate(tokens[index + 1], 0)
                    reading.report(place, "too-many-columns", message, "make several tables of it")
                _align(token)
            case "td_open":
                label = columns[len(before)] if len(before) < len(columns) else ""
                if label:
                    token.attrs["data-label"] = label
                _note_cell(tokens[index + 1], before)
                _align(token)


def _note_cell(inline: Token, before: list[str]) -> None:
    inline.meta[CELLS_BEFORE] = tuple(before[: limits.TABLE_COLUMNS])
    before.append(inline.content)


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type == "text")


def _align(cell: Token) -> None:
    style = str(cell.attrs.pop("style", ""))
    if style:
        cell.attrs["class"] = "align-" + style.removeprefix("text-align:")
