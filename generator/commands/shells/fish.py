"""Completion for fish."""

from collections.abc import Iterator

from generator.commands.shells.program import Command, Takes, Word


def fish(program: Command) -> str:
    """A script to source, or to put into a folder of completions as `steadyground.fish`."""
    return "\n".join((f"# Completion of {program.name} for fish.", *_lines(program), ""))


def _lines(program: Command) -> Iterator[str]:
    start = f"complete -c {program.name}"
    alone = f"{start} -n __fish_use_subcommand"
    yield f"{start} -f"  # no files where none are taken
    yield from (f"{alone}{_option(one)}" for one in program.options)
    for command in program.commands:
        yield f"{alone} -a {command.name} -d {_quoted(command.help)}"
        after = f"{start} -n '__fish_seen_subcommand_from {command.name}'"
        yield from (f"{after}{_option(one)}" for one in command.options)
        yield from (f"{after}{_values(one)}" for one in command.places if _values(one))


def _option(option: Word) -> str:
    names = (f" -l {n[2:]}" if n.startswith("--") else f" -s {n[1:]}" for n in option.names)
    takes = "" if option.takes is Takes.NOTHING else f" -r{_values(option)}"
    return f"{''.join(names)}{takes} -d {_quoted(option.help)}"


def _values(word: Word) -> str:
    match word.takes:
        case Takes.FOLDER:
            return " -f -a '(__fish_complete_directories)'"
        case Takes.FILE:
            return " -F"
        case Takes.CHOICE:
            return f" -a {_quoted(' '.join(word.choices))}"
        case _:
            return ""


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
