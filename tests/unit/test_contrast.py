"""Every text stands out from what is behind it, seven to one, in every mode."""

import re

import pytest

from tests.environment import ROOT

STOCK = ROOT / "assets/css"

# The style sheets that name colors, in their order: the tokens, what a guide makes of them, and
# what high contrast and paper make of all of it.
SHEETS = {
    guide: tuple(path.read_text("utf-8") for path in paths)
    for guide, paths in {
        "ours": (STOCK / "tokens.css", STOCK / "colors.css", STOCK / "modes.css"),
        "sleep": (
            STOCK / "tokens.css",
            ROOT / "examples/sleep/assets/css/colors.css",
            STOCK / "modes.css",
        ),
    }.items()
}

DARK = "(prefers-color-scheme: dark)"
MORE = "(prefers-contrast: more), (forced-colors: active), print"
HIGH = "(prefers-contrast: more)"
HIGH_DARK = "(prefers-contrast: more) and (prefers-color-scheme: dark)"

# The blocks that hold in each mode, in the order in which they stand in a style sheet.
MODES = {
    "light": ("",),
    "dark": ("", DARK),
    "high contrast": ("", MORE, HIGH),
    "high contrast, dark": ("", DARK, MORE, HIGH, HIGH_DARK),
    "print": ("", MORE, "print"),
}

SURFACES = ("page", "sheet", "box", "note", "alarm-box", "urgent-box")
PAIRS = [
    *((text, surface) for text in ("text", "quiet", "link") for surface in SURFACES),
    *((text, surface) for text in ("do", "dont") for surface in ("page", "sheet")),
    ("accent", "page"),
    ("on-action", "action"),
    ("on-leave", "leave"),
    ("on-alarm", "alarm"),
    ("on-urgent", "urgent"),
]

# What is no text and must be seen all the same: edges of fields, the outline of the focus.
EDGES = [
    *((line, surface) for line in ("edge", "focus") for surface in ("page", "sheet", "box")),
    ("accent", "sheet"),
    ("alarm-edge", "alarm-box"),
    ("urgent-edge", "urgent-box"),
]


def block(sheet: str, condition: str) -> dict[str, str]:
    """What one block of a style sheet says, by name; nothing if it has no such block."""
    rules = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    head = f"@media {condition} {{\n  :root {{" if condition else "\n:root {"
    rules = f"\n{rules}".partition(head)[2]
    return dict(re.findall(r"--sg-([\w-]+): ([^;]+);", rules.partition("}")[0]))


def all_of(guide: str, condition: str) -> dict[str, str]:
    """What the blocks of this condition say in all style sheets of a guide."""
    return {k: v for sheet in SHEETS[guide] for k, v in block(sheet, condition).items()}


def color(guide: str, mode: str, name: str) -> str:
    """The color a name ends at in a mode, as six digits."""
    blocks = (block(sheet, part) for sheet in SHEETS[guide] for part in MODES[mode])
    values = {name: value for found in blocks for name, value in found.items()}
    value = values[name]
    while reference := re.fullmatch(r"var\(--sg-([\w-]+)\)", value):
        value = values[reference[1]]
    digits = value.removeprefix("#")
    return digits if len(digits) == 6 else "".join(2 * digit for digit in digits)


def luminance(digits: str) -> float:
    """Relative luminance, as WCAG 2.2 has it."""
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(guide: str, mode: str, one: str, other: str) -> float:
    """From 1 to 21."""
    low, high = sorted(luminance(color(guide, mode, name)) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("guide", SHEETS)
def test_text_stands_out_seven_to_one(guide: str, mode: str) -> None:
    found = {pair: contrast(guide, mode, *pair) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 7} == {}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("guide", SHEETS)
def test_edges_and_the_focus_stand_out_three_to_one(guide: str, mode: str) -> None:
    found = {pair: contrast(guide, mode, *pair) for pair in EDGES}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 3} == {}


@pytest.mark.parametrize("guide", SHEETS)
def test_every_mode_names_what_the_light_one_names(guide: str) -> None:
    names = set(block(SHEETS["ours"][0], ""))
    assert all(set(all_of(guide, part)) <= names for parts in MODES.values() for part in parts)


def test_a_guide_names_by_night_each_color_that_it_names_by_day() -> None:
    colors = SHEETS["sleep"][1]
    assert set(block(colors, "")) == set(block(colors, DARK)) != set()


def test_every_color_of_a_text_is_in_a_pair() -> None:
    styles = "\n".join(path.read_text("utf-8") for path in (ROOT / "assets/css").rglob("*.css"))
    used = set(re.findall(r"(?<![\w-])color: var\(--sg-([\w-]+)", styles))
    assert used - {"marker"} <= {text for text, _ in PAIRS}


def test_colors_of_the_system_replace_ours_where_it_forces_them() -> None:
    forced = all_of("ours", "(forced-colors: active)")
    assert {"page", "text", "link", "focus"} <= set(forced)
    assert not any("#" in value for value in forced.values())


def test_nothing_moves_by_style() -> None:
    for path in (ROOT / "assets/css").rglob("*.css"):
        assert re.findall(r"transition|animation|@keyframes", path.read_text("utf-8")) == []
    assert all_of("ours", "")["rest"] == "none"
    assert all_of("ours", "(prefers-reduced-motion: no-preference)") == {"rest": "scale(0.5)"}
