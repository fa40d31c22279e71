"""Class names of the styles, as short as they can be, and styles without what nothing uses."""

import re
from collections.abc import Mapping
from itertools import count

from generator.render.one_file.places import short_name

_SELECTORS = re.compile(r"([^{}]+)\{")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
# Between selectors, and not within the brackets of one, as in ":is(.part, .parts)".
_COMMA = re.compile(r",(?=(?:[^()]|\((?:[^()]|\([^()]*\))*\))*$)")
_EMPTY = re.compile(r"@media[^{}]*\{\s*\}")
_TEXT = re.compile(r"`[^`]*`|\"[^\"\n]*\"|'[^'\n]*'")  # of a script
_WORD = re.compile(r"[A-Za-z][\w-]*")


def class_names(styles: str, scripts: str) -> dict[str, str]:
    """The names that styles or scripts know, and those the file uses; what scripts say stays."""
    named = dict.fromkeys(
        name for part in _SELECTORS.findall(styles) for name in _CLASS.findall(part)
    )
    spoken = spoken_in(scripts)
    shorts = (name for name in map(short_name, count()) if name not in spoken)
    return {
        **{name: name for name in spoken},
        **{name: next(shorts) for name in named if name not in spoken},
    }


def spoken_in(scripts: str) -> set[str]:
    """The words in the texts of scripts: any of them may be a class."""
    return {word for text in _TEXT.findall(scripts) for word in _WORD.findall(text)}


def shorter_styles(styles: str, classes: Mapping[str, str], html: str, scripts: str) -> str:
    """The styles with the names of the file, without rules for what neither it nor scripts have."""
    used = {name for names in re.findall(r' class="?([^">]*)', html) for name in names.split()}
    used |= spoken_in(scripts)

    def is_needed(selector: str) -> bool:
        return "(" in selector or used.issuperset(_CLASS.findall(selector))

    def kept(rule: re.Match[str]) -> str:
        selectors = [one for one in _COMMA.split(rule[1]) if is_needed(one)]
        return f"{','.join(selectors)}{{{rule[2]}}}" if selectors else ""

    styles = _CLASS.sub(lambda found: "." + classes.get(found[1], found[1]), styles)
    return _EMPTY.sub("", _RULE.sub(kept, styles))
