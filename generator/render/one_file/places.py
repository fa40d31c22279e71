"""Marks of places become short names, and links to places that are not there lead to near ones."""

import re
from collections.abc import Callable

from generator.render.one_file.article import CLOSE, OPEN

CONTENTS = "contents"

_ANY = rf'"?{OPEN}([^{CLOSE}]*){CLOSE}"?'
_ID = re.compile(f" id={_ANY}")
_MENTION = re.compile(f' (href="?#|for=|aria-labelledby=){_ANY}')
# What is said of a picture may hold any sign between its quotation marks.
_OTHERS = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
_IMAGE = re.compile(f"<img({_OTHERS}?) src={_ANY}({_OTHERS})>")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "0123456789" + _LETTERS


def short_name(number: int) -> str:
    """A name of a letter and then letters and digits, another for each number."""
    first, rest = _LETTERS[number % 26], number // 26
    name = ""
    while rest:
        rest, digit = divmod(rest - 1, 36)
        name = _DIGITS[digit] + name
    return first + name


def with_short_names(html: str) -> str:
    """The file with a short id for each place that something leads to, and no other ids."""
    there = set(_ID.findall(html))
    mentions = {place: nearest(place, there) for _, place in _MENTION.findall(html)}
    used = sorted(set(mentions.values()))
    names = {place: short_name(number) for number, place in enumerate(used)}
    html = _ID.sub(lambda found: f" id={names[found[1]]}" if found[1] in names else "", html)
    return _MENTION.sub(
        lambda found: f" {found[1].replace(chr(34), '')}{names[mentions[found[2]]]}", html
    )


def nearest(place: str, there: set[str]) -> str:
    """The place itself, or else its page, its list in the contents, or the contents."""
    address, _, _ = place.partition("#")
    folder = address.partition("/")[0] if "/" in address else ""
    tries = (place, f"{address}#", f"{CONTENTS}#{folder}", f"{CONTENTS}#")
    return next(one for one in tries if one in there)


def with_images(html: str, image: Callable[[str], str], again: str) -> str:
    """Each picture where it stands first, and later a link to it, in the words of `again`."""
    seen: dict[str, str] = {}

    def shown(found: re.Match[str]) -> str:
        before, place, after = found.groups()
        if place in seen:
            return f'<a href="#{OPEN}{seen[place]}{CLOSE}">{again}</a>'
        seen[place] = place
        address = place.removesuffix("#")
        return f'<img{before}{after} id="{OPEN}{place}{CLOSE}" src="{image(address)}">'

    return _IMAGE.sub(shown, html)
