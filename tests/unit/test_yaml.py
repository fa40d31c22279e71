"""YAML keeps its places, and values become what their type asks for and nothing else."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.load import SourceFile
from generator.model.document import Document
from generator.model.pages import Glossary
from generator.parse.documents import parse
from generator.parse.yaml_places import Mapping, Scalar, Sequence, read_yaml
from generator.problems import Place


def test_every_key_and_value_has_its_place() -> None:
    node, problems = read_yaml("a.yaml", "one: 1\ntwo:\n  - {x: y}\n", first_line=10)
    assert problems == []
    assert isinstance(node, Mapping)
    two = node.get("two")
    assert isinstance(two, Sequence)
    assert two.items[0].place == Place("a.yaml", 12, 5)


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
def test_a_line_ends_where_an_editor_ends_it(end: str) -> None:
    node, _ = read_yaml("a.yaml", f"one: 'a{end}b'\ntwo{end}: 2\n")
    assert plain(node) == {"one": f"a{end}b", f"two{end}": "2"}
    assert isinstance(node, Mapping)
    assert node.entries[1].place == Place("a.yaml", 2, 1)


VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"])) | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=12,
)


def plain(node: object) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {entry.key: plain(entry.value) for entry in node.entries}
    raise TypeError(node)


def as_text(value: object) -> object:
    match value:
        case list():
            return [as_text(item) for item in value]
        case dict():
            return {key: as_text(item) for key, item in value.items()}
    return str(value)


@given(st.dictionaries(st.text("abc", min_size=1), VALUES, min_size=1))
def test_what_is_dumped_is_read_back_as_text(value: dict[str, object]) -> None:
    node, problems = read_yaml("a.yaml", yaml.safe_dump(value, allow_unicode=True))
    assert problems == []
    assert plain(node) == as_text(value)


def glossary(text: str) -> Document:
    parsed = parse(SourceFile("glossary.yaml", text.encode(), ""))
    assert parsed.problems == ()
    assert parsed.document is not None
    return parsed.document


@pytest.mark.parametrize("word", ["no", "2024", "2024-13-45", "12:30:45", "010", "1_000", "NaN"])
def test_a_word_that_yaml_would_take_for_something_else_stays_text(word: str) -> None:
    matter = glossary(f"- {{id: x, term: {word}, meaning: M}}").matter
    assert isinstance(matter, Glossary)
    assert matter.entries[0].term == word


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    lines = ["- &a0 [x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    node, problems = read_yaml("a.yaml", "\n".join(lines))
    assert node is None
    assert [p.code for p in problems] == ["yaml-not-plain"]


@pytest.mark.parametrize("depth", [50, 100_000])
def test_brackets_too_deep_are_refused(depth: int) -> None:
    node, problems = read_yaml("a.yaml", "[" * depth + "]" * depth)
    assert node is None
    assert len(problems) == 1


def test_two_halves_of_a_character_in_json_are_one() -> None:
    text = (QUIZ % "\\ud83d\\ude00 a\\/b").encode()
    parsed = parse(SourceFile("quizzes/two.json", text, ""))
    assert parsed.problems == ()
    assert parsed.document is not None
    assert parsed.document.matter.title == "😀 a/b"  # type: ignore[union-attr]


def test_half_a_character_is_refused() -> None:
    parsed = parse(SourceFile("quizzes/two.json", (QUIZ % "\\ud83d").encode(), ""))
    assert [p.code for p in parsed.problems] == ["invalid-yaml"]


QUIZ = """{"format": 1, "id": "two", "version": 1, "kind": "reflection", "title": "%s",
"description": "x", "intro": "x", "scale": ["a", "b"],
"dimensions": [{"id": "d", "label": "x", "low": "x", "high": "x",
                "bands": [{"up_to": 1, "text": "x"}]}],
"items": [{"id": "i", "text": "x", "dimension": "d"}]}"""
