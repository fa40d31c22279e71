"""A quiz as the JSON of design section 6: published beside its page and carried inside it."""

from typing import Any

import msgspec
from markupsafe import Markup

from generator.measurement import chances_of_same_band, margin, noise
from generator.model.body import Role
from generator.model.guide import Entry, Guide
from generator.model.quiz import Band, Quiz, next_steps
from generator.words.lexicon import Words

# What could end or confuse a script element or a script; JSON may spell each as an escape.
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def published(entry: Entry[Quiz], guide: Guide, words: Words) -> bytes:
    """The definition as JSON.

    Next steps are addresses from the root of the site. Each dimension has what follows from its
    reliability: `margin` and `noise`, shares of the scale, and `same`, of 10 people how many
    would read the same a month later, for scores of 0, 1/20, … 1.
    """
    quiz = entry.matter
    definition: dict[str, Any] = msgspec.to_builtins(quiz)
    for unpublished in ("type", "draft"):
        definition.pop(unpublished, None)
    for name, targets in next_steps(quiz):
        addresses = [guide.targets[(entry.path, Role.LINK, t)].full_address for t in targets]
        _holder(definition, name)["next"] = addresses
    for dimension, values in zip(quiz.dimensions, definition["dimensions"], strict=True):
        values["margin"] = round(margin(dimension), 4)
        values["noise"] = round(noise(dimension), 4)
        values["same"] = chances_of_same_band(dimension)
        for number, (band, found) in enumerate(
            zip(dimension.bands, values["bands"], strict=True), 1
        ):
            found["label"] = name_of(band, number, words)
    return msgspec.json.encode(definition)


def name_of(band: Band, number: int, words: Words) -> str:
    """The label of a band, or else its place among the bands, counted from 1."""
    return band.label or words.plain("key.part", number=number)


def _holder(definition: dict[str, Any], name: str) -> dict[str, Any]:
    """The object that a path such as "dimensions.0.bands.2.next" ends in."""
    found: Any = definition
    for part in name.split(".")[:-1]:
        found = found[int(part) if part.isdigit() else part]
    holder: dict[str, Any] = found
    return holder


def as_script_data(json: bytes) -> Markup:
    """JSON that may stand in a script element, whatever its texts hold."""
    return Markup(json.decode().translate(_ESCAPES))
