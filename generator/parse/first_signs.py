"""Which rule may begin with which sign, so that each rule is asked only where it can fire.

markdown-it asks every rule at every line, and at every sign that some rule reacts to; nearly all
of them look at one sign and say no. Here a rule of ours stands in for all: it looks at the sign,
and asks those that may begin with it, in their order. What they answer is not changed by it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import Rule, Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.parse import inlines

# Rules of blocks. One that is not named here may begin with any sign.
OF_BLOCKS = {
    "box": ":",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}

# Rules of what stands in a line; all of them but "text", which takes what no other begins with.
OF_LINES = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    inlines.CITATION: "[",
    inlines.TERM: "[",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}

SIGNS = OF_BLOCKS | OF_LINES

# Signs at which the rule "text" stops: where another begins, or where the words of a link end.
_MARKS = re.compile(f"[{re.escape(''.join(sorted({*''.join(OF_LINES.values()), ']'})))}]")


def has_marks(text: str) -> bool:
    """Whether a text may be more than one line of words."""
    return _MARKS.search(text) is not None


def choose_by_sign(markdown: MarkdownIt) -> None:
    """Sets it up, when every rule has been added."""
    markdown.block.ruler = _BySign(markdown.block.ruler.__rules__, _of_line)
    markdown.inline.ruler = _BySign(markdown.inline.ruler.__rules__, _of_text)
    markdown.inline.terminator_re = _MARKS
    markdown.core.ruler.at("inline", _read_lines)


def _read_lines(state: StateCore) -> None:
    """The tokens in each line of text, as markdown-it; a line without any sign is one of them."""
    for block in state.tokens:
        if block.type != "inline":
            continue
        block.children = []
        if has_marks(block.content):
            state.md.inline.parse(block.content, state.md, state.env, block.children)
        elif block.content:
            block.children.append(Token("text", "", 0, content=block.content))


AnyRule = Callable[..., bool]  # of blocks or of what stands in a line


class _BySign(Ruler[Any]):
    """The rules of a ruler; every chain of them is given as one rule."""

    def __init__(
        self, rules: Iterable[Rule[Any]], gather: Callable[[dict[str, list[AnyRule]]], AnyRule]
    ) -> None:
        """`gather` makes one rule of those that may begin with each sign; "" stands for others."""
        super().__init__()
        self.__rules__ = list(rules)
        chains = {"", *(chain for rule in self.__rules__ for chain in rule.alt)}
        self._chains = {chain: [gather(self._by_sign(chain))] for chain in chains}

    def getRules(self, chainName: str = "") -> list[Any]:  # noqa: N802, N803
        """The rule that stands in for a chain."""
        return self._chains.get(chainName, [])

    def _by_sign(self, chain: str) -> dict[str, list[AnyRule]]:
        rules = [r for r in self.__rules__ if r.enabled and (not chain or chain in r.alt)]
        signs = {"", *(sign for rule in rules for sign in SIGNS.get(rule.name, ""))}
        return {
            sign: [
                rule.fn
                for rule in rules
                if rule.name not in SIGNS or (sign and sign in SIGNS[rule.name])
            ]
            for sign in signs
        }


def _of_line(by_sign: dict[str, list[AnyRule]]) -> AnyRule:
    others = by_sign[""]

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        place = state.bMarks[start] + state.tShift[start]
        for one in by_sign.get(state.src[place : place + 1], others):
            if one(state, start, end, silent):
                return True
        return False

    return rule


def _of_text(by_sign: dict[str, list[AnyRule]]) -> AnyRule:
    others = by_sign[""]

    def rule(state: StateInline, silent: bool) -> bool:
        for one in by_sign.get(state.src[state.pos], others):  # noqa: SIM110 (a generator is slow)
            if one(state, silent):
                return True
        return False

    return rule
