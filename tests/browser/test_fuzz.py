"""A short run of `python -m tests.browser.fuzz`: see docs/fuzzing.md."""

import pytest
from playwright.sync_api import Error, Page

from tests.browser.fuzz.guided import Guided, begin
from tests.browser.fuzz.twins import disagreements
from tests.browser.quiz_page import QUIZ


@pytest.fixture
def guided(page: Page, served_site: str) -> Guided:
    """A page of a quiz, in which texts are tried."""
    return begin(page, served_site + QUIZ)


@pytest.mark.browser
def test_no_text_at_random_loses_anything_breaks_anything_or_runs(guided: Guided) -> None:
    assert guided.run(6_000) > 10  # texts that reached something new
    assert len(guided.seen) > 150


@pytest.mark.browser
def test_what_does_not_hold_is_found_and_named(guided: Guided) -> None:
    guided.page.evaluate("Object.prototype.polluted = 1")
    with pytest.raises(Error, match="a prototype, or a script in "):
        guided.run(250)


@pytest.mark.browser
def test_random_quizzes_are_scored_alike_in_python_and_in_the_browser(guided: Guided) -> None:
    assert disagreements(guided.page, 300, seed=1) == []
