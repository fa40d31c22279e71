"""What is lost of a page when it is narrow, its text big or far apart, or the focus moves."""

from playwright.sync_api import Page, ViewportSize

WIDE: ViewportSize = {"width": 1280, "height": 900}

# A window of 1280 by 1024 at 400 % zoom.
NARROW: ViewportSize = {"width": 320, "height": 256}

# WCAG 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }
"""
BIG_TEXT = "html { font-size: 200% !important }"

_ADD = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = text ? [sheet] : [];
}"""

# Elements that reach out of the window and are in no box that scrolls by itself, the innermost
# first; and text that its box cuts off.
_LOST = """() => {
  const name = (one) => one.outerHTML.slice(0, 90).replace(/\\s+/g, " ");
  const root = document.documentElement;
  const lost = [];
  if (root.scrollWidth > root.clientWidth) {
    const out = [...document.body.querySelectorAll("*")].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    lost.push(`scrolls sideways: ${out.length ? name(out[out.length - 1]) : root.scrollWidth}`);
  }
  for (const one of document.body.querySelectorAll("*")) {
    const { overflowX, overflowY } = getComputedStyle(one);
    const cuts = (way) => way === "hidden" || way === "clip";
    if (!cuts(overflowX) && !cuts(overflowY)) continue;
    if (one.clientWidth <= 1 || one.closest("svg, .visually-hidden")) continue;
    const tall = cuts(overflowY) && one.scrollHeight > one.clientHeight + 1;
    const long = cuts(overflowX) && one.scrollWidth > one.clientWidth + 1;
    if ((tall || long) && one.innerText?.trim()) lost.push(`cut off: ${name(one)}`);
  }
  return lost;
}"""

# Everything that a Tab can reach gets the focus in turn. Where it is must show, by a line around
# it or around what stands for it, and nothing may lie over it.
_UNFOCUSED = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const name = (one) => one.outerHTML.slice(0, 90).replace(/\\s+/g, " ");
  const drawn = (one) => [one, one.closest("label"), one.parentElement].flatMap((it) => {
    if (!it) return [];
    return ["", "::after"].map((part) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(it, part);
      const line = outlineStyle !== "none" && [outlineStyle, outlineWidth, outlineColor];
      return [line, boxShadow].join();
    });
  });
  const found = [];
  for (const one of document.querySelectorAll(wanted)) {
    if (one.disabled || one.type === "hidden" || !one.checkVisibility({ visibilityProperty: true }))
      continue;
    document.activeElement.blur();
    const before = drawn(one);
    one.focus();
    if (document.activeElement !== one) {
      found.push(`takes no focus: ${name(one)}`);
      continue;
    }
    if (drawn(one).join(";") === before.join(";")) found.push(`focus does not show: ${name(one)}`);
    const box = [...one.getClientRects()].find((rect) => rect.width > 1 && rect.height > 1);
    const stands = box ? one : one.closest("label");
    const { left, top, right, bottom } = box ?? stands.getClientRects()[0];
    const within = (value, end) => Math.min(Math.max(value, 1), end - 1);
    const x = within((left + right) / 2, innerWidth);
    const y = within((Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, innerHeight);
    const over = document.elementFromPoint(x, y);
    if (bottom < 1 || top > innerHeight - 1) found.push(`focus is out of sight: ${name(one)}`);
    else if (!over || !(stands.contains(over) || over.contains(stands)))
      found.push(`${over ? name(over) : "nothing"} covers ${name(one)}`);
  }
  return found;
}"""


def add_style(page: Page, text: str) -> None:
    """A style sheet that a reader's browser adds, in place of the one before; none if empty."""
    page.evaluate(_ADD, text)


def lost_in_every_layout(page: Page) -> list[str]:
    """What is lost at 320 pixels (400 % zoom), with text spacing and with text twice as big."""
    found = []
    page.set_viewport_size(NARROW)
    for mode, style in {"narrow": "", "text spacing": SPACING, "big text": BIG_TEXT}.items():
        add_style(page, style)
        found += [f"{mode}: {one}" for one in page.evaluate(_LOST)]
    return found


def unfocused(page: Page) -> list[str]:
    """Where the focus goes and does not show, at 400 % zoom."""
    page.set_viewport_size(NARROW)
    page.keyboard.press("Tab")  # from now on the browser knows that keys move it
    found: list[str] = page.evaluate(_UNFOCUSED)
    return found
