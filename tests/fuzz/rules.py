"""What must hold of everything that comes of a source file, whatever its bytes."""

import re
from collections.abc import Iterable, Mapping

import msgspec

from generator.load import SourceFile, digest_of
from generator.model.body import Block, Heading, Mention
from generator.model.document import Document
from generator.parse.documents import Parsed, parse
from generator.problems import Place, Problem, Severity, as_text, has_errors
from tests.fuzz.markup import check_body

# Control characters, line ends, halves of characters, and what turns the direction of text.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x84\x86-\x9f]")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 2500  # characters of a message with its hint and place

Kept = dict[str, Parsed]  # as the cache keeps it
ONE_IN_16 = "1"  # digests below it; what costs much is asked of these


def source_of(path: str, text: str | bytes) -> SourceFile:
    """A source file that load might have read."""
    data = text if isinstance(text, bytes) else text.encode(errors="surrogatepass")
    return SourceFile(path, data, digest_of(data))


def check_source(source: SourceFile) -> Parsed:
    """Parses it, and holds the result against every rule."""
    parsed = parse(source)
    lines = lines_of(source.data)
    assert parsed.document or has_errors(parsed.problems), "neither a document nor an error"
    check_problems(parsed.problems, {source.path: lines})
    if source.digest < ONE_IN_16:
        assert parse(source) == parsed, "a second reading gives something else"
    packed = msgspec.msgpack.encode({source.path: parsed})
    assert msgspec.msgpack.decode(packed, type=Kept) == {source.path: parsed}
    if parsed.document:
        _check_document(parsed.document, has_errors(parsed.problems), lines)
    return parsed


def lines_of(data: bytes) -> list[str]:
    """The lines as an editor shows them."""
    text = data.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def check_problems(problems: Iterable[Problem], files: Mapping[str, list[str]]) -> None:
    """Each stands within its file and can be shown in a terminal, on one line."""
    for problem in problems:
        lines = files.get(problem.place.path, [""])
        _check_place(problem.place, lines, problem.code)
        assert isinstance(problem.severity, Severity)
        assert _CODE.fullmatch(problem.code)
        assert problem.message.strip(), f"{problem.code} says nothing"
        said = as_text(problem, problem.place.path)
        assert said.count("\n") == bool(problem.hint), f"{problem.code} says {said!r}"
        assert not _UNSHOWN.search(said.replace("\n", "")), f"{problem.code} says {said!r}"
        assert len(said) <= LONGEST, f"{problem.code} says {len(said)} characters"


def _check_place(place: Place, lines: list[str], what: str) -> None:
    assert 1 <= place.line <= len(lines), f"{what}: line {place.line} of {len(lines)}"
    length = len(lines[place.line - 1])
    assert 1 <= place.column <= length + 1, f"{what}: column {place.column} of {length}"


def _check_document(document: Document, is_broken: bool, lines: list[str]) -> None:
    for name, place in document.places.items():
        _check_place(place, lines, f"the value {name}")
    for body in document.bodies:
        check_body(body, is_broken)
        things: tuple[Mention | Heading | Block, ...] = (
            *body.mentions,
            *body.headings,
            *body.blocks,
        )
        for thing in things:
            assert thing.place.path == document.path
            _check_place(thing.place, lines, repr(thing)[:60])
        for text in (*(h.text for h in body.headings), *(b.text for b in body.blocks)):
            assert not _CONTROL.search(text)
