"""YAML as a tree in which every key and value knows its place.

Values stay text until `convert` knows what they should be: `no` may be a country, `2024` a
title. Plain loading would have decided already, would keep the last of two equal keys, and
would follow an alias bomb.
"""

from collections.abc import Iterator

import msgspec
import yaml

from generator import limits
from generator.problems import Locate, Place, Problem, places_in

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ["str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge"]
)


# At these YAML ends a line; an editor and JSON do not. So they are read as characters that no
# source holds, and put back.
_LINE_ENDS, _STAND_INS = "\x85\u2028\u2029", "\ue002\ue003\ue004"
_AWAY = str.maketrans(_LINE_ENDS, _STAND_INS)
_BACK = str.maketrans(_STAND_INS, _LINE_ENDS)


def _with_line_ends(text: str) -> str:
    return text if text.isascii() else text.translate(_BACK)


class NotPlain(Exception):
    """YAML that is well-formed but more than plain keys and values."""

    def __init__(self, mark: yaml.Mark, message: str, hint: str) -> None:
        """`mark` says where in the YAML."""
        super().__init__(message)
        self.mark, self.message, self.hint = mark, message, hint


class Scalar(msgspec.Struct, frozen=True):
    """A single value, as written."""

    place: Place
    text: str
    is_plain: bool  # without quotation marks
    start: int  # its first character, counted in the YAML
    end: int


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    place: Place
    items: tuple["Node", ...]


class Entry(msgspec.Struct, frozen=True):
    """A key and its value."""

    key: str
    place: Place  # of the key
    value: "Node"


class Mapping(msgspec.Struct, frozen=True):
    """Keys and values in the order of the file."""

    place: Place
    entries: tuple[Entry, ...]

    def get(self, key: str) -> "Node | None":
        """The value of a key."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


Node = Scalar | Sequence | Mapping


class _Reader(msgspec.Struct):
    """Walks the composed tree once; holds what it has met."""

    locate: Locate  # in the YAML
    problems: list[Problem]
    seen: set[int] = msgspec.field(default_factory=set)

    def place(self, mark: yaml.Mark) -> Place:
        return self.locate(mark.index)

    def node(self, raw: yaml.Node, depth: int = 0) -> Node:
        if depth > limits.YAML_DEPTH:
            raise NotPlain(raw.start_mark, "lists stand too deep inside one another", "")
        if id(raw) in self.seen:
            raise NotPlain(
                raw.start_mark,
                "the signs & and * (anchor, alias) are not used here",
                "write it out",
            )
        self.seen.add(id(raw))
        if raw.tag not in _PLAIN_TAGS:
            raise NotPlain(
                raw.start_mark,
                "the sign ! (a tag) is not used here",
                "put the value in quotation marks",
            )
        place = self.place(raw.start_mark)
        if isinstance(raw, yaml.MappingNode):
            return Mapping(place, tuple(self._entries(raw, depth)))
        if isinstance(raw, yaml.SequenceNode):
            return Sequence(place, tuple(self.node(item, depth + 1) for item in raw.value))
        is_plain = not getattr(raw, "style", None)
        words = _with_line_ends(raw.value)
        return Scalar(place, words, is_plain, raw.start_mark.index, raw.end_mark.index)

    def _entries(self, raw: yaml.MappingNode, depth: int) -> Iterator[Entry]:
        first: dict[str, int] = {}
        for key, value in raw.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag.endswith(":merge"):
                raise NotPlain(key.start_mark, "a key must be a plain word", "write the keys out")
            place, name = self.place(key.start_mark), _with_line_ends(key.value)
            if name in first:
                self.problems.append(
                    Problem(
                        place,
                        "duplicate-key",
                        f'the key "{name}" is here twice',
                        f"the first one is in line {first[name]}; keep one of them",
                    )
                )
                continue
            first[name] = place.line
            yield Entry(name, place, self.node(value, depth + 1))


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML text, and its problems; None when it cannot be read at all.

    `first_line` is the line of the file at which the text begins.
    """
    problems: list[Problem] = []
    reader = _Reader(places_in(path, text, first_line), problems)
    try:
        raw = yaml.compose(text.translate(_AWAY), Loader=_LOADER)
        if raw is None:
            return Mapping(reader.locate(0), ()), problems
        return reader.node(raw), problems
    except NotPlain as error:
        problems.append(
            Problem(reader.place(error.mark), "yaml-not-plain", error.message, error.hint)
        )
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error, reader))
    except RecursionError:
        problems.append(
            Problem(
                reader.locate(0),
                "yaml-not-plain",
                "brackets stand too deep inside one another",
            )
        )
    return None, problems


# What the parser says, what it means, and what to do.
_COMPLAINTS = (
    (
        "mapping values are not allowed",
        'there is a second ": " in this line, or its indent is wrong',
        'put a value that holds ": " in quotation marks; put a space after the ":" of a key',
    ),
    (
        "unexpected end of stream",
        "a quotation mark is opened here and never closed",
        "close it at the end of the value",
    ),
    ("tab character", "there is a tab in this line", "indent with spaces"),
    (
        "cannot start any token",
        "a value may not begin with this sign",
        "put the value in quotation marks; indent with spaces, not tabs",
    ),
    (
        "could not find expected ':'",
        'this line has no ":" after its key',
        "add it, or indent the line as part of the value above",
    ),
    (
        "expected ',' or ']'",
        "a list is opened with [ and never closed",
        "close it with ], and put a comma between its entries",
    ),
    (
        "expected ',' or '}'",
        "keys are opened with { and never closed",
        "close them with }, and put a comma between them",
    ),
    (
        "expected <block end>",
        "this line is indented otherwise than those above",
        "let the keys of one list begin in the same column",
    ),
    (
        "expected key",
        "what stands here is no key",
        "let keys begin in the same column, and nothing follow a closing quotation mark",
    ),
    (
        "expected '-' indicator",
        "this line is no entry of the list above",
        'begin it with "- ", in the same column as the others',
    ),
    (
        "alphabetic or numeric",
        "a value may not begin with this sign",
        "put the value in quotation marks",
    ),
    (
        "escape character",
        "a \\ between double quotation marks means something else",
        "write it twice, or put the value between single quotation marks",
    ),
    ("another document", 'a second "---" stands here', "remove it"),
)


_CHECK = "check the indent, the colons and the quotation marks here and in the line above"


def _syntax_problem(error: yaml.YAMLError, reader: _Reader) -> Problem:
    reason = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    found = next((c for c in _COMPLAINTS if c[0] in reason), None)
    _, message, hint = found or ("", "something is not as it should be", _CHECK)
    mark = getattr(error, "problem_mark", None)
    if "never closed" in message or "after its key" in message:  # where it began says more
        mark = getattr(error, "context_mark", None) or mark
    place = reader.place(mark) if mark else reader.locate(0)
    return Problem(place, "invalid-yaml", f"this cannot be read as YAML: {message}", hint)
