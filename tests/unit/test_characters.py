"""No text holds a character that would hide, turn or stand for something else."""

from html import entities

import pytest

from generator.characters import forbidden_in


@pytest.mark.parametrize(
    "text",
    [
        "\0",
        "\x1b",
        "\x80",
        "\ue000",
        "\ue012",
        "\ud800",
        "\u202e",
        "\ufffe",
        "&#xE001;",
        "&#57344;",
    ],
)
def test_a_character_that_no_text_may_hold_is_found(text: str) -> None:
    found = forbidden_in(f"a{text}b")
    assert found
    assert found[0] == text


@pytest.mark.parametrize(
    "text", ["\t\n", "\u200d", "\u200f", "\x85", "&#0;", "&#x110000;", "&amp;#xE000"]
)
def test_other_characters_are_text(text: str) -> None:
    assert forbidden_in(text) is None


def test_no_name_of_a_character_stands_for_one_that_is_forbidden() -> None:
    assert [name for name, text in entities.html5.items() if forbidden_in(text)] == []
