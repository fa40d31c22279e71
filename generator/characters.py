"""Characters that no text of a guide may hold, in whatever way they are written."""

import re
import sys

# Control characters other than tab and line ends; halves of characters, which cannot be written;
# the private-use characters that mark placeholders (`model/body.py`, `render/one_file/`) or stand
# in for others (`parse/yaml_places.py`); characters that turn the direction of text and can hide
# what a line says; a byte order mark inside a text, and what is no character, which YAML refuses
# without a place.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\ue01f"
    "\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));")


def forbidden_in(text: str) -> re.Match[str] | None:
    """The first character that no text may hold, or a reference to one, such as `&#xE000;`."""
    references = (found for found in _REFERENCE.finditer(text) if _is_forbidden(found))
    return _FORBIDDEN.search(text) or next(references, None)


def _is_forbidden(reference: re.Match[str]) -> bool:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return 0 < number <= sys.maxunicode and bool(_FORBIDDEN.match(chr(number)))


# Signs that would break a line of a report in two, or that a terminal obeys.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ue000-\ue01f]")


def on_one_line(text: str, longest: int) -> str:
    """The text as one line of at most `longest` signs that any terminal shows and none obeys.

    What it returns is not changed by it again: a message comes back from the cache as it went in.
    """
    shown = _UNSHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", text[: longest + 1])
    return shown if len(shown) <= longest else shown[: longest - 2] + " …"
