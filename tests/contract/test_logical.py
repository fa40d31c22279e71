"""Styles know a beginning and an end, no left and right, so that every page can be mirrored."""

import re
from pathlib import Path

import pytest

from tests.environment import ROOT

STYLES = sorted((ROOT / "assets/css").rglob("*.css"))

# Properties and values that name a side of the screen, and have a logical twin.
_SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?:^|[;{{\s])(?:(?:margin|padding|scroll-margin|scroll-padding|border)-(?:{_SIDES})[\w-]*"
    rf"|{_SIDES}|(?:min-|max-)?(?:width|height))\s*:"
    r"|(?:float|clear|text-align|caption-side)\s*:\s*(?:left|right)",
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_QUESTION = re.compile(r"@(?:media|container|supports)[^{]*")  # older browsers know width only


def physical(style: str) -> list[str]:
    return PHYSICAL.findall(_QUESTION.sub("", _COMMENT.sub("", style)))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_a_style_names_no_side_of_the_screen(path: Path) -> None:
    assert physical(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "style",
    ["a { left: 0 }", "a{margin-left:0}", "a { text-align: right }", "a {\n  max-width: 1rem }"],
)
def test_a_side_of_the_screen_is_found(style: str) -> None:
    assert len(physical(style)) == 1
