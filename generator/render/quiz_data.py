"""A quiz as the JSON of design section 6: published beside its page and carried inside it."""

from typing import Any

import msgspec
from markupsafe import Markup

from generator.model.body import Role
from generator.model.guide import Entry, Guide
from generator.model.quiz import Quiz

# What could end or confuse a script element or a script; JSON may spell each as an escape.
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def published(entry: Entry[Quiz], guide: Guide) -> bytes:
    """The definition as JSON, its next steps as addresses from the root of the site."""
    definition: dict[str, Any] = msgspec.to_builtins(entry.matter)
    for unpublished in ("type", "draft"):
        definition.pop(unpublished, None)
    for dimension in definition["dimensions"]:
        for band in dimension["bands"]:
            band["next"] = [_address(guide, entry.path, path) for path in band["next"]]
    return msgspec.json.encode(definition)


def _address(guide: Guide, path: str, target: str) -> str:
    found = guide.targets[(path, Role.LINK, target)]
    return f"{found.address}#{found.anchor}" if found.anchor else found.address


def as_script_data(json: bytes) -> Markup:
    """JSON that may stand in a script element, whatever its texts hold."""
    return Markup(json.decode().translate(_ESCAPES))
