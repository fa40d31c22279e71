"""A picture inside the file that shows it."""

import re
from base64 import b64encode
from mimetypes import guess_type
from urllib.parse import quote

from rcssmin import cssmin

# An image is named by its "alt": no browser says these.
_UNSAID = re.compile(
    r"<(title|desc)\b[^<>]*>[^<]*</\1\s*>|<!--(?:[^-]|-[^-])*-->| (?:role|aria-[a-z]+)=\"[^\"]*\""
)
_STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")
_PLAIN = "'/=:;,()-.!*?&@+~$ "


def data_address(address: str, data: bytes) -> str:
    """The picture as an address that asks nobody."""
    if not address.endswith(".svg"):
        kind = guess_type(address)[0] or "application/octet-stream"
        return f"data:{kind};base64,{b64encode(data).decode()}"
    drawing = _UNSAID.sub("", data.decode("utf-8"))
    drawing = _STYLE.sub(lambda found: str(cssmin(found[0])), drawing)
    drawing = _BETWEEN.sub("><", drawing).strip().replace('"', "'")
    return "data:image/svg+xml," + quote(" ".join(drawing.split()), safe=_PLAIN).replace(" ", "%20")
