"""Editors are told what the build checks: no file of ours is marked, and mistakes are."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker  # type: ignore[import-untyped]

from generator.editors.folder import PLACES, editor_files
from generator.editors.keys import FILES, keys_of, types_in
from generator.editors.schema import editor_schema
from generator.kinds import kind_of
from generator.model.steps import STEP_TYPES
from generator.parse.containers import CONTAINERS
from generator.starters.fill import slots_of
from generator.starters.names import Name
from generator.starters.table import STARTERS
from tests.environment import ROOT

PROGRAM = ".venv/bin/python -m generator"  # what starts ours in a checkout
HINT = "python -m generator.editors --program '.venv/bin/python -m generator' writes them"
FOLDERS = (ROOT / "content", ROOT / "generator" / "starters" / "guide" / "content")
SLOTS = {
    **slots_of(Name("A title", "a-title"), date(2026, 11, 25)),
    "title_quoted": "A title",
    "part": "start",
    "modeline": "",
}


class Core(yaml.SafeLoader):
    """YAML as editors read it, by version 1.2: dates and "no" are text."""


Core.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag.endswith((":int", ":float", ":null"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), [*"tf"])


def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(editor_schema(name)), format_checker=FormatChecker())


def front_matter(text: str) -> str:
    return re.split(r"^---$", text, maxsplit=2, flags=re.MULTILINE)[1]


def written() -> Iterator[tuple[Path, str]]:
    """Every file for authors in the repository, with the kind of its schema."""
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".md", ".yaml") and path.parent.name != "words":
                yield path, kind_name(path.relative_to(folder).as_posix())
    for starter in STARTERS.values():
        place = starter.path.format(number="01", slug="name")
        yield ROOT / "generator" / "starters" / starter.file, kind_name(place)


def kind_name(path: str) -> str:
    kind = kind_of(path)
    assert kind
    return str(kind.matter.__struct_config__.tag)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(json.loads(editor_schema(name)))


@pytest.mark.parametrize(
    ("path", "name"), [*written()], ids=lambda value: getattr(value, "name", None)
)
def test_an_editor_marks_nothing_in_what_we_wrote(path: Path, name: str) -> None:
    text = Template(path.read_text("utf-8")).safe_substitute(SLOTS)
    value = yaml.load(front_matter(text) if path.suffix == ".md" else text, Core)
    assert [error.message for error in validator(name).iter_errors(value)] == []


MISTAKES = (
    ("page", {"title": "A"}, "'description' is a required property"),
    ("page", {"title": "A", "description": "B", "titel": "C"}, "'titel' was unexpected"),
    ("page", {"title": "A", "description": "B", "reviewed": "soon"}, "'soon' is not a 'date'"),
    ("page", {"title": "A", "description": "B", "slug": "No name"}, "'No name' does not match"),
    ("page", {"title": "A", "description": "B", "in_short": "C"}, "'C' is not of type 'array'"),
    ("page", {"title": "A", "description": "B", "draft": "maybe"}, "'maybe' is not of type"),
    ("wording", {"avoid": ["a"]}, "is not of type 'array'"),
    ("wording", [{"avoid": ["a"]}], "'write' is a required property"),
    ("support-lines", [{"country": "A", "emergency": 999, "lines": []}], "999 is not of type"),
    ("site", {"title": "A", "tagline": "B", "description": "C"}, "'parts' is a required property"),
)


@pytest.mark.parametrize(("name", "value", "said"), MISTAKES)
def test_an_editor_marks_a_mistake(name: str, value: Any, said: str) -> None:
    (error,) = validator(name).iter_errors(value)
    assert said in error.message


def test_an_editor_marks_a_step_of_no_known_type() -> None:
    text = (ROOT / "content" / "exercises" / "ask-once.yaml").read_text("utf-8")
    value = yaml.load(text, Core)
    value["steps"][0]["type"] = "wriet"
    (error,) = validator("exercise").iter_errors(value)
    assert list(error.path) == ["steps", 0, "type"]
    assert all(f"'{type_}'" in error.message for type_ in STEP_TYPES)


def test_an_item_that_names_no_type_is_a_statement() -> None:
    text = (ROOT / "content" / "quizzes" / "week.yaml").read_text("utf-8")
    value = yaml.load(text, Core)
    value["items"] = [{"id": "a", "text": "A", "reverse": False}, {"id": "b", "scene": "B"}]
    errors = validator("quiz").iter_errors(value)
    marked = {(error.path[1], error.message) for error in errors}
    assert {number for number, _ in marked} == {1}
    assert "'text' is a required property" in {message for _, message in marked}


@pytest.mark.parametrize("name", FILES)
def test_every_key_of_every_file_says_what_it_is_for(name: str) -> None:
    silent = [
        f"{one.__name__}.{key.name}"
        for one in types_in(FILES[name])
        for key in keys_of(one)
        if not key.about
    ]
    assert silent == []


def test_no_words_are_left_for_keys_that_are_gone() -> None:
    said = yaml.safe_load((ROOT / "generator" / "editors" / "keys.yaml").read_text("utf-8"))
    known = {base.__name__: base for f in FILES.values() for t in types_in(f) for base in t.__mro__}
    shared = {"Common", "Item", "Asking"}
    assert said.keys() - known.keys() == set()
    gone = [
        f"{name}.{key}"
        for name, entry in said.items()
        for key in entry.get("keys") or {}
        if key not in {one.name for one in keys_of(known[name])}
    ]
    assert gone == []
    unsaid = {t.__name__ for f in FILES.values() for t in types_in(f)} - said.keys()
    assert unsaid | (shared - said.keys()) == set()


def test_every_kind_of_file_has_a_place_where_editors_look() -> None:
    assert PLACES.keys() == FILES.keys()
    for name, globs in PLACES.items():
        for glob in globs:
            kind = kind_of(glob.replace("*", "01-name"))
            assert kind is not None
            assert kind.matter is FILES[name]


@pytest.mark.parametrize("name", editor_files())
def test_the_files_beside_our_content_are_what_the_code_makes(name: str) -> None:
    made = editor_files(PROGRAM)[name]
    assert (ROOT / name).read_bytes() == made, HINT


def test_every_container_can_be_completed() -> None:
    snippets = json.loads(editor_files()[".vscode/steadyground.code-snippets"])
    opened = {one["body"][0].split()[1] for one in snippets.values() if one["body"][0][0] == ":"}
    assert opened == {container.name for container in CONTAINERS}


def test_the_list_of_problems_of_an_editor_reads_ours() -> None:
    tasks = json.loads(editor_files()[".vscode/tasks.json"])["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    said = 'content/guide/03-silence.md:41:12: error: no page "guide/reassurence.md"'
    found = re.fullmatch(pattern["regexp"], said)
    assert found
    assert found.groups() == (
        "content/guide/03-silence.md",
        "41",
        "12",
        "error",
        'no page "guide/reassurence.md"',
    )
    assert not re.match(pattern["regexp"], '  hint: did you mean "guide/04-reassurance.md"?')
