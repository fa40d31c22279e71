"""Chapters: what stands around one, which the guide decides, and its words, which its file does.

The two are made apart. A guide may have thousands of chapters: an edit of the words of one leaves
what stands around it as it was, and a process that fills in words needs nothing of the guide.
"""

from typing import NamedTuple

import msgspec
from markupsafe import Markup

from generator.model.body import Body
from generator.model.guide import Entry
from generator.model.pages import Chapter
from generator.render.beside import beside_chapter, contents_of
from generator.render.chapter_words import ChapterWords, filled
from generator.render.component_views import Link
from generator.render.fill import Filling
from generator.render.frame import frame
from generator.render.needs import components_in, needs_of
from generator.render.parts import place_of
from generator.render.press import Press, closed
from generator.render.stage import Stage
from generator.render.views import ChapterView
from generator.render.way_on import link_to

TEMPLATE = "chapter.html"

# Headings that templates put below a body: the key of their words ends in their anchor.
RECAP, NOTES = "chapter.recap", "page.notes"

_UNFILLED = Markup()


class Traits(NamedTuple):
    """What the words of a chapter have that shows around them."""

    has_notes: bool
    has_images: bool


def chapter_view(press: Press, entry: Entry[Chapter], number: int) -> ChapterView:
    """A whole chapter; `number` counts the chapters of the guide from 0."""
    filling = press.filling(entry)
    words = filled(filling, entry.document)
    traits = Traits(bool(filling.notes), filling.has_images)
    return dressed(around(press, entry, number, traits), words, filling, press.guide.site.made_by)


def around(press: Press, entry: Entry[Chapter], number: int, traits: Traits) -> ChapterView:
    """A chapter without its words: nothing of it changes while the outlines of all files stay."""
    matter, guide, here = entry.matter, press.guide, entry.address
    part = guide.parts[guide.part_of(number)]
    crumbs = ((guide.site.title, "index.html"), (part.part.title, place_of(part, guide)))
    needs = needs_of(*components_in(entry.body, guide))
    stage = Stage(
        here,
        matter.title,
        matter.description,
        crumbs,
        needs,
        traits.has_images,
        needs.is_private or matter.leave_now,
        matter.leave_erases,
        _along(number, len(guide.chapters)),
        is_article=True,
        reviewed=matter.reviewed,
    )
    below = (RECAP, *((NOTES,) if traits.has_notes else ()))
    links = (Link(press.words.plain(key), f"#{key.partition('.')[2]}") for key in below)
    before = guide.chapters[number - 1] if number else None
    after = guide.chapters[number + 1] if number + 1 < len(guide.chapters) else None
    return ChapterView(
        frame=frame(press, stage),
        title=matter.title,
        position=press.words.plain(
            "chapter.position", number=number + 1, count=len(guide.chapters)
        ),
        beside=beside_chapter(guide, number, contents_of(entry.body, *links)),
        minutes=0,
        in_short=(),
        by_the_end=_UNFILLED,
        not_for=None,
        heads_up=None,
        body=_UNFILLED,
        recap=(),
        next_step=_UNFILLED,
        end=press.open_end(entry),
        previous=link_to(here, before),
        next=link_to(here, after),
    )


def _along(number: int, count: int) -> int:
    """How far the sun has come at a chapter, in percent: from the left of the line to its right."""
    return 10 + round(80 * number / max(1, count - 1))


def dressed(
    view: ChapterView, words: ChapterWords, filling: Filling, made_by: Body | None
) -> ChapterView:
    """What stands around a chapter, with its words in it. They were the last that was filled."""
    return msgspec.structs.replace(
        view,
        minutes=words.minutes,
        in_short=words.in_short,
        by_the_end=words.by_the_end,
        not_for=words.not_for,
        heads_up=words.heads_up,
        body=words.body,
        recap=words.recap,
        next_step=words.next_step,
        end=closed(view.end, filling, made_by),
    )
