"""What is never closed in a style sheet is found where it stands; what is closed is let alone."""

import pytest

from generator.limits import SOURCE_BYTES
from generator.problems import Problem
from generator.render.style_sheets import mistakes_in_style
from tests.environment import ROOT

PATH = "../assets/css/mine.css"


def found_in(style: str | bytes) -> list[Problem]:
    data = style if isinstance(style, bytes) else style.encode()
    return [*mistakes_in_style(PATH, data)]


BROKEN = {
    "a brace": (".a {\n  color: red;\n", 1, 4, 'this "{" is never closed'),
    "a brace, and a rule after it": (".a { b: c;\n.d { e: f }\n", 1, 4, 'this "{" is never closed'),
    "a brace in a brace": ("@media print {\n.a { b: c;\n}\n", 1, 14, 'this "{" is never closed'),
    "a brace too many": (".a { b: c }\n  }\n.d { }", 2, 3, 'this "}" closes nothing'),
    "a comment": (".a { }\n/* and so on\n.b { }", 2, 1, "this comment is never closed"),
    "half an end of a comment": ("/* a *", 1, 1, "this comment is never closed"),
    "a string": ('.a::after { content: "x; }\n.b { }\n', 1, 22, "this quotation is never closed"),
    "a string of the other kind": ("a { b: 'x\n}", 1, 8, "this quotation is never closed"),
    "a quotation mark that is escaped": (
        'a { b: "x\\"; }\n',
        1,
        8,
        "this quotation is never closed",
    ),
    "an address": ("a { b: url(x.png; }\nc { }", 1, 8, 'this "url(" is never closed'),
    "a parenthesis": ("a { b: calc(1px + (2px); }\nc { }", 1, 12, 'this "(" is never closed'),
    "a bracket": ("a[href { }\n", 1, 2, 'this "[" is never closed'),
    "the wrong bracket": ("a { b: (1px]; }", 1, 8, 'this "(" is never closed'),
    "lines of another system": (".a { }\r\n\r\n.b {\r\n", 3, 4, 'this "{" is never closed'),
}


@pytest.mark.parametrize(("style", "line", "column", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_never_closed_is_told_once_with_its_place(
    style: str, line: int, column: int, message: str
) -> None:
    (problem,) = found_in(style)
    place = problem.place
    assert (place.path, place.line, place.column) == (PATH, line, column)
    assert (problem.code, problem.severity, problem.message) == ("broken-style", "error", message)
    assert problem.hint


FINE = {
    "braces in a comment": "/* { ( [ \" ' */ a { b: c }",
    "braces in a string": """a::before { content: "{ ( /* '"; b: '}"' }""",
    "an address without quotation marks": "a { b: url(data:image/svg+xml;x='/*{',y) }",
    "an address with quotation marks": "a { b: URL( 'data:)' ) }",
    "a sign that is escaped": r".a\{b { c: d } .e\"f { g: h }",
    "a string that goes on in the next line": 'a { b: "x\\\ny" }',
    "rules in rules": "@media print { .a { & > b { c: d } } }",
    "a comment alone": "/* none of it */",
    "a byte order mark": b"\xef\xbb\xbfa { b: c }",
}


@pytest.mark.parametrize("style", FINE.values(), ids=FINE)
def test_what_is_closed_is_no_mistake(style: str | bytes) -> None:
    assert found_in(style) == []


ELSEWHERE = {
    "with a scheme": ("a { b: url(https://x.org/a) }", 8),
    "without one": ("a { b: url( '//x.org/a' ) }", 8),
    "a whole sheet": ('@import "//x.org/a.css";', 1),
    "behind a comment": ("/* url(//y.org) */ a { b: URL(HTTP://x.org) }", 27),
}


@pytest.mark.parametrize(("style", "column"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_is_asked_of_another_host_is_a_mistake(style: str, column: int) -> None:
    (problem,) = found_in(style)
    assert (problem.code, problem.place.column) == ("other-host", column)


NOT_ELSEWHERE = {
    "a name space": "a { b: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/x'/>\") }",
    "a comment": "/* see url(https://x.org) */ a { b: c }",
    "beside it": "a { b: url(../dot.svg) }",
}


@pytest.mark.parametrize("style", NOT_ELSEWHERE.values(), ids=NOT_ELSEWHERE)
def test_what_asks_no_host_is_no_mistake(style: str) -> None:
    assert found_in(style) == []


@pytest.mark.parametrize("style", ["", " \n\n"])
def test_a_style_sheet_with_nothing_in_it_is_a_warning(style: str) -> None:
    (problem,) = found_in(style)
    assert (problem.code, problem.severity) == ("empty-style", "warning")


def test_a_style_sheet_that_is_no_text_is_told_where_it_is_none() -> None:
    (problem,) = found_in(b"/* caf\xc3\xa9 */\na { b: '\xe9' }")
    assert (problem.code, problem.place.line, problem.place.column) == ("not-utf-8", 2, 9)


def test_ours_are_without_mistakes() -> None:
    sheets = sorted((ROOT / "assets/css").rglob("*.css"))
    assert [problem for sheet in sheets for problem in found_in(sheet.read_bytes())] == []


@pytest.mark.parametrize("sign", ["{", "(", "[", '"', "/*", "url(", "\\", "*", "/", "a { b: c }"])
def test_a_long_one_takes_no_longer_than_its_length_asks(sign: str) -> None:
    """It ends: by the square of the length, it would take hours."""
    assert len(found_in(sign * SOURCE_BYTES)) <= 1
