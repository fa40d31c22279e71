"""A page of a chapter with other words in it, made from the page that lies there."""

from pathlib import Path

import msgspec

from generator.model.document import Document
from generator.rebuild.around import Around, Means, filling_of
from generator.rebuild.coding import decoded
from generator.render.chapter_words import ChapterWords, filled
from generator.render.component_views import Note
from generator.render.output import Output


def with_body(
    page: bytes, chapter: Around, documents: tuple[Document, ...], means: bytes
) -> Output | None:
    """The page with its new body in the place of the old one, if nothing else of it is new.

    `documents` are the old one and the new one. That is what our own templates would make of it,
    without making it; a theme may do with a body what it likes.
    """
    given = decoded(means, Means)
    if any(Path(folder).is_dir() for folder in given.theme[:-1]):
        return None
    (old, old_notes), (new, new_notes) = (_filled(chapter, one, given) for one in documents)
    body = old.body.encode()
    is_same = old_notes == new_notes and msgspec.structs.replace(new, body=old.body) == old
    if not is_same or page.count(body) != 1:
        return None
    return Output(chapter.address, page.replace(body, new.body.encode()), documents[1].path)


def _filled(chapter: Around, document: Document, means: Means) -> tuple[ChapterWords, list[Note]]:
    """The words of a chapter, and its notes."""
    filling = filling_of(chapter, document.path, means)
    return filled(filling, document), filling.notes
