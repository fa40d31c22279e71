"""Files of interface words, as a guide may bring its own."""

import string
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from generator.problems import has_errors
from generator.words.files import BASE, OURS, load_words
from generator.words.lexicon import BRACKETS, Entry, Words, forms_of
from tests.fuzz.choices import Choices
from tests.fuzz.markup import strict_tags
from tests.fuzz.rules import check_problems, lines_of
from tests.fuzz.texts import SIGNS, edited, phrase

ENGLISH = load_words(BASE, ()).entries
NAMES = tuple(sorted(ENGLISH))
PARTS = ("{count}", "{name}", "{day}", "{", "}", "{{", "[a]", "[", "]", "<b>", "&", *SIGNS)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="fuzz-")


@cache
def _ours() -> str:
    return (OURS / f"{BASE}.yaml").read_text("utf-8")


def check_words(choices: Choices) -> None:
    """Every word of a guide's own file can be said, and stays text."""
    name = choices.pick(("de", BASE))
    data = _file(choices)
    folder = Path(_folder().name)
    (folder / "words").mkdir(exist_ok=True)
    file = folder / "words" / f"{name}.yaml"
    file.write_bytes(data)
    words = load_words(name, (folder,))
    file.unlink()
    check_problems(words.problems, {f"../words/{name}.yaml": lines_of(data)})
    assert words.entries.keys() >= ENGLISH.keys()
    if not has_errors(words.problems):
        for key, entry in words.entries.items():
            if entry != ENGLISH.get(key):
                _check_entry(words, key, entry)


def _check_entry(words: Words, key: str, entry: Entry) -> None:
    """It is said without asking for more than English does, as text, with all its links."""
    asked = {n for w in forms_of(entry) for _, n, _, _ in string.Formatter().parse(w) if n}
    values = dict.fromkeys(asked, "<i>")
    count = len(BRACKETS.findall(forms_of(ENGLISH.get(key, entry))[0]))  # as templates have them
    for number in (1, 2):
        words.plain(key, **{**values, "count": number})
        said = words.say(key, *["a.html"] * count, **{**values, "count": number})
        assert len(list(strict_tags(str(said).replace("&#34;", "&quot;")))) == count


def _file(choices: Choices) -> bytes:
    match choices.number(2):
        case 0:
            return choices.rest()
        case 1:
            return edited(choices, _ours()).encode(errors="replace")
        case _:
            return edited(choices, _assembled(choices)).encode(errors="replace")


def _assembled(choices: Choices) -> str:
    """Some keys that there are, with words that may not fit."""
    tree: dict[str, object] = {}
    for _ in range(1 + choices.number(5)):
        *groups, last = choices.pick(NAMES).split(".")
        inner = tree
        for group in groups:
            found = inner.setdefault(group, {})
            inner = found if isinstance(found, dict) else {}
        forms = {"one": _said(choices), "other": _said(choices)}
        inner[last] = forms if choices.rarely() else _said(choices)
    return yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True)


def _said(choices: Choices) -> str:
    return " ".join([phrase(choices), *choices.some(PARTS, 3)])


def seeds() -> Iterator[bytes]:
    """Files that there are."""
    yield from (b"\x00\x00" + file.read_bytes()[:3000] for file in sorted(OURS.glob("*.yaml")))
