"""The table of `:::` containers, and the block rule that reads them."""

import re
from enum import Enum, auto
from typing import NamedTuple

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from generator.problems import did_you_mean

OPEN_TOKEN, CLOSE_TOKEN, BLOCK_TOKEN = "box_open", "box_close", "embedded_block"
MISTAKES = "container_mistakes"  # in the environment: a list of mistakes


class Shape(Enum):
    """How a container turns into HTML."""

    BOX = auto()  # a title and a content, in one element
    CARE = auto()  # a help card: its title is a heading
    FIGURE = auto()  # a drawing, its caption and its text version
    BLOCK = auto()  # a component made from data; nothing stands inside


class Container(msgspec.Struct, frozen=True):
    """One row of the table."""

    name: str
    shape: Shape
    label: str = ""  # key of words before the title: meaning never hangs on looks alone


CONTAINERS = (
    Container("callout", Shape.BOX),
    Container("scene", Shape.BOX, "box.scene"),
    Container("do-dont", Shape.BOX),
    Container("care", Shape.CARE),
    Container("figure", Shape.FIGURE),
    Container("technique-table", Shape.BLOCK),
    Container("quiz", Shape.BLOCK),
    Container("exercise", Shape.BLOCK),
    Container("exercise-card", Shape.BLOCK),
    Container("quiz-list", Shape.BLOCK),
    Container("exercise-list", Shape.BLOCK),
    Container("path-list", Shape.BLOCK),
    Container("my-space", Shape.BLOCK),
    Container("search", Shape.BLOCK),
    Container("chapter-list", Shape.BLOCK),
    Container("support-lines", Shape.BLOCK),
    Container("references", Shape.BLOCK),
    Container("glossary", Shape.BLOCK),
    Container("download", Shape.BLOCK),
)
BY_NAME = {container.name: container for container in CONTAINERS}

CARE_LEVELS = ("emergency", "urgent", "soon")


class Mistake(NamedTuple):
    """What is wrong with a container."""

    line: int  # from 0
    code: str
    message: str
    hint: str


_MARK = re.compile(r":{3,}[ \t]*(.*?)[ \t]*$")
_CODE = re.compile(r"(```+|~~~+)")


def add_containers(markdown: MarkdownIt) -> None:
    """Adds the block rule; it may end a paragraph, a quotation and a list."""
    markdown.block.ruler.before(
        "fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    opening = _MARK.match(_line(state, start))
    if not opening:
        return False
    if silent:
        return True
    if not opening[1]:
        _report(
            state,
            Mistake(
                start,
                "container-not-open",
                'this ":::" closes nothing: no container is open here',
                'remove it, or open a container above it, such as "::: callout"',
            ),
        )
        state.line = start + 1
        return True
    name, _, argument = opening[1].partition(" ")
    close = _closing_line(state, start, end)
    if close is None:
        _report(
            state,
            Mistake(
                start,
                "container-not-closed",
                f'the container "{name}" is never closed',
                'put a line with ":::" where it ends',
            ),
        )
        close = end
    container = BY_NAME.get(name)
    if container is None:
        _report(
            state,
            Mistake(
                start,
                "unknown-container",
                f'there is no container "{name}"',
                did_you_mean(name, BY_NAME) or "there are: " + ", ".join(BY_NAME),
            ),
        )
        container = Container(name, Shape.BOX)
    _push(state, container, argument.strip(), (start, close))
    state.line = min(close + 1, end)
    return True


def _closing_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes the container opened at `start`; nested ones are skipped."""
    depth, code = 1, ""
    for number in range(start + 1, end):
        line = _line(state, number)
        fence = _CODE.match(line)
        if fence:
            code = "" if code and fence[1].startswith(code) else code or fence[1]
        mark = None if code else _MARK.match(line)
        if mark:
            depth += 1 if mark[1] else -1
            if depth == 0:
                return number
    return None


def _push(state: StateBlock, container: Container, argument: str, span: tuple[int, int]) -> None:
    """The tokens of one container, those of its content between them."""
    start, close = span
    if container.shape is Shape.BLOCK:
        token = state.push(BLOCK_TOKEN, "", 0)
        token.meta = {"container": container, "argument": argument}
        token.map = [start, close]
        _report_content(state, container, start, close)
        return
    opening = state.push(OPEN_TOKEN, "", 1)
    opening.meta = {"container": container, "argument": argument}
    opening.map = [start, close]
    outer_max, outer_parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = close, "box"
    state.md.block.tokenize(state, start + 1, close)
    state.lineMax, state.parentType = outer_max, outer_parent
    state.push(CLOSE_TOKEN, "", -1).meta = opening.meta


def _report_content(state: StateBlock, container: Container, start: int, close: int) -> None:
    for number in range(start + 1, close):
        if _line(state, number).strip():
            _report(
                state,
                Mistake(
                    number,
                    "container-not-empty",
                    f'nothing may stand inside the container "{container.name}"',
                    "move this text below the line that closes it",
                ),
            )
            return


def _report(state: StateBlock, mistake: Mistake) -> None:
    state.env.setdefault(MISTAKES, []).append(mistake)
