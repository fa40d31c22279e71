"""A picture inside the file that shows it."""

import re
from base64 import b64encode
from mimetypes import guess_type
from urllib.parse import quote

# An image is named by its "alt": no browser says these.
_UNSAID = re.compile(r"<(title|desc)\b[^<>]*>[^<]*</\1\s*>|<!--(?:[^-]|-[^-])*-->")
_UNSAID_OF_A_TAG = re.compile(r"\s(?:role|aria-[a-z]+)=\"[^\"]*\"")
_STYLE = re.compile(r"(?<=<style>)[^<&]*(?=</style>)")
# A tag whose values may change their marks: a ' stands for itself in an address, a " takes three.
_TAG = re.compile(r"<\w[^<>\"']*(?:\"[^<\"']*\"[^<>\"']*)*>")
_SPACE = re.compile(r"[ \t\r\n]+")
_BETWEEN = re.compile(r">\s+<")
# Where a space in front of a tag may be one between words.
_SPACED = re.compile(r">[^<]*>|<tspan")
_PLAIN = "'/=:;,()-.!*?&@+~$ "


def data_address(address: str, data: bytes) -> str:
    """The picture as an address that asks nobody."""
    if not address.endswith(".svg"):
        kind = guess_type(address)[0] or "application/octet-stream"
        return f"data:{kind};base64,{b64encode(data).decode()}"
    drawing = data.decode("utf-8-sig").strip()
    if "<![CDATA[" not in drawing:  # within which nothing is what it looks like
        drawing = _shorter(drawing)
    return "data:image/svg+xml," + quote(drawing, safe=_PLAIN).replace(" ", "%20")


def _shorter(drawing: str) -> str:
    """The same drawing to look at."""
    from rcssmin import cssmin  # late: most builds make no file that holds all

    drawing = _UNSAID.sub("", drawing)
    drawing = _STYLE.sub(lambda found: str(cssmin(found[0])), drawing)
    drawing = _TAG.sub(lambda found: _UNSAID_OF_A_TAG.sub("", found[0]).replace('"', "'"), drawing)
    drawing = drawing if _SPACED.search(drawing) else _BETWEEN.sub("><", drawing)
    return _SPACE.sub(" ", drawing)
