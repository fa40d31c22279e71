"""Images are what their names say, and drawings hold nothing but a drawing.

A drawing is a document of its own: opened at its address, on a host that sends no headers, its
scripts would run and what it names would be asked for. So it is read by a real parser, and what
is not known to be harmless is refused (docs/decisions/0023).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.parsers import expat

from generator import limits
from generator.load import SourceFile
from generator.model.guide import Guide
from generator.problems import Place, Problem

SVG, XLINK, XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)

ELEMENTS = frozenset(
    {
        *("svg", "g", "defs", "title", "desc", "style", "text", "tspan", "textPath"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop", "marker", "clipPath", "mask", "pattern"),
    }
)
# Drawn anew at each use. One that uses another that uses another would be drawn without end.
_REUSED = frozenset({"marker", "clipPath", "mask", "pattern"})
# Of other vocabularies; attributes of SVG itself stand in none.
_ATTRIBUTES = frozenset({f"{XLINK} href", f"{XLINK} title", f"{XML} lang", f"{XML} space"})
_ADDRESSES = ("href", f"{XLINK} href")

# Ways to name another file, or to hide one from this pattern: in an attribute, where a part of the
# drawing may be named too, and in a style.
_NAMING = r"(?:src|image|image-set|cross-fade)\s*\(|\\"
_FOREIGN = re.compile(rf"url\s*\(\s*(?![\"']?#)|{_NAMING}", re.IGNORECASE)
_FOREIGN_STYLE = re.compile(rf"url\s*\(|@(?!media\b)|{_NAMING}", re.IGNORECASE)
_USE = re.compile(r"url\s*\(", re.IGNORECASE)

_SIGNATURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}

_PLAIN = "draw it anew, or save it as a plain or optimized SVG, without scripts and links"


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Images that are something else, and drawings with more in them than a drawing."""
    for image in guide.images.values():
        ending = "." + image.path.rpartition(".")[2].lower()
        if ending == ".svg":
            yield from _drawing(image)
        elif not _SIGNATURES[ending].match(image.data):
            message = f'this file is called "{ending}" and is something else'
            yield Problem(Place(image.path), "not-an-image", message, "save the image anew")


def _drawing(image: SourceFile) -> Iterator[Problem]:
    size = len(image.data)
    if size > limits.DRAWING_BYTES:
        message = f"this drawing has {size:,} bytes; the limit is {limits.DRAWING_BYTES:,}"
        yield Problem(Place(image.path), "too-large", message, "draw it with fewer points")
        return
    reading = _Reading(image.path)
    try:
        reading.parser.Parse(image.data.decode("utf-8-sig").encode(), True)
    except UnicodeDecodeError:
        yield reading.problem("it is not UTF-8 text")
    except _Refused as refused:
        yield reading.problem(str(refused))
    except expat.ExpatError as error:
        place = Place(image.path, error.lineno, error.offset + 1)
        message = f"this drawing cannot be read: {expat.ErrorString(error.code)}"
        yield Problem(place, "not-an-image", message, "save the drawing anew")


class _Refused(Exception):
    """What is wrong with a drawing."""


@dataclass(slots=True)
class _Reading:
    """One drawing being read. It has state because the parser calls it piece by piece."""

    path: str
    above: list[str] = field(default_factory=list)  # the elements around this point
    style: str = ""
    parser: expat.XMLParserType = field(init=False)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def problem(self, what: str) -> Problem:
        """A problem at the point that was reached."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        message = f"this drawing cannot be used: {what}"
        return Problem(Place(self.path, line, column), "unsafe-drawing", message, _PLAIN)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            raise _Refused(f'it says that its text is "{encoding}", not UTF-8')

    def _doctype(self, *declaration: object) -> None:
        raise _Refused("it begins with a <!DOCTYPE>")

    def _instruction(self, target: str, text: str) -> None:
        raise _Refused(f"it holds an instruction for programs, <?{target}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        vocabulary, _, tag = name.rpartition(" ")
        is_known = vocabulary == SVG and tag in ELEMENTS and "style" not in self.above
        if not is_known or (tag == "svg") != (not self.above):
            raise _Refused(f"it holds an element <{tag}>")
        self.above.append(tag)
        if len(self.above) > limits.DRAWING_DEPTH:
            raise _Refused(f"its parts stand more than {limits.DRAWING_DEPTH} deep in one another")
        for attribute, value in attributes.items():
            _check_attribute(attribute, value)
            if _USE.search(value) and not _REUSED.isdisjoint(self.above):
                raise _Refused(f"a part that it uses again uses another, in <{tag}>")

    def _end(self, name: str) -> None:
        if self.above.pop() == "style" and _FOREIGN_STYLE.search(self.style):
            raise _Refused("its style names another file, or hides something")

    def _text(self, text: str) -> None:
        if "style" in self.above:
            self.style += text


def _check_attribute(name: str, value: str) -> None:
    """Raises what is wrong with an attribute."""
    short = name.rpartition(" ")[2]
    if (" " in name and name not in _ATTRIBUTES) or short.lower().startswith("on"):
        raise _Refused(f'it holds an attribute "{short}"')
    if name in _ADDRESSES and not value.startswith("#"):
        raise _Refused(f'its "{short}" leads out of the drawing')
    if _FOREIGN.search(value):
        raise _Refused(f'its "{short}" names another file, or hides something')
