"""What each key of a file is: its type in words, whether it is needed, and what it is for.

The schemas for editors and the reference for authors say the same, because both come from here.
"""

import types
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
import yaml
from msgspec.structs import FieldInfo, fields

from generator.model.body import Body
from generator.model.document import Matter

Type = type[msgspec.Struct]

# What may stand in the content folder; a data file that is a list is a type with `entries`.
FILES: dict[str, Type] = {str(t.__struct_config__.tag): t for t in get_args(Matter)}


class Key(NamedTuple):
    """A key that an author may write."""

    name: str
    value: str  # what it holds, in words: "a list of text"
    is_needed: bool
    default: str  # what holds without it, as it would be written; empty for nothing at all
    about: str  # what it is for
    of: tuple[Type, ...]  # the types of which its value is made, each with keys of its own


def about(type_: Type) -> str:
    """What something is, in a sentence."""
    return str(_entry(type_)["is"])


def keys_of(type_: Type) -> tuple[Key, ...]:
    """The keys of one type, those that are needed first, else in the order of the code."""
    known = [_key(type_, info) for info in fields(type_)]
    return tuple(sorted(known, key=lambda key: not key.is_needed))


def record_of(type_: Type) -> Type | None:
    """What the list in a data file is made of; None for a file that is no list."""
    first = fields(type_)[0]
    return _structs(first.type)[0] if first.name == "entries" else None


def types_in(type_: Type) -> tuple[Type, ...]:
    """A type and all that are found in its keys, each once, in reading order."""
    found: dict[Type, None] = {}

    def visit(one: Type) -> None:
        if one not in found:
            found[one] = None
            for key in keys_of(one):
                for inner in key.of:
                    visit(inner)

    visit(record_of(type_) or type_)
    return tuple(found)


def tag_of(type_: Type) -> str:
    """What an author writes after "type:" in a list of several types; empty for all others."""
    return str(type_.__struct_config__.tag or "") if type_ not in FILES.values() else ""


def _key(type_: Type, info: FieldInfo) -> Key:
    return Key(
        name=info.encode_name,
        value=in_words(info.type),
        is_needed=info.required,
        default=_default(info),
        about=_about_key(type_, info.encode_name),
        of=_structs(info.type),
    )


def _default(info: FieldInfo) -> str:
    value = None if info.required else info.default
    if value is None or value is msgspec.NODEFAULT or value in ("", ()):
        return ""
    if isinstance(value, msgspec.Struct):  # its own keys say what holds
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def in_words(wanted: Any) -> str:
    """What a value may be, in the words of an author."""
    wanted, meta = _bare(wanted)
    if get_origin(wanted) is tuple:
        (inner, *_) = get_args(wanted)
        return f"a list of {_many(inner)}"
    if get_origin(wanted) is Literal or (isinstance(wanted, type) and issubclass(wanted, StrEnum)):
        choices = get_args(wanted) or tuple(wanted)
        return ", ".join(str(choice) for choice in choices)
    if wanted is Body:
        return "Markdown, in paragraphs" if _says(meta, "paragraphs") else "Markdown"
    if wanted in (int, float):
        return _number(wanted, meta)
    if meta and meta.extra and "asks" in meta.extra:
        return str(meta.extra["asks"])
    return _WORDS.get(wanted, "keys of its own")


_WORDS = {str: "text", bool: "true or false", date: "a date like 2026-11-25"}


def _number(wanted: type, meta: msgspec.Meta | None) -> str:
    what = "a whole number" if wanted is int else "a number"
    if meta is None or meta.ge is None or meta.le is None:
        return what
    return f"{what} from {meta.ge} to {meta.le}"


def _many(inner: Any) -> str:
    if _structs(inner):
        return "entries, each with keys of its own"
    wanted, meta = _bare(inner)
    if wanted is str and meta and meta.extra and "asks" in meta.extra:
        return f"names ({meta.extra['asks']})"
    return in_words(inner)


def _says(meta: msgspec.Meta | None, key: str) -> bool:
    return bool(meta and (meta.extra or {}).get(key))


def _bare(wanted: Any) -> tuple[Any, msgspec.Meta | None]:
    """A type without its annotation and without "or nothing"."""
    if get_origin(wanted) in (Union, types.UnionType):
        options = [option for option in get_args(wanted) if option is not type(None)]
        return _bare(options[0]) if len(options) == 1 else (wanted, None)
    if get_origin(wanted) is Annotated:
        inner, meta = get_args(wanted)[:2]
        return inner, meta
    return wanted, None


def _structs(wanted: Any) -> tuple[Type, ...]:
    """The types with keys of their own of which a value is made."""
    return tuple(dict.fromkeys(_walk(wanted)))


def _walk(wanted: Any) -> Iterator[Type]:
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        if wanted is not Body:
            yield wanted
        return
    for inner in get_args(wanted):
        if inner is not Ellipsis:
            yield from _walk(inner)


def _about_key(type_: Type, name: str) -> str:
    """What a key is for, said with the type or with one that it shares the key with."""
    for one in type_.__mro__:
        found = (_words().get(one.__name__, {}).get("keys") or {}).get(name)
        if found:
            return str(found)
    return ""


def _entry(type_: Type) -> dict[str, Any]:
    return _words()[type_.__name__]


@cache
def _words() -> dict[str, dict[str, Any]]:
    """The file of our own beside this one, which no stranger writes."""
    text = Path(__file__).with_name("keys.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))
