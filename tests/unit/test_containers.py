"""Containers open, nest and close where the author says, and nowhere else."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.body import CLOSE, OPEN, Role, words_at
from generator.parse.markdown import read_body


def html_of(text: str) -> str:
    body, problems = read_body("a.md", text, 1)
    assert problems == []
    return re.sub(f"{OPEN}(\\d+){CLOSE}", r"{\1}", body.html)


def problems_of(text: str) -> list[tuple[str, int, int]]:
    _, problems = read_body("a.md", text, 1)
    return [(p.code, p.place.line, p.place.column) for p in problems]


def test_a_box_holds_its_title_and_its_text() -> None:
    assert html_of('::: callout A "title" & more\nText.\n:::') == (
        '<div class="callout"><p class="callout_title">A “title” &amp; more</p>\n'
        "<p>Text.</p>\n</div>"
    )


def test_an_invented_scene_says_so_even_without_a_title() -> None:
    assert html_of("::: scene\nText.\n:::").startswith(
        '<div class="scene"><p class="scene_title"><span class="box_label">' + words_at("box.scene")
    )


def test_a_care_card_says_how_urgent_it_is_in_words() -> None:
    html = html_of("::: care soon Talk to someone\nText.\n:::")
    level = words_at("care.soon")
    assert f'<span class="care_level">{level}</span> Talk to someone</h2>' in html


@pytest.mark.parametrize(
    "text",
    [
        "One\n::: callout T\nIn.\n:::\nTwo",
        "One\n\n:::callout T\n\nIn.\n\n:::\n\nTwo",
        "One\n\n::::: callout T\nIn.\n:::::\n\nTwo",
        "One\n\n::: callout T  \nIn.\n:::\t\n\nTwo",
    ],
)
def test_blank_lines_and_more_colons_make_no_difference(text: str) -> None:
    assert html_of(text) == html_of("One\n\n::: callout T\nIn.\n:::\n\nTwo")


def test_colons_inside_code_close_nothing() -> None:
    html = html_of("::: callout T\n```\n:::\n```\nStill in.\n:::\n\nOut.")
    assert html.index("Still in.") < html.index("</div>") < html.index("Out.")


def test_a_container_can_stand_in_a_list_and_in_a_quotation() -> None:
    assert "<li>" in html_of("- One\n\n  ::: callout T\n  In.\n  :::\n\n- Two")
    quoted = html_of("> ::: callout T\n> In.\n> :::\n\nOut.")
    assert quoted.index("</div>") < quoted.index("</blockquote>") < quoted.index("Out.")


def test_a_container_made_from_data_is_a_mention_with_its_arguments() -> None:
    body, problems = read_body("a.md", "Text.\n\n::: technique-table one two\n:::", 5)
    (mention,) = body.mentions
    assert problems == []
    assert (mention.role, mention.target) == (Role.BLOCK, "technique-table one two")
    assert (mention.place.line, mention.place.column) == (7, 1)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("::: callout\nText.", [("container-not-closed", 1, 1)]),
        ("::: callout\n::: scene\nText.\n:::", [("container-not-closed", 1, 1)]),
        ("Text.\n\n:::", [("container-not-open", 3, 1)]),
        ("- One\n  :::", [("container-not-open", 2, 3)]),
        ("::: quiz-list\n\nText.\n:::", [("container-not-empty", 3, 1)]),
        ("::: nothing\nText.\n:::", [("unknown-container", 1, 1)]),
        ("::: care\nText.\n:::", [("unknown-care-level", 1, 1)]),
        ("::: figure a.svg\n- no paragraph\n:::", [("image-without-text", 1, 1)]),
    ],
)
def test_mistakes_are_placed_at_their_line(text: str, problems: list[tuple[str, int, int]]) -> None:
    assert problems_of(text) == problems


class Nesting(HTMLParser):
    """Whether every element closes inside the one it was opened in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


INSIDE = st.sampled_from(
    ["Text.", "- one\n- two", "> quoted", "## Heading", "| a |\n|---|\n| b |", "1. one\n\n   two"]
)
BOXES = st.recursive(
    st.lists(INSIDE, max_size=3).map("\n\n".join),
    lambda inner: st.builds(
        "::: {}\n{}\n:::\n\n{}".format,
        st.sampled_from(
            ["callout T", "figure a.svg", "scene", "care soon T", "do-dont", "nothing"]
        ),
        inner,
        inner,
    ),
    max_leaves=6,
)


@given(BOXES)
def test_however_containers_nest_the_html_does_too(text: str) -> None:
    body, _ = read_body("a.md", text, 1)
    nesting = Nesting()
    nesting.feed(body.html)
    assert nesting.open == []


def test_the_name_of_a_container_that_there_is_not_is_escaped_all_the_same() -> None:
    body, problems = read_body("a.md", '::: <b>"x title\nText.\n:::', 1)
    assert [problem.code for problem in problems] == ["unknown-container"]
    assert "<b>" not in body.html
