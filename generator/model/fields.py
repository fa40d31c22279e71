"""Kinds of text a field can hold, beyond plain Python types."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

# Words for a reader: straight quotation marks become typographic ones.
Prose = Annotated[str, Meta(extra={"prose": True})]

# A name used in addresses and references.
Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

# The path of a source file, from the content folder or from the file that names it.
SourcePath = str

Share = Annotated[float, Meta(ge=0, le=1)]  # a part of the whole, 0 to 1
Count = Annotated[int, Meta(ge=1, le=999)]


class Evidence(StrEnum):
    """How well something is tested, always shown in words (content-guide, section 6)."""

    TESTED_FOR_THIS = "tested-for-this"
    TESTED_NEARBY = "tested-nearby"
    EARLY = "early"
    PRACTICE_BASED = "practice-based"
