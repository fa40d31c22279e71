"""Words of the interface stand in the file of their language, and nowhere else."""

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rjsmin import jsmin

from generator.render.assets import _says, shorter_script
from generator.words.files import load_words
from generator.words.lexicon import Words
from tests.environment import ROOT, tsc_command

ENGLISH = load_words("en", ()).entries
SCRIPTS = sorted((ROOT / "assets/js").rglob("*.js"))
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


# What a script spells out and no reader sees.
NAMES_IN_SCRIPTS = {
    "Shift",  # a key
    "there is no ",  # an error of ours, for the console
    "day quiz version about item text answer",  # columns of a file, for programs
}
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`([^`]*)`')


def words_in(script: str) -> list[str]:
    """Strings of a script that hold a word with a capital, or two words."""
    strings = [one or re.sub(r"\$\{[^}]*\}", "", other) for one, other in _STRING.findall(script)]
    return [
        text
        for text in strings
        if re.search(r"\b[A-Z][a-z]|[a-z]{2} +[a-z]", text)
        and text not in NAMES_IN_SCRIPTS | {"use strict"}
        and not re.fullmatch(r"[a-z ]*_[a-z_ -]+", text)  # classes, as style sheets name them
    ]


# A worker has no page: what it spells out is read by pages and by browsers.
ON_PAGES = [path for path in SCRIPTS if path.parent.name != "worker"]


@pytest.mark.parametrize("path", ON_PAGES, ids=lambda path: path.stem)
def test_a_script_holds_no_words(path: Path) -> None:
    assert words_in(jsmin(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("script", ['x = "Words"', 'f("two words")', "y = `about ${n} of them`"])
def test_words_in_a_script_are_found(script: str) -> None:
    assert len(words_in(script)) == 1


def code() -> str:
    """Everything that may ask for words by their key."""
    python = [path for folder in ("render", "parse", "words") for path in python_of(folder)]
    text = "\n".join(path.read_text("utf-8") for path in (*TEMPLATES, *python))
    return re.sub(r'""".*?"""', "", text, flags=re.DOTALL)


def python_of(folder: str) -> list[Path]:
    return sorted((ROOT / "generator" / folder).rglob("*.py"))


def script_keys() -> set[str]:
    """The keys that scripts ask for; "scripts.x." for any of the bundle x."""
    text = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    return {f"scripts.{bundle}.{key}" for bundle, key in re.findall(r"(\w+)Says[.\[](\w*)", text)}


def asked_for() -> set[str]:
    """The keys that are asked for, and the beginnings of those that are put together."""
    groups = "|".join({key.partition(".")[0] for key in ENGLISH})
    found = set(re.findall(rf'"((?:{groups})\.[\w.-]*)["{{]', code())) | script_keys()
    return {key for key in found if not key.endswith((".html", ".css", ".js", ".yaml", ".md"))}


def test_every_key_that_is_asked_for_exists() -> None:
    beginnings = {key for key in asked_for() - set(ENGLISH) if key.endswith((".", "_"))}
    assert asked_for() - beginnings - set(ENGLISH) == set()
    assert [start for start in beginnings if not any(k.startswith(start) for k in ENGLISH)] == []


def test_every_key_is_asked_for() -> None:
    beginnings = tuple(key for key in asked_for() if key.endswith((".", "_")))
    assert [k for k in set(ENGLISH) - asked_for() if not k.startswith(beginnings)] == []


def test_whatever_a_script_is_given_to_say_it_says(tmp_path: Path) -> None:
    said = "a </script> `b` ${c} \\ \" ' <!-- \u2028 {d}"
    script = shorter_script(_says("some.js", Words({"scripts.some.words": said})) + b"let x = 1;\n")
    file = tmp_path / "some.js"
    file.write_bytes(script + b"process.stdout.write(someSays.words);")
    assert subprocess.check_output([tsc_command()[0], str(file)], text=True) == said
