"""Whatever a link stands in, its place is the place at which its bracket opens."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.body import Role
from generator.parse.markdown import read_body

LINK = "[x](y.md)"
WORDS = st.sampled_from(
    ["", "one ", "zwei ", "**three** ", "`four` ", "[^ ", "a_b ", "“five” ", "😀 "]
)

lines = st.builds("{}x {}{}".format, WORDS, st.sampled_from(["", LINK, f"{LINK} {LINK}"]), WORDS)
paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
headings = lines.map("## {}".format)
cells = st.sampled_from(["a", LINK, f"b {LINK}", f"{LINK} c", "`|`".replace("|", "d")])
rows = st.lists(cells, min_size=2, max_size=2).map(lambda row: f"| {row[0]} | {row[1]} |")
tables = st.lists(rows, min_size=1, max_size=3).map(
    lambda body: "\n".join(["| A | B |", "|---|---|", *body])
)


def quoted(block: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in block.split("\n"))


def listed(block: str) -> str:
    return "- " + "\n".join(f"  {line}".rstrip() for line in block.split("\n"))[2:]


def boxed(block: str) -> str:
    return f"::: callout A title\n{block}\n:::"


blocks = st.recursive(
    paragraphs | headings | tables,
    lambda inner: st.builds(
        lambda wrap, parts: wrap("\n\n".join(parts)),
        st.sampled_from([quoted, listed, boxed]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.lists(blocks, min_size=1, max_size=4), st.integers(1, 9))
def test_every_link_is_placed_at_its_bracket(parts: list[str], first_line: int) -> None:
    text = "\n\n".join(parts)
    body, _ = read_body("a.md", text, first_line)
    placed = sorted((m.place.line, m.place.column) for m in body.mentions if m.role is Role.LINK)
    written = [
        (number, found.start() + 1)
        for number, line in enumerate(text.split("\n"), first_line)
        for found in re.finditer(re.escape(LINK), line)
    ]
    assert placed == written


@pytest.mark.parametrize(
    "text", [f"\u3000\nA {LINK}", f"\u3000\n\u2003\nA {LINK}", f"> \u3000\n> {LINK}"]
)
def test_a_line_of_unusual_spaces_in_front_of_a_paragraph_moves_no_place(text: str) -> None:
    body, _ = read_body("a.md", text, 4)
    (mention,) = body.mentions
    lines = text.split("\n")
    assert mention.place.line == 3 + len(lines)
    assert lines[-1][mention.place.column - 1 :] == LINK
