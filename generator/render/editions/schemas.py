"""JSON Schemas of the files authors write, made from the types that check them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from generator.model.body import Body
from generator.model.exercise import Exercise
from generator.model.items import Likert
from generator.model.quiz import Quiz
from generator.render.output import Output
from generator.render.press import Press

PUBLISHED = {"quiz": Quiz, "exercise": Exercise}


def outputs(press: Press) -> Iterator[Output]:
    """schemas/<kind>.json."""
    for name, type_ in PUBLISHED.items():
        yield Output(f"schemas/{name}.json", schema_of(type_))


@cache
def schema_of(type_: type[msgspec.Struct]) -> bytes:
    """The JSON Schema of one type, as the author writes it."""
    (reference,), components = msgspec.json.schema_components(
        [type_], ref_template="#/$defs/{name}"
    )
    _, of_a_body = msgspec.json.schema_components([Body], ref_template="{name}")
    definitions: dict[str, Any] = {n: d for n, d in components.items() if n not in of_a_body}
    definitions["Body"] = {"type": "string", "description": "Markdown, one line or more"}
    top = definitions[reference["$ref"].rpartition("/")[2]]
    top["properties"].pop("type", None)  # the tag of the top level is no key of the file
    top["required"] = [key for key in top["required"] if key != "type"]
    default = definitions.get(Likert.__name__)
    if default:  # an item that names no type is of this one
        default["required"] = [key for key in default["required"] if key != "type"]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **reference,
        "$defs": definitions,
    }
    return msgspec.json.format(msgspec.json.encode(schema)) + b"\n"
