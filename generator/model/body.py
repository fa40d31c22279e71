"""What becomes of a piece of Markdown: HTML in which every reference is still open."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from generator.problems import Place

# A placeholder is OPEN, the number of the mention in decimal or the key of interface words,
# CLOSE. Both are private-use characters, and `load` refuses a source that contains either.
OPEN, CLOSE = "\ue000", "\ue001"
PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")


def words_at(key: str) -> str:
    """The placeholder of interface words, whose language is known once every file is read."""
    return f"{OPEN}{key}{CLOSE}"


class Role(StrEnum):
    """What a mention stands for, and so what its placeholder is replaced by."""

    LINK = "link"  # the address of a page, for an href
    IMAGE = "image"  # the address of an image, for a src
    TERM = "term"  # the address of a glossary entry, for an href
    CITATION = "citation"  # the number of a note, linked to it
    FOOTNOTE = "footnote"  # the same, for a note written by the author
    BLOCK = "block"  # a whole component, named by the container


class Mention(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A reference as the author wrote it, to be resolved when every page is known."""

    role: Role
    target: str  # a path, a key, a term; for a block "container argument"
    place: Place
    note: str = ""  # words for the note of a citation


class Heading(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A heading inside a body."""

    level: int  # 2 or more: the title of the page is the only heading of level 1
    text: str
    anchor: str
    place: Place


class BlockKind(StrEnum):
    """What a block of text is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    CELL = "cell"  # of a table


class Block(msgspec.Struct, frozen=True, array_like=True):
    """A run of text as a reader meets it, for the gates that judge words."""

    kind: BlockKind
    text: str  # plain, without citations
    place: Place
    box: str = ""  # the innermost container it stands in, such as "scene"
    links: tuple[str, ...] = ()  # the words of its links
    is_cited: bool = False  # a citation or a footnote stands in it


class Footnote(msgspec.Struct, frozen=True, array_like=True):
    """A note the author wrote, by its label."""

    label: str
    html: str  # its placeholders count in the mentions of the body it stands in


class Body(msgspec.Struct, frozen=True, array_like=True):
    """HTML with placeholders, and everything one may want to know without reading it."""

    html: str
    mentions: tuple[Mention, ...] = ()
    headings: tuple[Heading, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    words: int = 0
    blocks: tuple[Block, ...] = ()

    def mentions_in(self, html: str) -> Iterator[Mention]:
        """The mentions that stand in some HTML of this body, in their order there."""
        return (self.mentions[int(found[1])] for found in PLACEHOLDER.finditer(html))
