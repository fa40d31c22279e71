"""A YAML tree becomes typed values; whatever does not fit becomes a problem with its place."""

import re
import types
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from generator.characters import forbidden_in
from generator.model.body import Body
from generator.model.items import DEFAULT_TYPE
from generator.parse.markdown import read_value
from generator.parse.text import curl_quotes, place_at
from generator.parse.yaml_places import Mapping, Node, Scalar, Sequence
from generator.problems import Place, Problem, did_you_mean

# A value that could not be made. Whoever meets it gives up too, without a second problem.
MISSING = object()


class Conversion(msgspec.Struct):
    """One file being converted."""

    text: str  # the YAML
    first_line: int  # the line of the file at which it begins
    what: str  # what the file is, for messages: "chapter"
    problems: list[Problem] = msgspec.field(default_factory=list)
    places: dict[str, Place] = msgspec.field(default_factory=dict)
    bodies: list[Body] = msgspec.field(default_factory=list)

    def convert(self, node: Node, wanted: Any, name: str = "") -> Any:
        """The node as a value of the wanted type, or MISSING.

        `name` is the value's path in the file, such as "items.3.id".
        """
        self.places[name] = node.place
        wanted, extra = _unwrap(wanted)
        if get_origin(wanted) in (Union, types.UnionType):
            return self._union(node, get_args(wanted), name)
        if get_origin(wanted) is tuple:
            return self._list(node, get_args(wanted)[0], name)
        if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) and wanted is not Body:
            return self._struct(node, wanted, name)
        if not isinstance(node, Scalar):
            return self._wrong(node, name, "text" if wanted in (str, Body) else "a single value")
        if forbidden_in(node.text):  # spelled as an escape
            return self._wrong(node, name, "text without invisible characters")
        return self._scalar(node, wanted, extra, name)

    def _union(self, node: Node, options: tuple[Any, ...], name: str) -> Any:
        options = tuple(option for option in options if option is not type(None))
        if len(options) == 1:
            return self.convert(node, options[0], name)
        if not isinstance(node, Mapping):
            return self._wrong(node, name, "keys and values")
        by_tag = {option.__struct_config__.tag: option for option in options}
        tag = node.get("type")
        chosen = by_tag.get(tag.text) if isinstance(tag, Scalar) else None
        if tag is None:
            chosen = by_tag.get(DEFAULT_TYPE)
        if chosen is None:
            given = tag.text if isinstance(tag, Scalar) else ""
            return self._report(
                tag.place if tag else node.place,
                "unknown-type",
                f'{_say(name)} has an unknown type, "{given}"'
                if given
                else f"{_say(name)} has no type",
                did_you_mean(given, by_tag) or f"the types are: {', '.join(by_tag)}",
            )
        return self._struct(node, chosen, name)

    def _list(self, node: Node, item: Any, name: str) -> Any:
        if not name and isinstance(node, Mapping) and not node.entries:
            return ()  # a data file that says nothing yet
        if not isinstance(node, Sequence):
            return self._wrong(node, name, "a list")
        values = [self.convert(n, item, f"{name}.{i}") for i, n in enumerate(node.items)]
        return MISSING if MISSING in values else tuple(values)

    def _struct(self, node: Node, wanted: type[msgspec.Struct], name: str) -> Any:
        if not isinstance(node, Mapping):
            return self._wrong(node, name, "keys and values")
        known = _keys_of(wanted)
        tag_key = "type" if name else ""  # only nested structs carry their tag in the file
        values: dict[str, Any] = {}
        unknown: list[str] = []
        for entry in node.entries:
            if entry.key == tag_key and tag_key not in known:
                continue
            info = known.get(entry.key)
            if info is None:
                self._report(
                    entry.place,
                    "unknown-key",
                    f'there is no key "{entry.key}" in {_say(name) if name else self._a_file()}',
                    did_you_mean(entry.key, known) or f"the keys are: {', '.join(known)}",
                )
                unknown.append(entry.key)
                continue
            path = f"{name}.{entry.key}".lstrip(".")
            values[info.name] = self.convert(entry.value, info.type, path)
        missing = [info for info in known.values() if info.required and info.name not in values]
        for info in missing:
            if not did_you_mean(info.encode_name, unknown):  # else its misspelling is reported
                self._report_missing(info, node, name)
        if missing or unknown or MISSING in values.values():
            return MISSING
        return wanted(**values)

    def _a_file(self) -> str:
        return f"{'an' if self.what[0] in 'aeiouF' else 'a'} {self.what}"  # an FAQ

    def _report_missing(self, info: FieldInfo, node: Mapping, name: str) -> None:
        where = _say(name) if name else f"this {self.what}"
        self._report(
            node.place,
            "missing-key",
            f"{where} has no {info.encode_name}",
            f'add "{info.encode_name}: …"',
        )

    def _scalar(self, node: Scalar, wanted: Any, extra: dict[str, Any], name: str) -> Any:
        if wanted is Body:
            return self._markdown(node, name, may_split=bool(extra.get("paragraphs")))
        if get_origin(wanted) is Literal:
            allowed = {str(option): option for option in get_args(wanted)}
            return self._choice(node, allowed, name)
        if issubclass(wanted, StrEnum):
            return self._choice(node, {str(option): option for option in wanted}, name)
        read, description = _SCALARS[wanted]
        try:
            value = read(node)
            is_entry = name.rpartition(".")[2].isdigit()
            if (is_entry or extra.get("prose")) and not node.text.strip():
                return self._wrong(node, name, "text")
            value = curl_quotes(value) if extra.get("prose") else value
            return msgspec.convert(value, Annotated[wanted, extra["meta"]] if extra else wanted)
        except msgspec.ValidationError:
            return self._wrong(node, name, _bounds(extra["meta"], description))
        except ValueError:
            return self._wrong(node, name, description)

    def _choice(self, node: Scalar, allowed: dict[str, Any], name: str) -> Any:
        if node.text in allowed:
            return allowed[node.text]
        return self._report(
            node.place,
            "wrong-value",
            f'{_say(name)} cannot be "{node.text}"',
            did_you_mean(node.text, allowed) or f"it can be: {', '.join(allowed)}",
        )

    def _markdown(self, node: Scalar, name: str, may_split: bool) -> Any:
        if "\n\n" in node.text.strip() and not may_split:
            return self._report(
                node.place,
                "several-paragraphs",
                f"{_say(name)} has several paragraphs; it is shown as one",
                "remove the empty lines",
            )
        body, problems = read_value(node.text, lambda words: self._find(node, words))
        self.problems += problems
        self.bodies.append(body)
        return body

    def _find(self, node: Scalar, words: str) -> Place:
        """The place of some words of a value in what the author wrote, else of the value."""
        start = self.text.find(words, node.start, node.end)
        found = place_at(node.place.path, self.text, start if start >= 0 else node.start)
        return Place(found.path, found.line + self.first_line - 1, found.column)

    def _wrong(self, node: Node, name: str, wanted: str) -> Any:
        found = {Mapping: "keys and values", Sequence: "a list"}.get(type(node))
        if isinstance(node, Scalar):
            found = f'"{node.text[:40]}"' if node.text.strip() else "nothing"
        subject = _say(name) if name else "this file"
        hint = _HINTS.get(wanted, "") if found != "nothing" else _NOTHING
        return self._report(
            node.place, "wrong-type", f"{subject} must be {wanted}; here is {found}", hint
        )

    def _report(self, place: Place, code: str, message: str, hint: str) -> Any:
        self.problems.append(Problem(place, code, message, hint))
        return MISSING


_NOTHING = "write it, or remove the key; a value that begins with # needs quotation marks"
_HINTS = {
    "text": "put it in quotation marks if it is meant as text",
    "a list": 'begin each entry with "- " on a line of its own, or write [one, two]',
}


def _say(name: str) -> str:
    """The path of a value in the words of its author: "items.3" is entry 4 of "items"."""
    parts = name.split(".")
    key = next((part for part in reversed(parts) if not part.isdigit()), "")
    last = parts[-1]
    if not last.isdigit():
        return f'"{last}"'
    return f'entry {int(last) + 1} of "{key}"' if key else f"entry {int(last) + 1}"


@cache
def _keys_of(wanted: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    """What each key of a file becomes; to ask msgspec takes longer than to read a value."""
    return {info.encode_name: info for info in fields(wanted)}


def _unwrap(wanted: Any) -> tuple[Any, dict[str, Any]]:
    """A type without its annotation, and what the annotation says."""
    if get_origin(wanted) is not Annotated:
        return wanted, {}
    inner, meta = get_args(wanted)
    return inner, {"meta": meta, **(meta.extra or {})}


def _read_text(node: Scalar) -> str:
    if node.is_plain and node.text in ("", "~", "null"):
        raise ValueError
    return node.text


_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


def _read_bool(node: Scalar) -> bool:
    if node.text.lower() not in _TRUTH:
        raise ValueError
    return _TRUTH[node.text.lower()]


# Python itself would also read NaN, infinity, 1_000 and the digits of other scripts.
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+)")


def _read_number(node: Scalar) -> float:
    if not _NUMBER.fullmatch(node.text) or len(node.text) > 20:
        raise ValueError
    return float(node.text)


def _read_whole(node: Scalar) -> int:
    if not node.text.isascii() or not node.text.isdigit() or len(node.text) > 9:
        raise ValueError
    return int(node.text)


_SCALARS: dict[Any, tuple[Callable[[Scalar], Any], str]] = {
    str: (_read_text, "text"),
    bool: (_read_bool, '"true" or "false"'),
    int: (_read_whole, "a whole number"),
    float: (_read_number, "a number"),
    date: (lambda node: date.fromisoformat(node.text), "a date like 2026-11-25"),
}


def _bounds(meta: msgspec.Meta, description: str) -> str:
    """What an annotation asks for, in words."""
    if meta.extra and "asks" in meta.extra:
        return str(meta.extra["asks"])
    if meta.le is not None and meta.ge is not None:
        return f"{description} from {meta.ge} to {meta.le}"
    return description
