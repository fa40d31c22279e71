"""What an author is told of each key, and where the files for editors go."""

import sys
from pathlib import Path

import pytest

from generator.editors.__main__ import main
from generator.editors.keys import FILES, Key, keys_of, record_of, tag_of, types_in
from generator.model.items import Likert
from generator.model.pages import Term
from generator.model.steps import StepOption


def key(file: str, name: str) -> Key:
    return next(one for one in keys_of(FILES[file]) if one.name == name)


@pytest.mark.parametrize(
    ("file", "name", "value", "default"),
    [
        ("chapter", "title", "text", ""),
        ("chapter", "in_short", "a list of Markdown", ""),
        ("chapter", "reviewed", "a date like 2026-11-25", ""),
        ("chapter", "draft", "true or false", "false"),
        ("chapter", "part", "small letters and digits, joined by hyphens", ""),
        ("exercise", "stop", "Markdown, in paragraphs", ""),
        ("exercise", "minutes", "a whole number from 1 to 999", ""),
        ("quiz", "kind", "reflection, check, check-in", ""),
        ("quiz", "minutes", "a whole number from 1 to 999", "5"),
        ("quiz", "items", "a list of entries, each with keys of its own", ""),
        ("site", "direction", "ltr, rtl", ""),
        ("site", "language", 'the tag of a language, such as "en-GB"', "en"),
    ],
)
def test_a_key_says_what_it_holds(file: str, name: str, value: str, default: str) -> None:
    found = key(file, name)
    assert (found.value, found.default) == (value, default)


def test_keys_that_are_needed_stand_first() -> None:
    needed = [one.is_needed for one in keys_of(FILES["chapter"])]
    assert needed == sorted(needed, reverse=True)


def test_a_key_is_named_as_in_the_file() -> None:
    line = next(t for t in types_in(FILES["support-lines"]) if t.__name__ == "SupportLine")
    assert "for" in {one.name for one in keys_of(line)}


def test_a_file_that_is_a_list_is_known_by_its_entries() -> None:
    assert record_of(FILES["glossary"]) is Term
    assert record_of(FILES["page"]) is None


def test_types_are_found_however_deep_they_stand() -> None:
    assert StepOption in types_in(FILES["exercise"])


def test_only_what_is_told_apart_by_its_type_has_one() -> None:
    assert (tag_of(Likert), tag_of(StepOption), tag_of(FILES["quiz"])) == ("likert", "", "")


def test_schemas_are_written_anew_and_settings_are_the_authors_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["editors", str(tmp_path)])
    main()
    schema, settings = tmp_path / "schemas" / "site.json", tmp_path / ".vscode" / "settings.json"
    written = schema.read_bytes()
    schema.write_text("old")
    settings.write_text("mine")
    main()
    assert schema.read_bytes() == written
    assert settings.read_text() == "mine"
