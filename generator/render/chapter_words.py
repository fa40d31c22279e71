"""The words of a chapter, filled for its page: all of it that its own file decides."""

import msgspec
from markupsafe import Markup

from generator.model.document import Document
from generator.model.pages import Chapter
from generator.render.fill import Filling, optional

WORDS_A_MINUTE = 200  # a calm reader of plain text


class ChapterWords(msgspec.Struct, frozen=True):
    """The words of a chapter, filled in their order on the page."""

    in_short: tuple[Markup, ...]
    by_the_end: Markup
    not_for: Markup | None
    heads_up: Markup | None
    body: Markup
    recap: tuple[Markup, ...]
    next_step: Markup
    minutes: int


def filled(filling: Filling, document: Document) -> ChapterWords:
    """The words of a chapter's document."""
    matter, path = document.matter, document.path
    assert isinstance(matter, Chapter)
    words = sum(body.words for body in document.bodies)
    return ChapterWords(
        in_short=filling.fill_all(matter.in_short, path),
        by_the_end=filling.fill(matter.by_the_end, path),
        not_for=optional(filling, matter.not_for, path),
        heads_up=optional(filling, matter.heads_up, path),
        body=filling.fill(document.body, path),
        recap=filling.fill_all(matter.recap, path),
        next_step=filling.fill(matter.next_step, path),
        minutes=max(1, round(words / WORDS_A_MINUTE)),
    )
