"""Bytes become text; straight quotation marks become typographic ones."""

import pytest

from generator.load import SourceFile
from generator.parse.text import curl_quotes, decode
from generator.problems import Place, Problem


def decoded(data: bytes) -> str | Problem:
    return decode(SourceFile("a.md", data, ""))


def test_line_ends_and_byte_order_mark_are_evened_out() -> None:
    assert decoded(b"\xef\xbb\xbfone\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_a_byte_that_is_no_text_is_placed_in_characters() -> None:
    found = decoded("é\nüb\xff".encode("latin-1").replace(b"\xe9", "é".encode()))
    assert isinstance(found, Problem)
    assert found.place == Place("a.md", 2, 1)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_it_is_placed_in_lines_of_any_ending_behind_a_byte_order_mark(end: bytes) -> None:
    found = decoded(b"\xef\xbb\xbfone" + end + b"tw\xff")
    assert isinstance(found, Problem)
    assert found.place == Place("a.md", 2, 3)


@pytest.mark.parametrize(
    "character", [*"\x00\x1b\ue000\ue001\u202e\u2066", "\ufeff", "\ufffe", "\uffff"]
)
def test_characters_that_hide_or_stand_for_something_else_are_refused(character: str) -> None:
    found = decoded(f"a\nb{character}".encode())
    assert isinstance(found, Problem)
    assert found.place == Place("a.md", 2, 2)


@pytest.mark.parametrize(
    ("straight", "curled"),
    [
        ('"Why?" she said.', "“Why?” she said."),
        ("it's the readers' own", "it’s the readers’ own"),
        ("('quoted')", "(‘quoted’)"),
        ("\"It's 'fine'\"", "“It’s ‘fine’”"),
        ("“already” ‘curled’", "“already” ‘curled’"),
    ],
)
def test_quotation_marks_turn_the_right_way(straight: str, curled: str) -> None:
    assert curl_quotes(straight) == curled


def test_a_mark_after_a_word_in_italics_closes() -> None:
    assert curl_quotes("'s", before="e") == "’s"
