"""The command line: one program with a command for each job."""

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from generator import __version__
from generator.commands import build, check, completion, hosting, new, report, serve
from generator.commands.manual import describe, describe_program
from generator.commands.parser import Parser
from generator.commands.status import Status
from generator.console import show_failure

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

# What there is to do, in the order of the help.
COMMANDS = {
    "new": new,
    "build": build,
    "check": check,
    "serve": serve,
    "report": report,
    "hosting": hosting,
    "completion": completion,
}


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Runs one command; returns its exit status."""
    if isinstance(sys.stdout, TextIOWrapper):  # no build ends over what a terminal cannot show
        sys.stdout.reconfigure(errors="backslashreplace")
    options = _options(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except OSError as error:
        show_failure(error, getattr(options, "output", None))
        return Status.ENVIRONMENT_FAILED


def _options(arguments: "Sequence[str] | None") -> "Namespace":
    """What was typed; ends the program where that makes no sense."""
    whole = parser()
    options, unknown = whole.parse_known_args(arguments)
    command: Parser = getattr(options, "command", whole)
    if unknown:
        command.refuse(unknown)
    if command is whole:
        whole.error("no command was given")
    return options


def parser() -> Parser:
    """Everything that may be typed after the program's name."""
    whole = Parser(prog="steadyground")
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=command.HELP)
        one.set_defaults(run=command.run, command=one, whole=whole)
        command.add_options(one)
        describe(one, command.ABOUT, command.EXAMPLES)
    describe_program(whole)
    return whole
