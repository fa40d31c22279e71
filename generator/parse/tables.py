"""Tables that a screen reader understands and a narrow screen can stack."""

from markdown_it.token import Token


def mark_tables(tokens: list[Token]) -> None:
    """Header cells get their scope, other cells the name of their column, alignment a class.

    markdown-it writes alignment as `style=`, which our policy forbids.
    """
    columns: list[str] = []
    column = 0
    for index, token in enumerate(tokens):
        match token.type:
            case "table_open":
                columns = []
            case "tr_open":
                column = 0
            case "th_open":
                token.attrs["scope"] = "col"
                columns.append(_plain(tokens[index + 1]))
                _align(token)
            case "td_open":
                if column < len(columns) and columns[column]:
                    token.attrs["data-label"] = columns[column]
                column += 1
                _align(token)


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type == "text")


def _align(cell: Token) -> None:
    style = str(cell.attrs.pop("style", ""))
    if style:
        cell.attrs["class"] = "align-" + style.removeprefix("text-align:")
