"""What a guide makes of the tokens takes their place, and does not stand beside them.

The style sheets of a page have a tight budget (limits.py), and most of a guide's own colors would
say a second time what is said already.
"""

import re
from collections.abc import Iterator

from generator.problems import Problem, Severity, did_you_mean, places_in

_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
# A block of tokens, after the condition it stands under, if any.
_BLOCK = re.compile(rb"(@media[^{}]*\{\s*)?:root\s*\{([^{}]*)\}")
_TOKEN = re.compile(rb"\s*(--[\w-]+)\s*:[^;{}]*(?:;|$)")

_NAMED = re.compile(r"(--sg-[\w-]+)\s*:\s*([^;{}]*)")  # a token and its value
_NAME_AND_COLON = re.compile(r"--[\w-]+\s*:")


def slips_in_colors(path: str, colors: str, tokens: str) -> Iterator[Problem]:
    """Names that are no token's, and values that go on into the next line.

    A browser would say nothing of either, and take no notice of the line.
    """
    known = {found[1] for found in _NAMED.finditer(tokens)}
    bare = re.sub(r"/\*.*?\*/", lambda found: " " * len(found[0]), colors, flags=re.DOTALL)
    place = places_in(path, colors)
    for found in _NAMED.finditer(bare):
        name, value = found[1], found[2]
        if name not in known:
            message, hint = f'there is no color "{name}"', did_you_mean(name, known)
            yield Problem(place(found.start()), "unknown-color", message, hint, Severity.WARNING)
        if _NAME_AND_COLON.search(value):
            message = f'the value of "{name}" goes on into the next one'
            yield Problem(place(found.start()), "broken-style", message, 'add a ";" behind it')


def without_overruled(tokens: bytes, colors: bytes) -> bytes:
    """The tokens without those that the colors say anew under the same condition."""
    anew: dict[bytes, set[bytes]] = {}
    for block in _BLOCK.finditer(_COMMENT.sub(b"", colors)):
        anew.setdefault(_condition(block), set()).update(_TOKEN.findall(block[2]))

    def shortened(block: re.Match[bytes]) -> bytes:
        names = anew.get(_condition(block), set())
        kept = _TOKEN.sub(lambda one: b"" if one[1] in names else one[0], block[2])
        return block[0].replace(block[2], kept)

    return _BLOCK.sub(shortened, tokens) if anew else tokens


def _condition(block: re.Match[bytes]) -> bytes:
    return re.sub(rb"\s", b"", block[1] or b"")
