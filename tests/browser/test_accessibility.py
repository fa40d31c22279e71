"""axe-core finds nothing on a quiz, in every view of it; test_every_page takes it as it opens."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.gates.axe import violations_in_both_schemes
from tests.browser.pages import KINDS


@pytest.mark.browser
def test_no_view_of_a_quiz_has_violations(browser: Browser, served_site: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(served_site + KINDS["quiz"])
    in_first = violations_in_both_schemes(page)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    in_error = violations_in_both_schemes(page)
    page.get_by_role("button", name="Show all on one page").click()
    for question in page.locator("[data-item]").all()[2:]:
        question.locator("input").nth(3).check()
    page.get_by_role("button", name="Check your answers").click()
    in_review = violations_in_both_schemes(page)
    page.get_by_role("button", name="Skip these and see the result").click()
    in_result = violations_in_both_schemes(page)
    page.get_by_role("button", name="Keep on this device").click()
    expect(page.locator("[data-history] li")).to_have_count(1)
    page.get_by_role("button", name="Set a passphrase").click()
    expect(page.locator("[data-asking] input")).to_have_count(2)
    in_keeping = violations_in_both_schemes(page)
    context.close()
    found = (in_first, in_error, in_review, in_result, in_keeping)
    assert found == ([], [], [], [], [])
