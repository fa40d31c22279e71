"""Markdown becomes a body: HTML with placeholders, and a record of everything mentioned."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from generator import limits
from generator.model.body import Block, BlockKind, Body, Footnote, Role
from generator.parse import inlines
from generator.parse.bounds import add_bounds, check_bounds
from generator.parse.boxes import BOX_RULES, shape_boxes
from generator.parse.containers import BLOCK_TOKEN, MISTAKES, add_containers
from generator.parse.first_signs import choose_by_sign, has_marks
from generator.parse.headings import read_headings
from generator.parse.inline_places import OFFSET, keep_offsets, place_in_block
from generator.parse.prose import blocks_of
from generator.parse.reading import Reading
from generator.parse.slips import add_slips, report_slips
from generator.parse.tables import mark_tables
from generator.parse.text import count_words, curl_quotes
from generator.problems import Place, Problem

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_OUTSIDE = ("https:", "http:", "mailto:", "tel:", "sms:")


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with tables, footnotes and our own additions, set up once a process."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    markdown.disable("normalize")  # `decode` and `convert` let no other line end pass
    footnote_plugin(markdown, inline=False)
    keep_offsets(markdown)
    inlines.add_inlines(markdown)
    add_containers(markdown)
    add_slips(markdown)
    add_bounds(markdown)
    choose_by_sign(markdown)
    # Every address is kept as written and judged in `_link`: markdown-it would leave a
    # forbidden one standing as text, without a word.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    for name, rule in RULES.items():
        markdown.add_render_rule(name, _render_rule(rule))
    return markdown


def read_body(path: str, text: str, first_line: int) -> tuple[Body, list[Problem]]:
    """The body of a Markdown file, which begins at `first_line` of it."""
    blank = "\n" * (first_line - 1)  # so that every line number counts from the top of the file
    lines = (blank + text).split("\n")
    reading = Reading(lambda block, offset: place_in_block(path, lines, block, offset))
    env: dict[str, Any] = {}
    tokens = _markdown().parse(blank + text, env)
    for mistake in env.get(MISTAKES, ()):
        line = lines[mistake.line]
        place = Place(path, mistake.line + 1, len(line) - len(line.lstrip()) + 1)
        reading.report(place, *mistake[1:])
    return _finish(tokens, reading, env)


def read_value(text: str, find: Callable[[str], Place]) -> tuple[Body, list[Problem]]:
    """A piece of Markdown among the values of a file: one line, or several paragraphs.

    `find` gives the place of some words of it. Folding and quoting in YAML move characters,
    so an offset would say little.
    """
    if has_marks(text) or len(text) > limits.PARAGRAPH_LENGTH:
        return _read_marked(text, find)
    return _read_plain(text, find), []


def _read_plain(text: str, find: Callable[[str], Place]) -> Body:
    """The short way for one line of words alone, as most values are."""
    shown = curl_quotes(text)
    words = " ".join(shown.split())
    blocks = (Block(BlockKind.PARAGRAPH, words, find(text[:16])),) if words else ()
    return Body(escapeHtml(shown).strip(), words=count_words(shown), blocks=blocks)


def _read_marked(text: str, find: Callable[[str], Place]) -> tuple[Body, list[Problem]]:
    env: dict[str, Any] = {}
    markdown = _markdown()
    has_paragraphs = "\n\n" in text.strip()
    tokens = markdown.parse(text, env) if has_paragraphs else markdown.parseInline(text, env)
    reading = Reading(lambda block, offset: find(block.content[offset:].partition("\n")[0][:16]))
    for mistake in env.get(MISTAKES, ()):
        reading.report(find(text.split("\n")[mistake.line].strip()), *mistake[1:])
    for token in tokens:
        if token.type == BLOCK_TOKEN:
            name = token.meta["container"].name
            reading.report(
                find(f"::: {name}"),
                "unknown-container",
                f'the container "{name}" cannot stand inside a value',
                "put it into the text of a page",
            )
    return _finish(tokens, reading, env)


def _finish(
    tokens: list[Token], reading: Reading, env: dict[str, Any]
) -> tuple[Body, list[Problem]]:
    check_bounds(tokens, reading)
    headings = read_headings(tokens, reading)
    mark_tables(tokens, reading)
    tokens = shape_boxes(tokens, reading)
    for token in tokens:
        if token.type == "inline":
            _read_inline_token(token, reading)
        elif token.type == "html_block":
            _refuse_html(reading.locate(token, 0), reading)
        elif token.type == BLOCK_TOKEN:
            _read_block(token, reading)
    blocks = tuple(blocks_of(tokens, reading))
    tokens, footnotes = _cut_footnotes(tokens, env, reading)
    body = Body(
        _render(tokens, env),
        tuple(reading.mentions),
        headings,
        footnotes,
        reading.words,
        blocks,
    )
    return body, reading.problems


def _read_inline_token(block: Token, reading: Reading) -> None:
    """Opens a placeholder for each mention in a line of text, and tidies the text itself."""
    before = ""
    report_slips(block, reading)
    for token in block.children or ():
        place = reading.locate(block, token.meta.get(OFFSET, 0)) if token.meta else None
        if token.type == "text":
            token.content = curl_quotes(token.content, before)
            reading.words += count_words(token.content)
        elif place is not None:
            _read_located(token, place, reading)
        before = _last_character(token, before)


def _read_located(token: Token, place: Place, reading: Reading) -> None:
    match token.type:
        case "link_open":
            _link(token, place, reading)
        case "image":
            token.attrs["src"] = reading.placeholder(Role.IMAGE, str(token.attrs["src"]), place)
            if not token.content.strip():
                reading.report(
                    place,
                    "image-without-text",
                    "this image has no text for people who cannot see it",
                    "write what it shows between the square brackets",
                )
        case inlines.CITATION:
            note = curl_quotes(token.meta["note"])
            token.content = reading.placeholder(Role.CITATION, token.content, place, note)
        case inlines.TERM:
            target = token.content
            token.meta["address"] = reading.placeholder(Role.TERM, target, place)
            reading.words += count_words(token.meta["shown"])
        case "footnote_ref":
            label = str(token.meta["id"])
            token.content = reading.placeholder(Role.FOOTNOTE, label, place)
        case "html_inline" if not token.content.startswith("</"):
            _refuse_html(place, reading)


def _last_character(token: Token, before: str) -> str:
    """What stands in front of the next text, for the choice of a quotation mark."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    text = token.meta.get("shown", "") if token.type == inlines.TERM else token.content
    return text[-1] if text else before


def _link(token: Token, place: Place, reading: Reading) -> None:
    address = str(token.attrs["href"])
    token.attrs.pop("title", None)
    if not _SCHEME.match(address):
        token.attrs["href"] = reading.placeholder(Role.LINK, address, place)
        return
    if not address.lower().startswith(_OUTSIDE):
        scheme = address.partition(":")[0]
        reading.report(
            place,
            "address-not-allowed",
            f'a link may not begin with "{scheme}"',
            "link a file of the guide, or begin with https:, mailto:, tel: or sms:",
        )
    token.attrs["href"] = normalizeLink(address)
    token.attrs["rel"] = "noreferrer"


def _refuse_html(place: Place, reading: Reading) -> None:
    reading.report(
        place,
        "raw-html",
        "HTML is not used here",
        "write it in Markdown, or with a container such as ::: callout or ::: figure; "
        'for a plain "<" write "\\<"',
    )


def _read_block(token: Token, reading: Reading) -> None:
    target = f"{token.meta['container'].name} {token.meta['argument']}".strip()
    token.content = reading.placeholder(Role.BLOCK, target, reading.locate(token, 0))


def _cut_footnotes(
    tokens: list[Token], env: dict[str, Any], reading: Reading
) -> tuple[list[Token], tuple[Footnote, ...]]:
    """The tokens without the block of footnotes at their end, and the footnotes.

    A note in a note would have to be filled in inside the other, and so on without end.
    """
    start = next((i for i, t in enumerate(tokens) if t.type == "footnote_block_open"), None)
    if start is None:
        return tokens, ()
    footnotes: list[Footnote] = []
    inside: list[Token] = []
    label = ""
    for token in tokens[start + 1 :]:
        if token.type == "footnote_open":
            label, inside = str(token.meta["id"]), []
        elif token.type == "footnote_close":
            footnotes.append(Footnote(label, _render(inside, env)))
        elif token.type != "footnote_anchor":
            inside.append(token)
            if any(child.type == "footnote_ref" for child in token.children or ()):
                message = "this note holds another note"
                hint = "say it in the text, or make one note of both"
                reading.report(reading.locate(token, 0), "note-in-note", message, hint)
    return tokens[:start], tuple(footnotes)


def _escaped(tokens: list[Token], index: int) -> str:
    """Raw HTML as the text it is; the build has stopped by then, this is the second lock."""
    return escape(tokens[index].content, quote=False)


def _content(tokens: list[Token], index: int) -> str:
    return tokens[index].content


def _term(tokens: list[Token], index: int) -> str:
    token = tokens[index]
    shown = escape(curl_quotes(token.meta["shown"]))
    return f'<a class="term" href="{token.meta.get("address", "")}">{shown}</a>'


def _render_rule(rule: Callable[[list[Token], int], str]) -> Callable[..., str]:
    """A rule as markdown-it calls it; ours need neither options nor environment."""
    return lambda renderer, tokens, index, *rest: rule(tokens, index)


RULES: dict[str, Callable[[list[Token], int], str]] = {
    inlines.CITATION: _content,
    inlines.TERM: _term,
    "footnote_ref": _content,
    "html_block": _escaped,
    "html_inline": _escaped,
    BLOCK_TOKEN: lambda tokens, index: f"{tokens[index].content}\n",
    **BOX_RULES,
}


def _render(tokens: Iterable[Token], env: dict[str, Any]) -> str:
    markdown = _markdown()
    return str(markdown.renderer.render(list(tokens), markdown.options, env)).strip()
