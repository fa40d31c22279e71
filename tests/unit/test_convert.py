"""Values become what their type asks for, and what does not fit is said once, at its place."""

import pytest

from generator.load import SourceFile
from generator.model.pages import Page
from generator.parse.documents import Parsed, parse

PAGE = "---\ntitle: T\ndescription: D\n{}\n---\n"


def parsed(line: str) -> Parsed:
    return parse(SourceFile("pages/a.md", PAGE.format(line).encode(), ""))


def value_of(line: str) -> object:
    result = parsed(line)
    assert result.problems == ()
    assert result.document is not None
    assert isinstance(result.document.matter, Page)
    return getattr(result.document.matter, line.partition(":")[0])


def said_of(line: str) -> list[str]:
    result = parsed(line)
    assert result.document is None
    return [f"{p.place.line}:{p.place.column} {p.message}" for p in result.problems]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("draft: yes", True),
        ("draft: False", False),
        ("draft: 'true'", True),
        ("leave_now: no", False),
        ("aliases: [a.html, b.html]", ("a.html", "b.html")),
        ("aliases: []", ()),
        ("aliases:\n  - a.html", ("a.html",)),
        ("slug: a-1", "a-1"),
    ],
)
def test_a_value_may_be_written_in_each_of_its_ways(line: str, value: object) -> None:
    assert value_of(line) == value


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("draft: on", '4:8 "draft" must be "true" or "false"; here is "on"'),
        ("draft: 1", '4:8 "draft" must be "true" or "false"; here is "1"'),
        ("draft:", '4:7 "draft" must be "true" or "false"; here is nothing'),
        ("draft: [yes]", '4:8 "draft" must be a single value; here is a list'),
        (
            "reviewed: 2026-13-01",
            '4:11 "reviewed" must be a date like 2026-11-25; here is "2026-13-01"',
        ),
        ("reviewed: soon", '4:11 "reviewed" must be a date like 2026-11-25; here is "soon"'),
        ("aliases: a.html", '4:10 "aliases" must be a list; here is "a.html"'),
        ("aliases: {a: b}", '4:10 "aliases" must be a list; here is keys and values'),
        ("slug: Ü", '4:7 "slug" must be small letters and digits, joined by hyphens; here is "Ü"'),
        ("slug: ~", '4:7 "slug" must be text; here is "~"'),
        ("in_short: [[a]]", '4:12 entry 1 of "in_short" must be text; here is a list'),
    ],
)
def test_what_does_not_fit_is_said_in_words(line: str, said: str) -> None:
    assert said_of(line) == [said]


def test_a_misspelled_key_is_not_also_a_missing_one() -> None:
    text = PAGE.replace("title", "tilte").format("")
    result = parse(SourceFile("pages/a.md", text.encode(), ""))
    assert [p.code for p in result.problems] == ["unknown-key"]


def test_every_mistake_of_a_file_is_said_in_one_go() -> None:
    found = said_of("draft: maybe\nreviewed: never\nhue: blue")
    assert [line.partition(" ")[0] for line in found] == ["4:8", "5:11", "6:1"]


def test_the_place_of_a_value_is_the_nearest_one_known() -> None:
    document = parsed("aliases: [a.html, b.html]").document
    assert document is not None
    place = document.place("aliases.1")
    assert (place.line, place.column) == (4, 19)
    assert document.place("aliases.1.deeper") == place
    assert document.place("aliases.7") == document.place("aliases")
