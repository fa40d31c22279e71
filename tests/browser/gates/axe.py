"""axe-core on one page in every mode: which rules, and what they found."""

from playwright.sync_api import Page

from tests.browser.gates.layout import NARROW, SPACING, WIDE, add_style
from tests.environment import axe_path

RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What a page looks like decides these; all others see only what it is made of.
OF_COLOR = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
OF_SIZE = ["target-size", "scrollable-region-focusable"]

# Without preload, the checker fetches nothing, which the policy of our pages forbids.
_RUN = """async (only) => {
  const found = await axe.run({ runOnly: only, resultTypes: ["violations"], preload: false });
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
}"""


def violations(page: Page, mode: str, rules: list[str] | None = None) -> list[str]:
    """What axe-core has against the page as it is; by all rules if none are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_path().read_text("utf-8"))  # past the policy, which stays in force
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    return [f"{mode}: {violation}" for violation in page.evaluate(_RUN, only)]


def violations_in_both_schemes(page: Page) -> list[str]:
    """All rules in light; in dark, those that colors decide."""
    page.emulate_media(color_scheme="light")
    in_light = violations(page, "light")
    page.emulate_media(color_scheme="dark")
    return in_light + violations(page, "dark", OF_COLOR)


def violations_in_every_mode(page: Page) -> list[str]:
    """Wide and narrow (which is 400 % zoom too), light and dark, and with wide text spacing.

    All rules look at the page wide and narrow, where other parts of it may be shown; in the
    other modes only those that can find something else.
    """
    page.set_viewport_size(WIDE)
    in_wide = violations_in_both_schemes(page)
    page.set_viewport_size(NARROW)
    in_narrow = violations_in_both_schemes(page)
    add_style(page, SPACING)
    return in_wide + in_narrow + violations(page, "text spacing", OF_SIZE)
