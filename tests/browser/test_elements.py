"""What every component's script stands on."""

import pytest
from playwright.sync_api import Page

QUIZ = "quizzes/closeness.html"


@pytest.mark.browser
def test_a_component_that_cannot_start_stops_no_other(page: Page, served_site: str) -> None:
    page.goto(served_site + QUIZ)
    started = page.evaluate(
        """() => {
          const started = [];
          elements.startAll("[data-item]", (field) => {
            if (!started.length) { started.push("first"); throw new Error("no"); }
            started.push(field.dataset.item);
          });
          return started.length;
        }"""
    )
    assert started == page.locator("[data-item]").count() > 1
