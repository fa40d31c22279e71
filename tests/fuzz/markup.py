"""What HTML made from Markdown may hold: a list of what is allowed, and nothing beside it."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser

from generator.model.body import CLOSE, OPEN, Body
from generator.words.files import load_words

Tag = tuple[str, tuple[tuple[str, str], ...]]

_PLAIN = ("p", "em", "strong", "pre", "blockquote", "ul", "hr", "br", "table", "thead", "tbody")
ALLOWED: dict[str, set[str]] = {
    **{name: set() for name in (*_PLAIN, "tr", "figcaption", "summary")},
    **{f"h{level}": {"id", "class"} for level in range(1, 7)},
    "code": {"class"},
    "ol": {"start"},
    "li": set(),
    "a": {"href", "rel", "class"},
    "img": {"src", "alt", "class", "title"},
    "th": {"scope", "class"},
    "td": {"data-label", "class"},
    **{name: {"class"} for name in ("div", "figure", "details", "span")},
}
ALLOWED["p"] = {"class"}
VOID = {"hr", "br", "img"}

# Strict: what a browser reads leniently is none of ours.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)( ?/)?>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"<>]*)"')
_PLACEHOLDER = re.compile(f"{OPEN}([a-z0-9_.]+){CLOSE}")
_ADDRESS = re.compile(rf"https?:|mailto:|tel:|sms:|//|{OPEN}\d+{CLOSE}$", re.IGNORECASE)


def check_body(body: Body, has_errors: bool) -> None:
    """The HTML of a body, and of its notes, is made of allowed tags, and each mention is its own.

    An address that may not stand is reported, and the build stops: so only a body without errors
    promises its addresses.
    """
    for html in (body.html, *(note.html for note in body.footnotes)):
        tags = list(strict_tags(html))
        assert tags == lenient_tags(html), "a browser reads other tags than we wrote"
        for name, attributes in tags:
            assert name in ALLOWED, f"the tag {name}"
            assert {key for key, _ in attributes} <= ALLOWED[name], f"attributes of {name}"
            for key, value in attributes:
                if key in ("href", "src") and not has_errors:
                    assert _ADDRESS.match(value), f"the address {value!r}"
        _check_placeholders(html, body)


def strict_tags(html: str) -> Iterator[Tag]:
    """The opening tags; every tag closes, in order, and no other sign looks like one."""
    rest = _TAG.sub("", html)
    assert "<" not in rest, "a sign < that is no tag"
    assert ">" not in rest, "a sign > that is no tag"
    open_: list[str] = []
    for closing, name, attributes, _ in _TAG.findall(html):
        if closing:
            assert open_, f"{name} closes nothing"
            assert open_.pop() == name, f"{name} closes another"
            continue
        if name not in VOID:
            open_.append(name)
        yield name, tuple((k, unescape(v)) for k, v in _ATTRIBUTE.findall(attributes))
    assert open_ == [], "a tag stays open"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple((name, value or "") for name, value in attrs)))


def lenient_tags(html: str) -> list[Tag]:
    """The opening tags as the parser of the standard library reads them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.tags


@cache
def _keys() -> frozenset[str]:
    return frozenset(load_words("en", ()).entries)


def _check_placeholders(html: str, body: Body) -> None:
    for name in _PLACEHOLDER.findall(html):
        known = int(name) < len(body.mentions) if name.isdigit() else name in _keys()
        assert known, f"the placeholder {name}"
    rest = _PLACEHOLDER.sub("", html)
    assert OPEN not in rest
    assert CLOSE not in rest
