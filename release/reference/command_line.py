"""The commands and their options, from the program itself."""

from argparse import SUPPRESS, Action, ArgumentParser
from pathlib import Path

from generator.cli import COMMANDS
from release.reference.markdown import code, plain, table

PROGRAM = "steadyground"

_OF_THE_MACHINE = ("jobs",)  # as many as it has processors


def commands(_: str) -> str:
    """A section for each command."""
    return "\n".join(_section(name) for name in COMMANDS)


def _section(name: str) -> str:
    command = COMMANDS[name]
    parser = ArgumentParser(prog=f"{PROGRAM} {name}", add_help=False)
    command.add_options(parser)
    # argparse has no other way to ask what a program takes.
    actions = [one for one in parser._actions if one.help != SUPPRESS]
    about = getattr(command, "ABOUT", "") or f"{command.HELP.capitalize()}."
    parts = [f"## {name} {{#{name}}}\n", f"{plain(about.strip())}\n"]
    if actions:
        parts.append(table(("Option", "What it does"), map(_option, actions)))
    examples = getattr(command, "EXAMPLES", ())
    if examples:
        rows = ((code(line), plain(does)) for line, does in examples)
        parts.append(table(("For example", "What it does"), rows))
    return "\n".join(parts)


def _option(action: Action) -> tuple[str, str]:
    names = " ".join((*action.option_strings[-1:], _value(action))).strip()
    choices = [str(choice) for choice in action.choices or ()]
    said = plain((action.help or "").replace("%%", "%"))
    more = [] if all(choice in said for choice in choices) else [f"one of: {', '.join(choices)}"]
    if _has_default(action):
        more.append(f"`{action.default}` without it")
    return code(names), "; ".join(filter(None, (said, *more)))


def _has_default(action: Action) -> bool:
    """Whether something holds without it that is the same everywhere."""
    is_told = isinstance(action.default, str | int | Path) and not isinstance(action.default, bool)
    return is_told and action.dest not in _OF_THE_MACHINE


def _value(action: Action) -> str:
    if action.nargs == 0:
        return ""
    return str(action.metavar or action.dest.upper())
