"""Kinds of text a field can hold, beyond plain Python types."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from generator.model.body import Body

# Words for a reader: straight quotation marks become typographic ones.
Prose = Annotated[str, Meta(extra={"prose": True})]

# Markdown that may have several paragraphs; any other Markdown in a value is one.
Paragraphs = Annotated[Body, Meta(extra={"paragraphs": True})]

# A name used in addresses and references. `asks` says in words what the pattern wants.
Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        extra={"asks": "small letters and digits, joined by hyphens"},
    ),
]

# The full address of a page outside the guide, or nothing.
# An id, or nothing.
MaybeId = Annotated[
    str,
    Meta(
        pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$",
        extra={"asks": "small letters and digits, joined by hyphens"},
    ),
]

WebAddress = Annotated[
    str,
    Meta(
        pattern=r"^(https?://[^\s/]+\S*)?$", extra={"asks": 'an address with "https://" in front'}
    ),
]

# Where readers can write to, or nothing.
ContactAddress = Annotated[
    str,
    Meta(
        pattern=r"^(mailto:[^\s@]+@\S+|https://[^\s/]+\S*)?$",
        extra={"asks": 'an address with "mailto:" or "https://" in front'},
    ),
]

# The identifier of a publication, without the address that resolves it.
Doi = Annotated[str, Meta(pattern=r"^(10\.\S+)?$", extra={"asks": 'a DOI that begins with "10."'})]

# The path of a source file, from the content folder or from the file that names it.
SourcePath = str

Share = Annotated[float, Meta(ge=0, le=1)]  # a part of the whole, 0 to 1
Count = Annotated[int, Meta(ge=1, le=999)]
Position = Annotated[int, Meta(ge=0, le=20)]  # on a response scale, from 0
Weight = Annotated[int, Meta(ge=1, le=9)]  # more would make a key on paper of many pages


class Evidence(StrEnum):
    """How well something is tested, always shown in words (content-guide, section 6)."""

    TESTED_FOR_THIS = "tested-for-this"
    TESTED_NEARBY = "tested-nearby"
    EARLY = "early"
    PRACTICE_BASED = "practice-based"
