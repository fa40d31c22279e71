"""JSON Schemas of the files authors write, made from the types that check them."""

from functools import cache
from typing import Any

import msgspec

from generator.editors.keys import FILES, Type, about, keys_of, record_of, types_in
from generator.model.body import Body
from generator.model.items import Likert

DRAFT = "https://json-schema.org/draft/2020-12/schema"
EDITORS_DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that editors of YAML know


@cache
def schema_of(type_: Type) -> bytes:
    """The schema of one type, as it is published."""
    reference, definitions = _definitions(type_, "$defs")
    return _as_json({"$schema": DRAFT, **reference, "$defs": definitions})


def editor_schema(name: str) -> bytes:
    """The schema of one kind of file, with what an author may want to know of each key.

    `name` is one of `FILES`. For a file of Markdown it is that of its front matter.
    """
    type_ = FILES[name]
    record = record_of(type_)
    reference, definitions = _definitions(record or type_, "definitions")
    for one in types_in(type_):
        _describe(definitions[one.__name__], one)
        for value in definitions[one.__name__]["properties"].values():
            if len(value.get("items", {}).get("anyOf", ())) > 1:
                value["items"] = _by_type(value["items"]["anyOf"], definitions)
    whole = {"type": ["array", "null"], "items": reference} if record else {"allOf": [reference]}
    described = {"$schema": EDITORS_DRAFT, "title": name, "description": about(record or type_)}
    return _as_json({**described, **whole, "definitions": definitions})


def _describe(definition: dict[str, Any], type_: Type) -> None:
    """Puts the words for authors into a definition, in place of ours."""
    definition["description"] = about(type_)
    for key in keys_of(type_):
        value = _without_nothing(definition["properties"][key.name])
        definition["properties"][key.name] = {**value, "description": key.about}


def _without_nothing(value: dict[str, Any]) -> dict[str, Any]:
    """A key that stands in a file has a value: "or nothing" means that it may be absent."""
    options = value.get("anyOf", [])
    left = [option for option in options if option != {"type": "null"}]
    if len(left) == len(options):
        return value
    rest = {key: part for key, part in value.items() if key not in ("anyOf", "default")}
    return {**rest, **left[0]} if len(left) == 1 else {**rest, "anyOf": left}


def _by_type(options: list[dict[str, Any]], definitions: dict[str, Any]) -> dict[str, Any]:
    """Entries of several types, judged by the type that they name.

    Of a plain choice an editor could not tell which one is meant, and would name a wrong one.
    """
    by_type: dict[str, dict[str, Any]] = {}
    default: dict[str, Any] = {"required": ["type"]}
    for option in options:
        definition = definitions[option["$ref"].rpartition("/")[2]]
        by_type[definition["properties"]["type"]["enum"][0]] = option
        if "type" not in definition["required"]:
            default = {"if": {"not": {"required": ["type"]}}, "then": option}
    named = [
        {"if": {"properties": {"type": {"const": tag}}, "required": ["type"]}, "then": option}
        for tag, option in by_type.items()
    ]
    whole = {"type": "object", "properties": {"type": {"enum": [*by_type]}}}
    return {**whole, "allOf": [default, *named]}


def _definitions(type_: Type, where: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A reference to the type, and the definitions of it and of all it is made of."""
    (reference,), components = msgspec.json.schema_components(
        [type_], ref_template=f"#/{where}/{{name}}"
    )
    _, of_a_body = msgspec.json.schema_components([Body], ref_template="{name}")
    definitions: dict[str, Any] = {n: d for n, d in components.items() if n not in of_a_body}
    definitions["Body"] = {"type": "string", "description": "Markdown, one line or more"}
    if type_ in FILES.values():  # the tag of the top level is no key of the file
        _without_tag(definitions[type_.__name__])
    if Likert.__name__ in definitions:  # an item that names no type is of this one
        default = definitions[Likert.__name__]
        default["required"] = [key for key in default["required"] if key != "type"]
    return reference, definitions


def _without_tag(definition: dict[str, Any]) -> None:
    definition["properties"].pop("type", None)
    definition["required"] = [key for key in definition["required"] if key != "type"]


def _as_json(schema: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(schema)) + b"\n"
