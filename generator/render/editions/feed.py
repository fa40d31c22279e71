"""feed.xml: the change log as an Atom feed (RFC 4287)."""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import groupby

from generator.change_log import ADDRESS, Change, changes_in
from generator.model.body import Block, BlockKind
from generator.model.guide import Entry, Guide
from generator.model.pages import Page
from generator.render.addresses import absolute
from generator.render.metadata import FEED, change_log_of
from generator.render.output import Output
from generator.render.press import Press

_TAGS = {BlockKind.HEADING: "h3", BlockKind.ITEM: "li"}


def outputs(press: Press) -> Iterator[Output]:
    """The feed, once a base URL is set and the change log tells of a change.

    An entry is known by its address: the anchor of its heading, below the base URL.
    """
    page = change_log_of(press.guide)
    if page:
        yield Output(FEED, _feed(press.guide, page).encode(), page.path)


def _feed(guide: Guide, page: Entry[Page]) -> str:
    base, changes = guide.site.base_url, changes_in(page.body)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(guide.site.language)}">\n'
        f"<id>{escape(absolute(base, FEED))}</id>\n"
        f"<title>{escape(f'{guide.site.title}: {page.matter.title}')}</title>\n"
        f"<author><name>{escape(guide.site.title)}</name></author>\n"
        f"<updated>{_moment(max(change.day for change in changes))}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{escape(absolute(base, FEED))}"/>\n'
        f'<link rel="alternate" type="text/html" href="{escape(absolute(base, ADDRESS))}"/>\n'
        f"{''.join(_entry(base, change) for change in changes)}</feed>\n"
    )


def _entry(base: str, change: Change) -> str:
    address = escape(f"{absolute(base, ADDRESS)}#{change.anchor}")
    return (
        f"<entry>\n<id>{address}</id>\n<title>{escape(change.title)}</title>\n"
        f"<updated>{_moment(change.day)}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{address}"/>\n'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"{''.join(_elements(change.blocks))}</div></content>\n</entry>\n"
    )


def _elements(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of a change as plain paragraphs and lists: nothing to load, nothing to follow."""
    for tag, group in groupby(blocks, lambda block: _TAGS.get(block.kind, "p")):
        elements = "".join(f"<{tag}>{escape(block.text)}</{tag}>" for block in group)
        yield f"<ul>{elements}</ul>" if tag == "li" else elements


def _moment(day: date) -> str:
    """A day as the moment Atom asks for; the content knows no hour, so it is the first."""
    return f"{day}T00:00:00Z"
