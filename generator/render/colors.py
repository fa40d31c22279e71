"""What a guide makes of the tokens takes their place, and does not stand beside them.

The style sheets of a page have a tight budget (limits.py), and most of a guide's own colors would
say a second time what is said already.
"""

import re

_COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
# A block of tokens, after the condition it stands under, if any.
_BLOCK = re.compile(rb"(@media[^{}]*\{\s*)?:root\s*\{([^{}]*)\}")
_TOKEN = re.compile(rb"\s*(--[\w-]+)\s*:[^;{}]*(?:;|$)")


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
