"""What may stand in no file of a site, whatever its content says."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from gzip import decompress
from html.parser import HTMLParser
from xml.etree import ElementTree

from generator.model.body import CLOSE, OPEN
from generator.render.one_file import article, document
from generator.render.output import Output

MARKS: tuple[str, ...] = (OPEN, CLOSE, article.OPEN, article.CLOSE)
MARKS += (document.ARTICLES, document.STYLE, document.POLICY)

# Where an address of a page may begin; everything else is relative.
SCHEMES = ("https:", "http:", "mailto:", "tel:", "sms:")
_SCHEME = re.compile(r"\s*[a-zA-Z][\w+.-]*:|\s*[/\\]{2}")
_LOADING = ("src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href")

# A line of _headers is a path, or a header below one; a line of _redirects leads from one to one.
_HEADER = re.compile(r"/[\w./*-]*|  ! [\w-]+|  [\w-]+: [\x20-\x7e]+|")
_REDIRECT = re.compile(r"/[\w./-]+\.html /[\w./-]+\.html 301|")
_SEARCH = re.compile(r"searchIndex\.(?:add|begin)\((.*)\);\n", re.DOTALL)
_ADDRESS = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")


def as_texts(outputs: Iterable[Output]) -> dict[str, str]:
    """Every file by its address, as text; a packed one unpacked, since packed bytes may be any."""
    return {
        one.address: (decompress(one.data) if one.address.endswith(".pack") else one.data).decode(
            "utf-8", "replace"
        )
        for one in outputs
    }


def unsound(texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the files of a site, by their addresses."""
    for address, text in texts.items():
        if not _ADDRESS.fullmatch(address) or ".." in address:
            yield f"{address!r} is no address"
        if any(mark in text for mark in MARKS):
            yield f"{address} holds a mark of ours"
        wrong = _CHECKS.get(address) or _BY_ENDING.get(address.rpartition(".")[2])
        yield from (f"{address}: {what}" for what in (wrong(text) if wrong else ()))


class _Page(HTMLParser):
    """Gathers what is wrong with a page as a browser would read it."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.is_saved = False  # the one file: its policy names its scripts by their hashes
        self._script: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.is_saved |= "sha256-" in given.get("content", "")
        if tag in ("iframe", "object", "embed", "base", "math", "frame", "foreignobject"):
            self.wrong.append(f"an element <{tag}>")
        for name, value in given.items():
            self._attribute(tag, name, value)
        self._script = given.get("type") if tag == "script" else self._script
        if tag == "script" and not ("src" in given or "type" in given or self.is_saved):
            self.wrong.append("a script of its own")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in ("style", "srcdoc", "ping"):
            self.wrong.append(f"an attribute {name} of <{tag}>")
        is_outside = bool(_SCHEME.match(value)) and (name == "href" or name in _LOADING)
        is_inside = tag == "img" and value.startswith("data:image/")
        if is_outside and not is_inside and not value.strip().startswith(SCHEMES):
            self.wrong.append(f"an address {value[:30]!r}")
        if is_outside and not is_inside and name in _LOADING:
            self.wrong.append(f"something from elsewhere: {value[:30]!r}")

    def handle_data(self, data: str) -> None:
        if self._script and self._script.endswith("json") and data.strip():
            json.loads(data)
            if "<" in data or "\u2028" in data:
                self.wrong.append("data that could end its element")

    def handle_endtag(self, tag: str) -> None:
        self._script = None if tag == "script" else self._script


def _page(text: str) -> list[str]:
    page = _Page()
    page.feed(text)
    page.close()
    return page.wrong


def _data(text: str) -> list[str]:
    json.loads(text)
    return []


_FEED = {"feed", "id", "title", "author", "name", "updated", "link", "entry", "content"}
_FEED |= {"div", "p", "ul", "li", "h3", "urlset", "url", "loc", "lastmod"}


def _feed(text: str) -> list[str]:
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text).iter()}
    return [f"an element <{tag}>" for tag in sorted(tags - _FEED)]


def _lines(pattern: re.Pattern[str], text: str) -> list[str]:
    return [f"a line {line!r}" for line in text.split("\n") if not pattern.fullmatch(line)]


def _script(text: str) -> list[str]:
    found = _SEARCH.fullmatch(text)
    if found:
        pages = json.loads(f"[{found[1]}]")[0]
        rows = pages.split("\n") if isinstance(pages, str) and pages else []
        return [
            f"a row {row!r}"
            for row in rows
            if not re.fullmatch(r"(#|[\w/-]+\.html)[^\t]*\t[^\t]*", row)
        ]
    return []


_CHECKS = {
    "_headers": lambda text: _lines(_HEADER, text),
    "_redirects": lambda text: _lines(_REDIRECT, text),
    "robots.txt": lambda text: _lines(re.compile(r"[\w-]+: [\x21-\x7e]+|"), text),
}
_BY_ENDING = {
    "html": _page,
    "json": _data,
    "webmanifest": _data,
    "xml": _feed,
    "js": _script,
}
