"""Two inline rules of our own: `[@citation]` and `[[term]]`."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from generator.parse.inline_places import located

CITATION, TERM = "citation", "term"

_CITATIONS = re.compile(r"\[(@[^\[\]\n]*(?:\n[^\[\]\n]+)*)\]")
_NEXT_KEY = re.compile(r";\s*(?=@)")
_TERM = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\]")


def add_inlines(markdown: MarkdownIt) -> None:
    """Adds both rules in front of links."""
    markdown.inline.ruler.before("link", CITATION, located(_citation))
    markdown.inline.ruler.before("link", TERM, located(_term))


def _citation(state: StateInline, silent: bool) -> bool:
    found = _CITATIONS.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        for one in _NEXT_KEY.split(found[1]):
            key, _, note = one.partition(",")
            token = state.push(CITATION, "", 0)
            token.content = key.strip().removeprefix("@")
            token.meta["note"] = " ".join(note.split())
    state.pos = found.end()
    return True


def _term(state: StateInline, silent: bool) -> bool:
    found = _TERM.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push(TERM, "", 0)
        token.content = found[1].strip()
        token.meta["shown"] = (found[2] or found[1]).strip()
    state.pos = found.end()
    return True
