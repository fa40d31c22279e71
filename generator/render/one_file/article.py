"""A page becomes an article of the one file: a function of the page alone."""

import posixpath
import re
from collections.abc import Mapping

from generator.render.one_file.repeats import without_repeats

# A place in the guide stands between these until all places are known (places.py).
OPEN, CLOSE = "\ue010", "\ue011"

_CITE = re.compile(
    r'<sup class="cite"><a href="(#note-\d+)"( id="cite-\d+")?>'
    r".*?(\d+)<span[^>]*>[^<]*</span></a></sup>"
)
_HEADING = re.compile(r"(</?h)([1-5])\b")
_STRONG = re.compile(r"(</?)strong>")
_TIME = re.compile(r"</?time[^>]*>")
_PLACE = re.compile(r' (href|id|for|aria-labelledby|src)="([^"]*)"')
_CLASS = re.compile(r' class="([^"]*)"')
_FIELD_NAME = re.compile(r' name="[^"]*--([^"]*)"')  # each quiz and sheet is a form of its own
_TEMPLATE = re.compile(r"<template data-load=.*?</template>", re.DOTALL)  # the file has it all
_TERM = re.compile(r' class="term"')  # a link like any other, where every word costs
# The questions of a chapter, with the heading and the sentences that lead to them.
_CHECK = re.compile(r"(?:<h2[^>]*>[^<]*</h2>\s*(?:<p>[^<]*</p>\s*)*)?<p data-check></p>")
# What the form says for all of its fields, a script does, or the file says once.
_IDLE = re.compile(
    r' spellcheck="false" translate="no" hidden data-live'
    r'| (?:autocomplete="off"|spellcheck="false"|rel="noreferrer"|data-label="[^"]*")'
)
_OUTSIDE = re.compile(r"[a-z]+:")


def place(address: str, anchor: str = "") -> str:
    """The mark of a page, or of an anchor in it."""
    return f"{OPEN}{address}#{anchor}{CLOSE}"


def article(address: str, html: str, classes: Mapping[str, str]) -> str:
    """The article of a page, its places marked by `place`; nothing for a page without words.

    `classes` are the names that mean something in the file, with the shorter ones it uses.
    """
    if not html.strip():
        return ""
    from minify_html import minify  # late: most builds make no file that holds all

    return minify(f'<article id="{place(address)}">{leaner(address, html, classes)}</article>')


def leaner(address: str, html: str, classes: Mapping[str, str]) -> str:
    """The same markup one level of headings lower, without what costs bytes and says nothing."""
    html = _CHECK.sub("", html)
    html = _TEMPLATE.sub("", _CITE.sub(r'<sup><a href="\1"\2>\3</a></sup>', without_repeats(html)))
    html = _HEADING.sub(lambda found: found[1] + str(int(found[2]) + 1), _IDLE.sub("", html))
    html = _FIELD_NAME.sub(r' name="\1"', _STRONG.sub(r"\1b>", _TIME.sub("", _TERM.sub("", html))))
    html = with_classes(html, classes)
    return _PLACE.sub(lambda found: _placed(address, found[1], found[2]), html)


def with_classes(html: str, classes: Mapping[str, str]) -> str:
    """The same markup with the class names of the file."""
    return _CLASS.sub(lambda found: _class(found[1], classes), html)


def _class(names: str, classes: Mapping[str, str]) -> str:
    kept = [classes[name] for name in names.split() if name in classes]
    return f' class="{" ".join(kept)}"' if kept else ""


def _placed(here: str, name: str, value: str) -> str:
    if name == "src":
        return f' src="{place(_resolved(here, value))}"'
    if name != "href":
        return f' {name}="{place(here, value)}"'
    if _OUTSIDE.match(value):
        return f' href="{value}"'
    path, _, anchor = value.partition("#")
    return f' href="#{place(_resolved(here, path) if path else here, anchor)}"'


def _resolved(here: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
