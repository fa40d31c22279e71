"""axe-core finds nothing, on every kind of page, in both schemes, narrow and wide."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import KINDS
from tests.environment import axe_path

RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN = """async (tags) => {
  const found = await axe.run({ runOnly: { type: "tag", values: tags } });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_has_violations(
    browser: Browser, served_site: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for kind, address in KINDS.items():
        page.goto(served_site + address)
        page.evaluate(axe_path().read_text("utf-8"))
        violations = page.evaluate(RUN, RULES)
        if violations:
            found[kind] = violations
    context.close()
    assert found == {}


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_of_a_quiz_has_violations(
    browser: Browser, served_site: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(served_site + KINDS["quiz"])
    page.evaluate(axe_path().read_text("utf-8"))
    in_first = page.evaluate(RUN, RULES)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    in_error = page.evaluate(RUN, RULES)
    page.get_by_role("button", name="Show all on one page").click()
    for question in page.locator("[data-item]").all()[2:]:
        question.locator("input").nth(3).check()
    page.get_by_role("button", name="Check your answers").click()
    in_review = page.evaluate(RUN, RULES)
    page.get_by_role("button", name="Skip these and see the result").click()
    in_result = page.evaluate(RUN, RULES)
    page.get_by_role("button", name="Keep on this device").click()
    expect(page.locator("[data-history] li")).to_have_count(1)
    page.get_by_role("button", name="Set a passphrase").click()
    expect(page.locator("[data-asking] input")).to_have_count(2)
    in_keeping = page.evaluate(RUN, RULES)
    context.close()
    found = (in_first, in_error, in_review, in_result, in_keeping)
    assert found == ([], [], [], [], [])


@pytest.mark.browser
@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_no_page_scrolls_sideways_on_a_narrow_screen_with_large_text(
    browser: Browser, served_site: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(served_site + address)
    session = context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    sheet = session.send("CSS.createStyleSheet", {"frameId": frame})["styleSheetId"]
    text = "html { font-size: 200% !important; }"
    session.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": text})
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320
