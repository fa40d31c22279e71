"""The HTML of containers that hold text."""

from collections.abc import Callable
from html import escape

import msgspec
from markdown_it.token import Token

from generator.model.body import Role, words_at
from generator.parse.containers import CARE_LEVELS, CLOSE_TOKEN, OPEN_TOKEN, Container, Shape
from generator.parse.reading import Reading
from generator.parse.text import curl_quotes
from generator.problems import did_you_mean


class _Figure(msgspec.Struct):
    """A figure being read; it has state because its parts come one after another."""

    opening: Token
    awaited: str = "caption"  # then "text", then "end"

    def sees(self, token: Token) -> list[Token]:
        """What must stand in front of this token, which is inside the figure."""
        if self.awaited == "text":
            self.awaited = "end"
            return [Token("text_version_open", "", 1)]
        is_own = token.level == self.opening.level + 1
        if self.awaited == "caption" and token.type == "paragraph_close" and is_own:
            self.awaited = "text"
        return []


def shape_boxes(tokens: list[Token], reading: Reading) -> list[Token]:
    """The tokens, with arguments checked and the text version of each figure set apart."""
    shaped: list[Token] = []
    figures: list[_Figure] = []
    for token in tokens:
        is_box = token.type in (OPEN_TOKEN, CLOSE_TOKEN)
        is_figure = is_box and token.meta["container"].shape is Shape.FIGURE
        if is_figure and token.type == CLOSE_TOKEN:
            figure = figures.pop()
            if figure.awaited == "end":
                shaped.append(Token("text_version_close", "", -1))
            else:
                _report_wordless(figure.opening, reading)
        elif figures:
            shaped += figures[-1].sees(token)
        if token.type == OPEN_TOKEN:
            _check_argument(token, reading)
            figures += [_Figure(token)] if is_figure else []
        shaped.append(token)
    return shaped


def _report_wordless(figure: Token, reading: Reading) -> None:
    reading.report(
        reading.locate(figure, 0),
        "image-without-text",
        "this figure lacks words for people who cannot see it",
        "write two paragraphs or more inside: first a caption, then what the drawing shows",
    )


def _check_argument(token: Token, reading: Reading) -> None:
    container: Container = token.meta["container"]
    argument: str = token.meta["argument"]
    place = reading.locate(token, 0)
    if container.shape is Shape.FIGURE:
        token.meta["src"] = reading.placeholder(Role.IMAGE, argument, place)
    level = argument.split(" ")[0]
    if container.shape is Shape.CARE and level not in CARE_LEVELS:
        reading.report(
            place,
            "unknown-care-level",
            f'a care card cannot be "{level}"',
            did_you_mean(level, CARE_LEVELS) or f"write one of: {', '.join(CARE_LEVELS)}",
        )


def _open(tokens: list[Token], index: int) -> str:
    token = tokens[index]
    container: Container = token.meta["container"]
    title = escape(curl_quotes(token.meta["argument"]))
    match container.shape:
        case Shape.FIGURE:
            source = token.meta.get("src", "")
            image = f'<img class="figure_image" src="{source}" alt="{words_at("box.drawing")}">'
            return f'<figure class="figure">{image}<figcaption>\n'
        case Shape.CARE:
            level, _, rest = title.partition(" ")
            label = words_at(f"care.{level}") if level in CARE_LEVELS else ""
            return (
                f'<div class="care care_{level}"><h2 class="care_title">'
                f'<span class="care_level">{label}</span> {rest}</h2>\n'
            )
        case _:
            name, key = escape(container.name), container.label
            label = f'<span class="box_label">{words_at(key)}</span>' if key else ""
            heading = f'<p class="{name}_title">{label}{title}</p>' if label or title else ""
            return f'<div class="{name}">{heading}\n'


def _close(tokens: list[Token], index: int) -> str:
    is_figure = tokens[index].meta["container"].shape is Shape.FIGURE
    return "</figcaption></figure>\n" if is_figure else "</div>\n"


BOX_RULES: dict[str, Callable[[list[Token], int], str]] = {
    OPEN_TOKEN: _open,
    CLOSE_TOKEN: _close,
    "text_version_open": lambda tokens, index: (
        f'<details class="text-version"><summary>{words_at("box.text_version")}</summary>\n'
    ),
    "text_version_close": lambda tokens, index: "</details>\n",
}
