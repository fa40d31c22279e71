"""The short ways through Markdown lead where the long ones lead."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse import markdown
from generator.parse.first_signs import OF_LINES
from generator.parse.markdown import read_body, read_value
from generator.parse.text import count_words
from generator.problems import Place

# What rules of blocks and of lines begin with, and what they ask for next.
PIECES = (
    *"\n\t *_`[]()!<>&\\\"'#-+:|~^@{}=1a.é’“",
    *("\n\n", "word", "two words", "  \n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n## ", "\n---\n"),
    *("\n| a | b |\n|---|:-:|\n| c | d |\n", "\n```\n", "\n~~~\n", "\n::: callout T\n", "\n:::\n"),
    *("\n===\n", "\n<div>\n", "<b>", "<!-- -->", "<http://a.b>", "&amp;", "&#39;", "\\[", "a_b"),
    *("[x](y.md)", "![x](y.svg)", "[^n]", "\n[^n]: note\n", "[@key]", "[[term]]", "\n[r]: z.md\n"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
LINES = st.lists(st.sampled_from([p for p in PIECES if "\n" not in p]), max_size=8).map("".join)


def place_of(words: str) -> Place:
    return Place(words)


def test_text_stops_for_every_rule_of_a_line() -> None:
    assert {*markdown._markdown().inline.ruler.get_active_rules()} == {"text", *OF_LINES}


@given(TEXTS)
def test_a_rule_that_is_not_asked_would_not_have_fired(text: str) -> None:
    chosen = read_body("a.md", text, 1)
    with pytest.MonkeyPatch.context() as patch:
        every = markdown._markdown.__wrapped__  # set up afresh
        patch.setattr(markdown, "choose_by_sign", lambda markdown: None)
        asked = every()
        patch.setattr(markdown, "_markdown", lambda: asked)
        assert read_body("a.md", text, 1) == chosen


@given(LINES)
def test_a_value_of_words_alone_is_read_as_any_other(text: str) -> None:
    short = read_value(text, place_of)
    assert markdown._read_marked(text, place_of) == short


@given(st.one_of(LINES, st.text()))
def test_words_are_counted_alike_in_every_script(text: str) -> None:
    assert count_words(text) == len(re.findall(r"\w[\w’'-]*", text))
