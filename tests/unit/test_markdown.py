"""Markdown becomes HTML with placeholders, and every mention knows its place."""

import re

import pytest

from generator.model.body import CLOSE, OPEN, Body, Role
from generator.parse.markdown import read_body, read_value
from generator.problems import Place


def body_of(text: str, first_line: int = 1) -> Body:
    body, problems = read_body("a.md", text, first_line)
    assert problems == []
    return body


def html_of(text: str) -> str:
    return re.sub(f"{OPEN}(\\d+){CLOSE}", r"{\1}", body_of(text).html)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("See [x](y.md).", 1, 5),
        ("One\ntwo [x](y.md).", 2, 5),
        ("   indented [x](y.md)", 1, 13),
        ("> quoted [x](y.md)", 1, 10),
        ("> one\n> two [x](y.md)", 2, 7),
        ("- a\n  - b [x](y.md)", 2, 7),
        ("## A [x](y.md)", 1, 6),
        ("| a | b |\n|---|---|\n| c | [x](y.md) |", 3, 7),
        ("::: callout T\nin [x](y.md)\n:::", 2, 4),
        ("a **b [x](y.md)**", 1, 7),
        ("[^1]\n\n[^1]: note [x](y.md)", 3, 12),
    ],
)
def test_a_link_is_placed_exactly(text: str, line: int, column: int) -> None:
    link = next(m for m in body_of(text).mentions if m.role is Role.LINK)
    assert (link.place.line, link.place.column) == (line, column)


def test_lines_count_from_the_top_of_the_file() -> None:
    assert body_of("See [x](y.md).", first_line=7).mentions[0].place == Place("a.md", 7, 5)


def test_citations_keep_their_keys_and_notes_apart() -> None:
    mentions = body_of("A.[@one; @two, with words; and more]").mentions
    assert [(m.target, m.note) for m in mentions] == [("one", ""), ("two", "with words; and more")]


def test_a_term_shows_its_own_words_or_others() -> None:
    assert html_of("[[alarm]] and [[alarm|the bell]]") == (
        '<p><a class="term" href="{0}">alarm</a> and <a class="term" href="{1}">the bell</a></p>'
    )


def test_code_is_left_alone() -> None:
    body = body_of("`[x](y.md) [[t]] [@k]`\n\n    [x](y.md)\n\n```\n::: callout\n```")
    assert body.mentions == ()


def test_links_out_carry_no_referrer() -> None:
    assert 'rel="noreferrer"' in html_of("[x](https://example.org/)")


def test_alignment_is_a_class_and_cells_know_their_column() -> None:
    html = html_of("| A | B |\n|---|--:|\n| c | d |")
    assert '<th scope="col" class="align-right">B</th>' in html
    assert '<td data-label="B" class="align-right">d</td>' in html
    assert "style=" not in html


def test_a_figure_has_a_caption_and_a_text_version() -> None:
    html = html_of("::: figure a.svg\nThe caption.\n\nIn words.\n\nMore words.\n:::")
    caption, _, version = html.partition("<details")
    assert caption.endswith("<figcaption>\n<p>The caption.</p>\n")
    assert "In words." in version
    assert "More words." in version


def test_containers_nest() -> None:
    html = html_of("::: callout A\n::: scene B\nx\n:::\n\ny\n:::\n\nz")
    assert html.index("scene") < html.index("y") < html.rindex("</div>") < html.index("<p>z")


def test_text_that_looks_like_markup_is_escaped() -> None:
    assert html_of("1 < 2 & \\<b>") == "<p>1 &lt; 2 &amp; &lt;b&gt;</p>"


def test_a_term_is_escaped_whatever_it_shows() -> None:
    assert html_of("[[a > <b> & c]]") == (
        '<p><a class="term" href="{0}">a &gt; &lt;b&gt; &amp; c</a></p>'
    )


def test_html_is_escaped_even_though_it_is_refused() -> None:
    body, problems = read_body("a.md", 'a <img src="x" onerror="y"> b', 1)
    assert [p.code for p in problems] == ["raw-html"]
    assert "<img" not in body.html


def test_a_value_of_several_paragraphs_is_read_as_blocks() -> None:
    find = Place("a.yaml").__class__
    body, _ = read_value("One.\n\nTwo.", lambda words: find("a.yaml"))
    assert body.html == "<p>One.</p>\n<p>Two.</p>"
    line, _ = read_value("One *line*.", lambda words: find("a.yaml"))
    assert line.html == "One <em>line</em>."


def test_words_are_counted_without_addresses() -> None:
    assert body_of("One [two three](four.md) [[five]].").words == 4
