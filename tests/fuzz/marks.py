"""Markdown put together from our own constructs, so that what is rare in bytes is common here."""

from collections.abc import Callable

from generator.parse.containers import CARE_LEVELS, CONTAINERS, Container, Shape
from tests.fuzz.choices import Choices
from tests.fuzz.texts import IDS, LINKS, SIGNS, WORDS, phrase

DEEP = 4


def body(choices: Choices) -> str:
    """The text of a page."""
    return _blocks(choices, 0, 8)


def paragraphs(choices: Choices) -> str:
    """One paragraph, or two."""
    return inline(choices) + (f"\n\n{inline(choices)}" if choices.rarely() else "")


def inline(choices: Choices) -> str:
    """A line of text with marks in it."""
    parts = [choices.pick(_INLINES)(choices) for _ in range(1 + choices.number(4))]
    return ("" if choices.rarely() else " ").join(parts)


def _blocks(choices: Choices, depth: int, most: int) -> str:
    made = [_block(choices, depth) for _ in range(1 + choices.number(most))]
    return ("\n" if choices.rarely() else "\n\n").join(made)


def _block(choices: Choices, depth: int) -> str:
    inside = _LEAVES if depth >= DEEP else _BLOCKS
    return choices.pick(inside)(choices, depth)


def _paragraph(choices: Choices, depth: int) -> str:
    return "\n".join(inline(choices) for _ in range(1 + choices.number(2)))


def _heading(choices: Choices, depth: int) -> str:
    anchor = f" {{#{choices.pick((*IDS, *SIGNS))}}}" if choices.number(3) == 3 else ""
    return f"{'#' * (2 + choices.number(4) % 5)} {inline(choices)}{anchor}"


def _box(choices: Choices, depth: int) -> str:
    container = choices.pick(CONTAINERS)
    colons = ":" * (3 + choices.number(1))
    opening = f"{colons} {container.name} {_argument(choices, container)}".rstrip()
    inside = "" if container.shape is Shape.BLOCK else _blocks(choices, depth + 1, 2)
    closing = "" if choices.rarely() else colons
    return f"{opening}\n{inside}\n{closing}" if inside else f"{opening}\n{closing}"


def _argument(choices: Choices, container: Container) -> str:
    match container.shape:
        case Shape.CARE:
            return f"{choices.pick((*CARE_LEVELS, 'x'))} {phrase(choices)}"
        case Shape.FIGURE:
            return choices.pick(("../drawings/dot.svg", *LINKS))
        case Shape.BLOCK:
            return " ".join(choices.some((*IDS, "breathing", "check"), 2))
        case _:
            return phrase(choices).replace("\n", " ")


def _list(choices: Choices, depth: int) -> str:
    mark = choices.pick(("- ", "1. ", "* ", "9) ", "-\t"))
    items = [_block(choices, depth + 1) for _ in range(1 + choices.number(2))]
    return "\n".join(mark + item.replace("\n", f"\n{' ' * len(mark)}") for item in items)


def _quote(choices: Choices, depth: int) -> str:
    return "> " + _block(choices, depth + 1).replace("\n", "\n> ")


def _table(choices: Choices, depth: int) -> str:
    width = 1 + choices.number(2)
    rule = "|".join(choices.pick(("---", ":--", ":-:", "--:")) for _ in range(width))
    rows = [
        "|".join(inline(choices).replace("\n", " ") for _ in range(width))
        for _ in range(2 + choices.number(1))
    ]
    return "\n".join(f"|{row}|" for row in (rows[0], rule, *rows[1:]))


def _code(choices: Choices, depth: int) -> str:
    fence = choices.pick(("```", "~~~", "````"))
    return f"{fence}{phrase(choices)}\n{inline(choices)}\n{fence}"


def _indented(choices: Choices, depth: int) -> str:
    return f"    {inline(choices)}"


def _note(choices: Choices, depth: int) -> str:
    inside = _block(choices, DEEP).replace("\n", "\n    ")
    return f"[^{choices.pick(IDS)}]: {inside}"


def _definition(choices: Choices, depth: int) -> str:
    return f"[{choices.pick(WORDS)}]: {choices.pick(LINKS)} '{phrase(choices)}'"


def _html(choices: Choices, depth: int) -> str:
    return choices.pick(("<div>", "<!-- x -->", "<script>x</script>", "<?x?>", "<!X>", "<b"))


def _anything(choices: Choices, depth: int) -> str:
    return "".join(choices.pick(SIGNS) for _ in range(1 + choices.number(8)))


_LEAVES: tuple[Callable[[Choices, int], str], ...] = (
    *(_paragraph, _heading, _table, _code, _indented, _note, _definition, _html, _anything),
)
_BLOCKS = (_paragraph, _box, _heading, _list, _quote, _box, _box, *_LEAVES)


def _link(choices: Choices) -> str:
    title = f' "{phrase(choices)}"' if choices.rarely() else ""
    return f"[{phrase(choices)}]({choices.pick(LINKS)}{title})"


def _image(choices: Choices) -> str:
    return f"![{phrase(choices)}]({choices.pick(('../drawings/dot.svg', *LINKS))})"


def _term(choices: Choices) -> str:
    shown = f"|{phrase(choices)}" if choices.number(1) else ""
    return f"[[{choices.pick(('trigger', *WORDS))}{shown}]]"


def _citation(choices: Choices) -> str:
    note = f", {phrase(choices)}" if choices.number(1) else ""
    also = "; @doe-2020" if choices.rarely() else ""
    return f"[@{choices.pick(('doe-2020', *IDS))}{note}{also}]"


def _wrapped(choices: Choices) -> str:
    mark = choices.pick(("*", "**", "`", "_", "``", "~~"))
    return f"{mark}{inline(choices) if choices.rarely() else phrase(choices)}{mark}"


_INLINES: tuple[Callable[[Choices], str], ...] = (
    phrase,
    _link,
    _image,
    _term,
    _citation,
    _wrapped,
    lambda choices: f"[^{choices.pick(IDS)}]",
    lambda choices: f"^[{phrase(choices)}]",
    lambda choices: f"<{choices.pick(LINKS)}>",
    lambda choices: f"[{choices.pick(WORDS)}]",
    lambda choices: "\\" + choices.pick(SIGNS),
    lambda choices: choices.pick(SIGNS),
)
