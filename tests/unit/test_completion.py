"""A shell completes what may be typed, as the parser has it and a real shell runs it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli import COMMANDS, parser
from generator.commands.shells import SHELLS
from generator.commands.shells.program import Takes, program_of

PROGRAM = program_of(parser())

# Asks as readline does: bash takes "=" for a word of its own.
ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_steadyground
printf '%s\\n' "${COMPREPLY[@]}"
"""
ASK_FISH = 'source $argv[1]; complete -C "$argv[2]"'

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    (tmp_path / "a guide").mkdir()
    (tmp_path / "grief").mkdir()
    (tmp_path / "grief.html").touch()
    path = tmp_path / ".script"
    path.write_text(SHELLS["bash"](PROGRAM))
    return path


def completed(script: Path, *words: str) -> list[str]:
    run = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", str(script), "steadyground", *words],
        cwd=script.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    return [line for line in run.stdout.splitlines() if line]


@needs_bash
def test_bash_completes_commands(script: Path) -> None:
    assert completed(script, "") == [*COMMANDS]
    assert completed(script, "bu") == ["build"]


@needs_bash
@pytest.mark.parametrize("command", PROGRAM.commands, ids=lambda command: command.name)
def test_bash_completes_the_options_of_a_command(script: Path, command: object) -> None:
    names = [name for option in command.options for name in option.names]  # type: ignore[attr-defined]
    assert completed(script, command.name, "-") == names  # type: ignore[attr-defined]


@needs_bash
def test_bash_completes_options_of_the_program_before_a_command(script: Path) -> None:
    assert completed(script, "--v") == ["--version"]


@needs_bash
@pytest.mark.parametrize("words", [("--content", ""), ("--content", "="), ("--content", "=", "")])
def test_bash_completes_folders_alone_where_one_is_taken(
    script: Path, words: tuple[str, ...]
) -> None:
    assert sorted(completed(script, "build", *words)) == ["a guide", "grief"]


@needs_bash
def test_bash_completes_files_where_one_is_taken(script: Path) -> None:
    assert sorted(completed(script, "report", "--html", "gr")) == ["grief", "grief.html"]


@needs_bash
def test_bash_offers_nothing_where_anything_may_stand(script: Path) -> None:
    assert completed(script, "build", "--base-url", "") == []


@needs_bash
def test_bash_completes_one_of_a_few_words(script: Path) -> None:
    assert completed(script, "completion", "") == [*SHELLS]
    assert completed(script, "completion", "z") == ["zsh"]


@needs_bash
def test_the_name_of_a_folder_is_taken_for_no_command(script: Path) -> None:
    assert completed(script, "build", "--output", "serve", "--dr") == ["--drafts"]


@needs_bash
def test_bash_is_told_whose_words_it_completes(script: Path) -> None:
    run = subprocess.run(
        ["bash", "--norc", "-c", f"source '{script}'; complete -p steadyground"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "complete -F _steadyground steadyground\n"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
def test_zsh_takes_the_script(tmp_path: Path) -> None:
    path = tmp_path / "_steadyground"
    path.write_text(SHELLS["zsh"](PROGRAM))
    told = f"autoload -Uz compinit; compinit -u -d {tmp_path}/dump; source {path}"
    run = subprocess.run(
        ["zsh", "-fc", f"{told}; print $_comps[steadyground]"],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (run.stdout, run.stderr) == ("_steadyground\n", "")


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_completes_commands_options_and_folders(script: Path) -> None:
    path = script.with_name("steadyground.fish")
    path.write_text(SHELLS["fish"](PROGRAM))

    def asked(line: str) -> list[str]:
        run = subprocess.run(
            ["fish", "--no-config", "-c", ASK_FISH, str(path), line],
            cwd=script.parent,
            env={**os.environ, "HOME": str(script.parent)},
            capture_output=True,
            text=True,
            check=True,
        )
        return [word.partition("\t")[0] for word in run.stdout.splitlines()]

    assert asked("steadyground bu") == ["build"]
    assert asked("steadyground build --dr") == ["--drafts"]
    assert asked("steadyground build --content gr") == ["grief/"]
    assert asked("steadyground completion z") == ["zsh"]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_names_every_command_and_every_option(shell: str) -> None:
    script = SHELLS[shell](PROGRAM)
    for command in PROGRAM.commands:
        assert command.name in script
        for option in command.options:
            long = option.names[-1]
            assert (f"-l {long[2:]} " if shell == "fish" else long) in script


def test_what_an_option_takes_is_read_off_the_parser() -> None:
    build = next(command for command in PROGRAM.commands if command.name == "build")
    takes = {option.names[-1]: option.takes for option in build.options}
    assert takes["--content"] is takes["--output"] is Takes.FOLDER
    assert takes["--jobs"] is Takes.ANYTHING
    assert takes["--drafts"] is takes["--help"] is Takes.NOTHING
