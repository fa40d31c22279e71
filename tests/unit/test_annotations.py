"""Problems as GitHub takes them: one list in three forms, and no word of a guide is a command."""

import json
import re
from pathlib import Path

import pytest

from generator.annotations import annotated
from generator.cli import main
from generator.problems import Place, Problem, Severity
from tests.sites import read_site, write_site

COMMAND = re.compile(r"::(error|warning) file=(.*),line=(\d+),col=(\d+),title=([a-z-]+)::(.*)")


def lines_of(problem: Problem, path: str = "content/a.md") -> list[str]:
    return [*annotated([(problem, path, path)])]


def test_a_problem_is_a_command_with_its_place_its_code_and_its_hint() -> None:
    problem = Problem(Place("a.md", 4, 5), "broken-link", 'no page "b.md"', "look for it")
    assert lines_of(problem)[-1] == (
        "::error file=content/a.md,line=4,col=5,title=broken-link::"
        'no page "b.md"%0Ahint: look for it'
    )


def test_a_warning_is_one_and_without_a_hint_there_is_no_second_line() -> None:
    problem = Problem(Place("a.md"), "stray-file", "nobody reads it", severity=Severity.WARNING)
    said = "::warning file=content/a.md,line=1,col=1,title=stray-file::nobody reads it"
    assert lines_of(problem)[-1] == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("50% more", "50%25 more"),
        ("%0A::set-output name=a::b", "%250A::set-output name=a::b"),
        ("a: b, c", "a: b, c"),
        ("::error::no", "::error::no"),
    ],
)
def test_a_message_stays_one_line_and_says_what_it_said(message: str, said: str) -> None:
    assert lines_of(Problem(Place("a.md"), "x", message))[-1].endswith(f",title=x::{said}")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("a,line=9.md", "a%2Cline=9.md"),
        ("a::b.md", "a%3A%3Ab.md"),
        ("50%.md", "50%25.md"),
        ("a\nb.md", "a%0Ab.md"),
        ("a\rb.md", "a%0Db.md"),
    ],
)
def test_a_path_ends_no_property(path: str, said: str) -> None:
    assert lines_of(Problem(Place("a.md"), "x", "m"), path)[-1].startswith(f"::error file={said},")


def test_the_text_is_there_and_no_command_in_it_is_followed() -> None:
    lines = lines_of(Problem(Place("a.md"), "x", "::add-mask::a", "##[error]b"), "::error::.md")
    start, *text, end, command = "\n".join(lines).split("\n")
    token = start.removeprefix("::stop-commands::")
    assert end == f"::{token}::"
    assert text == ["::error::.md:1:1: error: ::add-mask::a", "  hint: ##[error]b"]
    assert token not in "\n".join(text)
    assert command.startswith("::error file=%3A%3Aerror%3A%3A.md,")


def test_what_says_when_commands_go_on_depends_on_all_that_is_said() -> None:
    tokens = {lines_of(Problem(Place("a.md"), "x", message))[0] for message in ("a", "b")}
    assert len(tokens) == 2


def test_nothing_is_said_of_a_guide_without_problems() -> None:
    assert [*annotated([])] == []


@pytest.fixture
def content(tmp_path: Path) -> Path:
    mistakes = (
        "-- guide/03-x.md --\nno front matter\n-- guide/a, b%.docx --\nx\n"
        '-- guide/04-y.md --\n---\ntitle: "%0A::error::"\n---\nSee [a](b.md).\n<!-- 100% -->\n'
    )
    write_site(read_site(mistakes), tmp_path / "docs/content")
    return tmp_path / "docs/content"


def checked(
    content: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, str, str]:
    status = main(["check", "--content", str(content), *options])
    return status, *capsys.readouterr()


def test_the_same_problems_come_in_the_same_order_in_all_three_forms(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content.parent)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    runs = [checked(content, capsys, *form) for form in ((), ("--json",), ("--github",))]
    assert {status for status, _, _ in runs} == {1}
    text, listed, commands = runs[0][2], json.loads(runs[1][1]), runs[2][1]
    found = [one.groups() for one in COMMAND.finditer(commands)]
    assert len(found) == len(listed) > 4
    for problem, (severity, path, line, column, code, _) in zip(listed, found, strict=True):
        assert severity == problem["severity"]
        assert path == problem["path"].replace("%", "%25").replace(",", "%2C")
        assert [int(line), int(column)] == [problem["line"], problem["column"]]
        assert code == problem["code"]
    assert text in commands
    assert runs[2][2] == ""


def test_paths_begin_where_the_repository_does(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(content.parent.parent))
    out = checked(content, capsys, "--github")[1]
    assert all(one[2].startswith("docs/content/") for one in COMMAND.finditer(out))
    assert "\nguide/03-x.md:1:1: error: " in out  # what a person can open from here


def test_two_forms_at_once_are_refused(content: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", "--content", str(content), "--json", "--github"])
    assert left.value.code == 2
