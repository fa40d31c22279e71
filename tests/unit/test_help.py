"""The help is a manual page at any width, and a slip of the keyboard gets a calm answer."""

import argparse
import shlex
from collections.abc import Iterator

import pytest

from generator import __version__
from generator.cli import COMMANDS, main, parser
from generator.commands.status import Status

NAMES = [*COMMANDS]


def said_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    said = capsys.readouterr()
    return left.value.code, said.out, said.err


def options_of(command: str) -> Iterator[argparse.Action]:
    (table,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    yield from table.choices[command]._actions


@pytest.mark.parametrize("columns", ["60", "80", "200"])
@pytest.mark.parametrize("command", [(), *((name,) for name in NAMES)])
def test_the_help_fits_the_terminal_and_never_more_than_80_columns(
    command: tuple[str, ...],
    columns: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    status, out, _ = said_of(capsys, *command, "--help")
    assert status == 0
    most = min(int(columns), 80)
    whole = [line for line in out.splitlines() if " " in line.strip()]  # a word is not broken
    assert [line for line in whole if len(line) > most and "$" not in line] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_says_what_a_manual_page_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = said_of(capsys, name, "--help")
    assert out.startswith(f"usage: steadyground {name} ")
    flat = " ".join(out.split())
    assert " ".join(COMMANDS[name].ABOUT.split()) in flat
    for line, words in COMMANDS[name].EXAMPLES:
        assert f"$ {line} {words}" in flat
    assert [status for status in Status if f"\n  {status.value:<3}  " not in out] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_option_says_what_it_does_and_what_holds_without_it(name: str) -> None:
    for action in options_of(name):
        assert action.help, action.option_strings
        is_valued = action.option_strings and action.nargs != 0
        shown = action.help if "default" in action.help else str(action.default or "")
        assert shown or not is_valued, action.option_strings


def test_a_default_is_shown_where_the_words_do_not_say_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = said_of(capsys, "build", "--help")
    assert "there yet (default: site)" in " ".join(out.split())
    assert out.count("(default: one for each") == 1


def test_every_example_can_be_typed() -> None:
    for command in COMMANDS.values():
        for line, _ in command.EXAMPLES:
            typed = line.partition("steadyground ")[2].partition(")")[0]
            words = shlex.split(typed.partition(">")[0].partition("|")[0])
            assert parser().parse_args(words).run is command.run, line


def test_the_help_of_the_program_names_files_and_variables(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = said_of(capsys, "--help")
    for name in (*NAMES, "content/", "site/", ".cache/steadyground/", "SOURCE_DATE_EPOCH"):
        assert f"\n  {name} " in out
    for title in ("examples", "exit status", "files", "environment", "read more"):
        assert f"\n{title}:\n" in out


def test_the_version_comes_with_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert said_of(capsys, "--version") == (0, f"steadyground {__version__}\n", "")


SLIPS = {
    "biuld": 'there is no command "biuld"\n  hint: did you mean "build"?',
    "build --draft": 'there is no option "--draft" here\n  hint: did you mean "--drafts"?',
    "build --outptu=x": 'there is no option "--outptu" here\n  hint: did you mean "--output"?',
    "check --zzz": (
        'there is no option "--zzz" here\n  hint: "steadyground check --help" says what it takes'
    ),
    "completion bsh": 'there is no shell "bsh"\n  hint: did you mean "bash"?',
    "completion tcl": 'there is no shell "tcl"\n  hint: it may be: bash, zsh, fish',
    "--versoin": 'there is no option "--versoin" here\n  hint: did you mean "--version"?',
    "completion": (
        'something is missing: SHELL\n  hint: "steadyground completion --help" says what it takes'
    ),
    "": 'no command was given\n  hint: "steadyground --help" says what it takes',
    "build here": (
        'there is no place for "here" here\n  hint: "steadyground build --help" says what it takes'
    ),
    "build --jobs 0": (
        "--jobs: a whole number from 1 to 64, not '0'\n"
        '  hint: "steadyground build --help" says what it takes'
    ),
}


@pytest.mark.parametrize(("typed", "said"), SLIPS.items(), ids=[*SLIPS])
def test_a_slip_is_told_calmly_with_the_way_out(
    typed: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said_of(capsys, *typed.split()) == (2, "", f"error: {said}\n")
