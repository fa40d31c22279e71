"""Values of every kind of file, made from the types that read them, with a slip here and there."""

import types
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
import yaml
from msgspec.structs import FieldInfo, fields

from generator.kinds import Kind
from generator.model.body import Body
from generator.parse.documents import LISTS
from tests.fuzz import marks
from tests.fuzz.choices import Choices
from tests.fuzz.texts import IDS, LINKS, SIGNS, phrase

# Fields of plain text that name pages.
PATHS = {"link", "find", "next", "related", "to"}
ADDRESSES = ("", "https://a.example/x", "mailto:a@b.example", "10.1/x", "javascript:x", "http://")
ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    10**12,
    1.5,
    float("nan"),
    [],
    {},
    [[]],
    {"a": {"b": [1]}},
    "",
    "\x07",
    "no",
)
STYLES = (None, None, None, '"', "'", "|", ">")


def matter(choices: Choices, kind: Kind) -> Any:
    """What a file of this kind may say, as plain lists, mappings and values."""
    wanted = kind.matter.__annotations__["entries"] if kind.matter in LISTS else kind.matter
    return _value(choices, wanted, "")


def as_yaml(choices: Choices, value: Any) -> str:
    """The value in one of the many ways to write YAML."""
    return yaml.dump(
        value,
        Dumper=yaml.CSafeDumper,
        default_style=choices.pick(STYLES),
        default_flow_style=choices.pick((False, None, True)),
        allow_unicode=bool(choices.number(1)),
        width=choices.pick((80, 20, 1000)),
        indent=choices.pick((2, 4)),
        sort_keys=False,
    )


def _value(choices: Choices, wanted: Any, name: str) -> Any:
    if choices.number(60) == 60:
        return choices.pick(ODD)
    meta = None
    if get_origin(wanted) is Annotated:
        wanted, meta = get_args(wanted)
    if get_origin(wanted) in (Union, types.UnionType):
        return _one_of(choices, get_args(wanted), name)
    if get_origin(wanted) is tuple:
        least = 0 if choices.rarely() else 1
        inner = get_args(wanted)[0]
        return [_value(choices, inner, name) for _ in range(least + choices.number(3))]
    if get_origin(wanted) is Literal:
        return choices.pick(get_args(wanted))
    if wanted is not Body and issubclass(wanted, msgspec.Struct):
        return _struct(choices, wanted)
    return _single(choices, wanted, meta, name)


def _one_of(choices: Choices, options: tuple[Any, ...], name: str) -> Any:
    chosen = choices.pick([option for option in options if option is not type(None)])
    made = _value(choices, chosen, name)
    tag = chosen.__struct_config__.tag if hasattr(chosen, "__struct_config__") else None
    if tag and len(options) > 2 and isinstance(made, dict):
        return {"type": tag, **made}
    return made


def _struct(choices: Choices, wanted: type[msgspec.Struct]) -> dict[str, Any]:
    made = {
        info.encode_name: _value(choices, info.type, info.name)
        for info in _fields(wanted)
        if _is_said(choices, info)
    }
    if choices.number(30) == 30:
        made[choices.pick(SIGNS)] = choices.pick(ODD)
    return made


@cache
def _fields(wanted: type[msgspec.Struct]) -> tuple[FieldInfo, ...]:
    return fields(wanted)


def _is_said(choices: Choices, info: FieldInfo) -> bool:
    return choices.number(60) != 60 if info.required else choices.number(2) == 2


def _single(choices: Choices, wanted: Any, meta: msgspec.Meta | None, name: str) -> Any:
    if wanted is Body:
        return marks.paragraphs(choices)
    if issubclass(wanted, StrEnum):
        return str(choices.pick(list(wanted)))
    if wanted is date:
        return date(2026, 1 + choices.number(11), 25)
    if wanted is bool:
        return bool(choices.number(1))
    if wanted is float:
        return choices.share()
    if wanted is int:
        return choices.number(9) + 1
    if name in PATHS:
        return choices.pick(LINKS)
    if meta is not None and meta.pattern:
        is_id = "a-z0-9" in meta.pattern
        return choices.pick(IDS if is_id else ADDRESSES)
    return phrase(choices)
