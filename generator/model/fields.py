"""Kinds of text a field can hold, beyond plain Python types."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from generator.model.body import Body

# Words for a reader: straight quotation marks become typographic ones.
Prose = Annotated[str, Meta(extra={"prose": True})]

# Markdown that may have several paragraphs; any other Markdown in a value is one.
Paragraphs = Annotated[Body, Meta(extra={"paragraphs": True})]

# The end of a value. In Python "$" alone would let a line end stand after it.
_END = r"$(?!\n)"
_NAME = "[a-z0-9]+(-[a-z0-9]+)*"
# Hosts go into headers, where quotation marks, commas and brackets mean something.
_HOST = r"[\w.-]+(:[0-9]{1,5})?"
_SIGNS = r"[^\s\\\x22<>^`{|}"  # of an address, open for signs that some may not hold
_WEB = f"https?://{_HOST}([/?#]{_SIGNS}]*)?"


def _matching(pattern: str, asks: str) -> Meta:
    """What holds values to a pattern; `asks` says in words what it wants."""
    return Meta(pattern=f"^{pattern}{_END}", extra={"asks": asks})


# A name used in addresses and references; an id, or nothing.
Id = Annotated[str, _matching(_NAME, "small letters and digits, joined by hyphens")]
MaybeId = Annotated[str, _matching(f"({_NAME})?", "small letters and digits, joined by hyphens")]

# The full address of a page outside the guide, or nothing.
WebAddress = Annotated[
    str,
    _matching(f"({_WEB})?", 'an address with "https://" in front'),
]

# Where the site will live: the addresses of pages are put after it.
BaseAddress = Annotated[
    str,
    _matching(
        f"(https?://{_HOST}(/{_SIGNS}?#]*)?)?",
        'an address with "https://" in front, and no "?" or "#"',
    ),
]

# Where readers can write to, or nothing.
ContactAddress = Annotated[
    str,
    _matching(
        rf"(mailto:[^\s@]+@{_SIGNS}]+|(?!http:){_WEB})?",
        'an address with "mailto:" or "https://" in front',
    ),
]

# The identifier of a publication, without the address that resolves it.
Doi = Annotated[str, _matching(r"(10\.\S+)?", 'a DOI that begins with "10."')]

# A tag of BCP 47. It also names a file of words, so it may hold no sign of a path.
Language = Annotated[
    str, _matching("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", 'the tag of a language, such as "en-GB"')
]

# The path of a source file, from the content folder or from the file that names it.
SourcePath = str

Share = Annotated[float, Meta(ge=0, le=1)]  # a part of the whole, 0 to 1
Count = Annotated[int, Meta(ge=1, le=999)]
Words = Annotated[int, Meta(ge=1, le=99_999)]  # of a text
Position = Annotated[int, Meta(ge=0, le=20)]  # on a response scale, from 0
Weight = Annotated[int, Meta(ge=1, le=9)]  # more would make a key on paper of many pages


class Evidence(StrEnum):
    """How well something is tested, always shown in words (content-guide, section 6)."""

    TESTED_FOR_THIS = "tested-for-this"
    TESTED_NEARBY = "tested-nearby"
    EARLY = "early"
    PRACTICE_BASED = "practice-based"
