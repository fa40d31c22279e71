"""Words of the interface stand in the file of their language, and nowhere else."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.environment import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SPOKEN = {"alt", "aria-description", "aria-label", "aria-valuetext", "content", "label"} | {
    "placeholder",
    "title",
}

_CODE = re.compile(
    r"\{#.*?#\}|\{% block kind %\}[^{]+\{% endblock %\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)
_NO_WORDS = {"doi.org/"}  # an address, as everybody writes it
_LITERAL = re.compile(r'"([^"]*)"')
_LETTER = re.compile(r"[^\W\d_]")


class Spoken(HTMLParser):
    """The text of a page, and the values of attributes that are read out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.found.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":  # what those say is for machines
            self.found += [value or "" for name, value in attrs if name in SPOKEN]


def words_of(template: str) -> list[str]:
    """Words that stand in a template itself: in its markup, or as text in its code."""
    plain = Spoken(_CODE.sub("", template)).found
    code = " ".join(code for code in _CODE.findall(template) if not code.startswith("{#"))
    literals = [text for text in _LITERAL.findall(code) if re.search(r"[A-Z]|\w \w", text)]
    return [text for text in (*plain, *literals) if _LETTER.search(text) and text not in _NO_WORDS]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_holds_no_words(path: Path) -> None:
    assert words_of(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "template",
    [
        "<p>Words</p>",
        '<a aria-label="words {{ say("a.b") }}">{{ x }}</a>',
        '{{ "Word" if x else say("a.b") }}',
        '{% set x = "two words" %}',
    ],
)
def test_words_in_a_template_are_found(template: str) -> None:
    assert len(words_of(template)) == 1
