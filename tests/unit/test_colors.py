"""What a guide's colors say takes the place of the tokens, and a slip in it is told."""

import pytest

from generator.render.colors import slips_in_colors, without_overruled
from tests.environment import ROOT

TOKENS = b":root { --a: 1; --b: 2 }\n@media (x: y) { :root { --a: 3; --b: 4; } }"
NAMED = ":root { --sg-page: #fff; --sg-text: #000; }"


def test_a_token_goes_where_it_is_said_anew_under_the_same_condition() -> None:
    left = without_overruled(TOKENS, b":root{--a:5}@media (x:y){:root{--b:6}}")
    assert left == b":root { --b: 2 }\n@media (x: y) { :root { --a: 3; } }"


def test_what_stands_in_a_comment_takes_no_place() -> None:
    assert without_overruled(TOKENS, b"/* :root { --a: 5 } */") == TOKENS


def test_a_name_that_another_begins_with_stays() -> None:
    tokens = b":root { --line: 1; --line-thick: 2; }"
    assert without_overruled(tokens, b":root { --line: 3; }") == b":root { --line-thick: 2; }"


def test_the_colors_of_the_stock_say_nothing() -> None:
    tokens = (ROOT / "assets/css/tokens.css").read_bytes()
    assert without_overruled(tokens, (ROOT / "assets/css/colors.css").read_bytes()) == tokens


def told(colors: str, tokens: str = NAMED) -> list[tuple[str, int, str]]:
    problems = slips_in_colors("colors.css", colors, tokens)
    return [(one.code, one.place.line, one.hint) for one in problems]


def test_a_name_that_no_style_asks_for_is_a_warning_with_the_nearest() -> None:
    found = told(":root {\n  --sg-pagee: #fff;\n}")
    assert found == [("unknown-color", 2, 'did you mean "--sg-page"?')]


def test_a_value_that_goes_on_into_the_next_is_a_mistake() -> None:
    found = told(":root {\n  --sg-page: #eee\n  --sg-text: #111;\n}")
    assert found == [("broken-style", 2, 'add a ";" behind it')]


@pytest.mark.parametrize(
    "colors",
    [
        "/* --sg-nothing: #fff; */ :root { --sg-page: #eee; }",
        ":root { --sg-page: var(--sg-text) }",
        ":root { --mine: #eee; }",
    ],
)
def test_what_is_right_or_no_color_of_ours_is_no_slip(colors: str) -> None:
    assert told(colors) == []


@pytest.mark.parametrize("path", ["assets/css/colors.css", "examples/sleep/assets/css/colors.css"])
def test_the_colors_of_both_guides_are_all_asked_for(path: str) -> None:
    tokens = (ROOT / "assets/css/tokens.css").read_text("utf-8")
    assert told((ROOT / path).read_text("utf-8"), tokens) == []
