"""The command line: one program with a command for each job."""

import argparse
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from generator import __version__
from generator.commands import build, check, report, serve
from generator.commands.status import Status
from generator.console import show_failure

if TYPE_CHECKING:
    from collections.abc import Sequence

# What there is to do, in the order of the help.
COMMANDS = {
    "build": build,
    "check": check,
    "serve": serve,
    "report": report,
}


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Runs one command; returns its exit status."""
    if isinstance(sys.stdout, TextIOWrapper):  # no build ends over what a terminal cannot show
        sys.stdout.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except OSError as error:
        show_failure(error, getattr(options, "output", None))
        return Status.ENVIRONMENT_FAILED


def parser() -> argparse.ArgumentParser:
    """Everything that may be typed after the program's name."""
    whole = argparse.ArgumentParser(
        prog="steadyground", description="Turns a folder of Markdown and YAML into a website."
    )
    whole.add_argument("--version", action="version", version=__version__)
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=command.HELP)
        one.set_defaults(run=command.run)
        command.add_options(one)
    return whole
