"""What a quiz says many times stands once; a script (one-file.js) says it again."""

import re
from typing import Any

import msgspec

from generator.render.quiz_data import as_script_data

_LABELS = re.compile(
    r'(<fieldset[^>]* data-item="[^"]*".*?</legend>)\s*(<label.*?)(?=</fieldset>)', re.DOTALL
)
_NAME = re.compile(r' name="[^"]*"')
_LIST = re.compile(r"(<ul[^>]*>)((?:\s*<li data-row=.*?</li>)+)", re.DOTALL)
_ROW = re.compile(r'<li data-row="[^"]+">.*?</li>\s*', re.DOTALL)
_DEFINITION = re.compile(r"(<script[^>]* data-definition>)(.*?)(?=</script>)", re.DOTALL)
_CATALOG = re.compile(r"<script[^>]* data-catalog>.*?</script>", re.DOTALL)

# What no script asks for: the page says it.
_UNASKED = ("description", "intro", "limits", "source", "license", "minutes", "format")


def without_repeats(html: str) -> str:
    """The page with the answers of its first statement, and the first row of each list."""
    html = _LIST.sub(_first_row, _labels_once(html))
    html = _DEFINITION.sub(lambda found: found[1] + _shorter(found[2]), html)
    return _CATALOG.sub("<p hidden data-catalog></p>", html)


def _labels_once(html: str) -> str:
    first = _LABELS.search(html)
    same = _NAME.sub("", first[2]) if first else ""

    def once(found: re.Match[str]) -> str:
        is_again = found.start() != (first and first.start()) and _NAME.sub("", found[2]) == same
        return found[1] if is_again else found[0]

    return _LABELS.sub(once, html)


def _first_row(found: re.Match[str]) -> str:
    rows = _ROW.findall(found[2])
    return found[1] + _ROW.sub("", found[2]) + "".join(rows[:1])


def _shorter(text: str) -> str:
    definition: dict[str, Any] = msgspec.json.decode(text)
    for part in (definition, *definition["items"]):
        for key in [k for k, value in part.items() if k in _UNASKED or value in (None, False)]:
            del part[key]
    bands = [band for dimension in definition["dimensions"] for band in dimension["bands"]]
    for part in (*bands, *definition["together"]):
        del part["text"]
    return str(as_script_data(msgspec.json.encode(definition)))
