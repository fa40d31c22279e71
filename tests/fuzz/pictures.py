"""Drawings: what passes the check is harmless, and the same drawing when it stands in a file."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from urllib.parse import unquote
from xml.etree import ElementTree

from generator.check import drawings
from generator.model.guide import Guide
from generator.render.one_file.pictures import data_address
from tests.environment import ROOT
from tests.fuzz.choices import Choices
from tests.fuzz.guides import TODAY
from tests.fuzz.rules import check_problems, lines_of, source_of
from tests.fuzz.texts import SIGNS, edited, phrase

NAME = "drawings/dot.svg"
SVG = "http://www.w3.org/2000/svg"

TAGS = (
    *("g", "path", "text", "tspan", "style", "title", "desc", "defs", "marker", "mask", "rect"),
    *("script", "a", "image", "use", "foreignObject", "animate", "set", "svg", "handler", "x:g"),
)
NAMES = (
    *("d", "fill", "class", "id", "font-family", "href", "xlink:href", "style", "role", "mask"),
    *("aria-label", "onload", "ONLOAD", "onclick", "xml:space", "xmlns", "xmlns:x", "x:href"),
)
VALUES = (
    *("M0 0", "#a", "url(#a)", "url(x.svg)", "url( '#a')", "u\\72l(x)", "image-set(x)", "none"),
    *("system-ui, 'Segoe UI'", "' onload='x", "javascript:x", "data:,x", "https://a.example"),
    *("a role=&quot;b&quot;", "&lt;b&gt;", "a&#10;b", "10\xa0000", SVG, ' role="b"', "-->", ""),
)
PIECES = (
    *(
        "<![CDATA[<!--]]>",
        "<![CDATA[-->]]>",
        "<!-- a -->",
        "<!-- a - b -->",
        "<?x y?>",
        "<!DOCTYPE x>",
    ),
    *(
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        "&a;",
        "@import 'x';",
        "@media print{a{fill:red}}",
        "a\xa0b",
    ),
    *(".a { fill: url(#a) }", ".a>.b { fill: none }", 'a role="b" c', "\u2028", "<title>a</title>"),
)
# Elements and styles that do something, or fetch something.
_ACTIVE = {"script", "a", "image", "use", "foreignObject", "animate", "set", "handler", "iframe"}
_FETCHES = re.compile(r"url\(\s*['\"]?[^#'\"\s]|@import|image-set", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n]+")


def check_drawing(choices: Choices) -> None:
    """A drawing is refused, once and in its place; or another reader finds no harm in it."""
    data = _bytes(choices)
    guide = cast(Guide, SimpleNamespace(images={NAME: source_of(NAME, data)}))
    problems = list(drawings.check(guide, TODAY))
    check_problems(problems, {NAME: lines_of(data)})
    assert len(problems) <= 1
    if not problems:
        drawn = ElementTree.fromstring(data.decode("utf-8-sig"))
        for element in drawn.iter():
            _check_harmless(element)
        within = data_address(NAME, data).removeprefix("data:image/svg+xml,")
        assert _seen(ElementTree.fromstring(unquote(within))) == _seen(drawn)


def _check_harmless(element: ElementTree.Element) -> None:
    tag = element.tag.rpartition("}")[2]
    assert tag not in _ACTIVE, tag
    assert tag != "style" or not _FETCHES.search("".join(element.itertext()))
    for name, value in element.attrib.items():
        short = name.rpartition("}")[2].lower()
        assert not short.startswith("on"), name
        assert short != "href" or value.startswith("#"), value
        assert not _FETCHES.search(value), value


def _seen(element: ElementTree.Element) -> object:
    """What a reader sees of a drawing: its parts, without what names them and without layout."""
    attributes = {
        name: _SPACE.sub(" ", value)
        for name, value in element.attrib.items()
        if name != "role" and not name.startswith("aria-")
    }
    inside = [part for part in element if part.tag not in (f"{{{SVG}}}title", f"{{{SVG}}}desc")]
    tag = element.tag
    text = "" if tag == f"{{{SVG}}}style" else _SPACE.sub(" ", "".join(_texts(element))).strip()
    return tag, attributes, text, [_seen(part) for part in inside]


def _texts(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    yield from (part.tail or "" for part in element)


def _bytes(choices: Choices) -> bytes:
    match choices.number(2):
        case 0:
            return choices.rest()
        case 1:
            return edited(choices, choices.pick(_ours())).encode(errors="replace")
        case _:
            text = edited(choices, _assembled(choices)) if choices.rarely() else _assembled(choices)
            return text.encode(errors="replace")


def _assembled(choices: Choices) -> str:
    before = choices.pick(("", "", '<?xml version="1.0" encoding="utf-8"?>', *PIECES))
    linked = (
        ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="x:y"' if choices.number(1) else ""
    )
    return f'{before}<svg xmlns="{SVG}"{linked}>{_inside(choices, 0)}</svg>'


def _inside(choices: Choices, depth: int) -> str:
    parts = []
    for _ in range(choices.number(3)):
        tag = choices.pick(TAGS)
        attributes = "".join(_attribute(choices) for _ in range(choices.number(2)))
        inner = _inside(choices, depth + 1) if depth < 3 else phrase(choices)
        parts.append(f"<{tag}{attributes}>{inner}</{tag}>")
        parts += choices.some((*PIECES, *SIGNS), 1)
    return "".join(parts)


def _attribute(choices: Choices) -> str:
    mark = choices.pick(('"', '"', "'"))
    return f" {choices.pick(NAMES)}={mark}{choices.pick(VALUES)}{mark}"


@cache
def _ours() -> tuple[str, ...]:
    files: list[Path] = sorted((ROOT / "content" / "drawings").glob("*.svg"))
    return tuple(file.read_text("utf-8") for file in files)


def seeds() -> Iterator[bytes]:
    """Our own drawings."""
    yield from (b"\x00" + text.encode() for text in _ours())
