"""The words of a source file, wherever in it they stand."""

from collections.abc import Iterator
from typing import Any, get_type_hints

import msgspec

from generator.model.body import Block, BlockKind, Body
from generator.model.document import Document
from generator.model.guide import Guide
from generator.model.pages import References, SupportLines
from generator.model.quiz import Quiz

# Names and titles of others are no prose of ours; a quiz has gates of its own.
_NOT_PROSE = (References, SupportLines, Quiz)
_LABELS = ("title", "description")  # they stand in lists and cards, not in the text


def is_english(guide: Guide) -> bool:
    """Whether gates that know one language apply."""
    return guide.site.language.partition("-")[0] == "en"


def documents_of(guide: Guide) -> Iterator[Document]:
    """Every file whose words are judged."""
    return (d for d in guide.documents if not isinstance(d.matter, _NOT_PROSE))


def blocks_of(document: Document) -> Iterator[Block]:
    """Every run of text a reader meets: that of the Markdown, and plain values of prose."""
    yield from _plain_values(document, document.matter, "")
    for body in document.bodies:
        yield from body.blocks


def _plain_values(document: Document, value: Any, path: str) -> Iterator[Block]:
    if isinstance(value, Body):
        return
    if isinstance(value, msgspec.Struct):
        for name in _prose_fields(type(value)):
            text = getattr(value, name)
            if text:
                place = document.place(f"{path}.{name}".lstrip("."))
                kind = BlockKind.HEADING if name in _LABELS else BlockKind.PARAGRAPH
                yield from (Block(kind, line, place) for line in text.splitlines() if line.strip())
        for name in value.__struct_fields__:
            yield from _plain_values(document, getattr(value, name), f"{path}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _plain_values(document, one, f"{path}.{number}".lstrip("."))


def _prose_fields(struct: type[msgspec.Struct]) -> list[str]:
    """The fields that hold words for a reader (`Prose`)."""
    hints = get_type_hints(struct, include_extras=True)
    return [
        name
        for name, hint in hints.items()
        if any(
            isinstance(meta, msgspec.Meta) and (meta.extra or {}).get("prose")
            for meta in getattr(hint, "__metadata__", ())
        )
    ]
