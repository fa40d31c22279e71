"""Words and tables as Markdown."""

import re
from collections.abc import Iterable, Sequence

_SIGNS = re.compile(r"([\\`*_\[\]<>|&{}])")


def plain(text: str) -> str:
    """The text as it is, whatever signs it has."""
    return _SIGNS.sub(r"\\\1", text)


def code(text: str) -> str:
    """The text letter by letter, as it can stand in a table."""
    shown = text.replace("|", "\\|")
    return f"`{shown}`"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with these columns; no row may be a line break wide."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def block(text: str, language: str = "text") -> str:
    """What is written or shown letter by letter."""
    return f"```{language}\n{text.rstrip()}\n```\n"
