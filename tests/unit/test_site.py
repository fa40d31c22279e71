"""The direction of text follows from the language, unless the site says otherwise."""

from typing import Literal

import pytest

from generator.model.site import Site


@pytest.mark.parametrize(
    ("language", "direction", "is_right_to_left"),
    [
        ("en", None, False),
        ("ar", None, True),
        ("HE-IL", None, True),
        ("arn", None, False),
        ("ar-Latn", "ltr", False),
        ("ku-Arab", "rtl", True),
    ],
)
def test_text_runs_as_its_language_does_or_as_the_site_says(
    language: str, direction: Literal["ltr", "rtl"] | None, is_right_to_left: bool
) -> None:
    site = Site("A", "B", "C", (), language=language, direction=direction)
    assert site.is_right_to_left is is_right_to_left
