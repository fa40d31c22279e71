"""A chapter without its words: all that the rest of a guide may see of it.

A guide may have thousands of chapters. While it is linked, none of them has to be in memory with
its words, and an edit that leaves the outline as it was changes no other page.
"""

from sys import intern

import msgspec

from generator.model.body import BlockKind, Body, Heading, Mention, Role
from generator.model.document import Document
from generator.model.pages import Chapter
from generator.problems import Place

SCENE = "scene"  # the container of an invented example

_EMPTY = Body("")


class Outline(msgspec.Struct, frozen=True, array_like=True):
    """One chapter, but for its words and for where in its file anything stands."""

    path: str
    matter: Chapter  # its pieces of Markdown are empty
    mentions: tuple[tuple[Role, str], ...]  # role and target of each, in the order of the file
    headings: tuple[tuple[int, str, str], ...]  # level, text, anchor
    has_text: tuple[bool, ...]  # of each heading: whether a search could lead to it
    has_notes: bool
    has_images: bool

    def rest(self) -> "Outline":
        """What its document does not know."""
        return msgspec.structs.replace(self, mentions=(), headings=())

    def document(self) -> Document:
        """The chapter as far as the outline knows it; every place is the first of its file."""
        here = Place(self.path)
        body = Body(
            "",
            tuple([Mention(role, intern(target), here) for role, target in self.mentions]),
            tuple([Heading(level, text, anchor, here) for level, text, anchor in self.headings]),
        )
        return Document(self.path, self.matter, body, (body,), {})


def has_outline(document: Document) -> bool:
    """Whether the guide needs no more of a file: a chapter on which no component stands."""
    return isinstance(document.matter, Chapter) and not any(
        mention.role is Role.BLOCK for body in document.bodies for mention in body.mentions
    )


def outline_of(document: Document) -> Outline:
    """The outline of a chapter without components."""
    matter = document.matter
    assert isinstance(matter, Chapter)
    roles = {role for body in document.bodies for role in _roles_shown(body)}
    return Outline(
        document.path,
        msgspec.structs.replace(
            matter,
            in_short=(),
            by_the_end=_EMPTY,
            not_for=None,
            heads_up=None,
            recap=(),
            next_step=_EMPTY,
        ),
        tuple((mention.role, mention.target) for b in document.bodies for mention in b.mentions),
        tuple((heading.level, heading.text, heading.anchor) for heading in document.body.headings),
        tuple(_has_text(document.body)),
        not roles.isdisjoint((Role.CITATION, Role.FOOTNOTE)),
        Role.IMAGE in roles,
    )


def _roles_shown(body: Body) -> set[Role]:
    """The roles of what is shown: a note that nothing leads to is not."""
    roles, texts = set[Role](), [body.html]
    notes = set[str]()  # those met so far; a note may lead to itself
    while texts:
        for mention in body.mentions_in(texts.pop()):
            roles.add(mention.role)
            if mention.role is Role.FOOTNOTE and mention.target not in notes:
                notes.add(mention.target)
                texts.append(body.footnotes[int(mention.target)].html)
    return roles


def _has_text(body: Body) -> list[bool]:
    """Whether some text of its own stands below each heading, scenes left out."""
    found: list[bool] = []
    for block in body.blocks:
        if block.kind is BlockKind.HEADING:
            found.append(False)
        elif found and block.box != SCENE:
            found[-1] = True
    return found
