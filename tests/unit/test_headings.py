"""Headings get anchors that are one of a kind, and levels without gaps."""

import pytest

from generator.model.body import Heading
from generator.parse.headings import slug_of
from generator.parse.markdown import read_body


def headings_of(text: str) -> tuple[Heading, ...]:
    body, problems = read_body("a.md", text, 1)
    assert problems == []
    return body.headings


def codes_of(text: str) -> list[str]:
    return [problem.code for problem in read_body("a.md", text, 1)[1]]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("When to stop", "when-to-stop"),
        ("It's “fine”, isn’t it?", "its-fine-isnt-it"),
        ("  2 × 3 = 6  ", "2-3-6"),
        ("Über uns", "über-uns"),
        ("—?!", "section"),
    ],
)
def test_an_anchor_is_made_of_the_words(text: str, anchor: str) -> None:
    assert slug_of(text) == anchor


def test_the_same_words_get_a_number() -> None:
    anchors = [h.anchor for h in headings_of("## Same\n\n## Same\n\n## Same")]
    assert anchors == ["same", "same-2", "same-3"]


def test_words_that_the_page_uses_itself_get_a_number() -> None:
    anchors = [h.anchor for h in headings_of("## Notes\n\n## Content\n\n## Note 1")]
    assert anchors == ["notes-2", "content-2", "note-1-2"]


def test_a_fixed_anchor_is_cut_off_the_words_and_stands_in_the_page() -> None:
    body, _ = read_body("a.md", "## A “question” {#why}", 1)
    assert [(h.text, h.anchor) for h in body.headings] == [("A “question”", "why")]
    assert body.html == '<h2 id="why">A “question”</h2>'


def test_terms_code_and_line_ends_count_as_words_and_citations_do_not() -> None:
    (heading,) = headings_of("A [[term|word]] in `code`\nagain[@k]\n---")
    assert heading.text == "A word in code again"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("# Title", ["heading-level"]),
        ("Title\n=====", ["heading-level"]),
        ("### Deep", ["heading-level"]),
        ("## A\n\n#### Deep", ["heading-level"]),
        ("## A\n\n### B\n\n## C\n\n### D\n\n#### E", []),
        ("## A {#a}\n\n## B {#a}", ["duplicate-anchor"]),
        ("## A {#cite-3}", ["duplicate-anchor"]),
        ("## A {#No Good}", ["bad-anchor"]),
    ],
)
def test_levels_and_anchors_are_checked(text: str, codes: list[str]) -> None:
    assert codes_of(text) == codes
