"""What a guide's colors say takes the place of the tokens."""

from generator.render.colors import without_overruled
from tests.environment import ROOT

TOKENS = b":root { --a: 1; --b: 2 }\n@media (x: y) { :root { --a: 3; --b: 4; } }"


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
