"""`completion`: a script that has a shell complete what one types."""

from argparse import ArgumentParser, Namespace

from generator.commands.shells import SHELLS
from generator.commands.shells.program import program_of
from generator.commands.status import Status

HELP = "complete commands and options in your shell"
ABOUT = """
Prints a script that has a shell complete commands, options and what they take: folders, files,
or one of a few words. It is made from the options of this version.
"""
EXAMPLES = (
    ("source <(steadyground completion bash)", "in ~/.bashrc"),
    ("source <(steadyground completion zsh)", "in ~/.zshrc, below compinit"),
    ("steadyground completion fish | source", "in ~/.config/fish/config.fish"),
)


def add_options(parser: ArgumentParser) -> None:
    """What `completion` takes."""
    listed = f"{', '.join([*SHELLS][:-1])} or {[*SHELLS][-1]}"
    parser.add_argument("shell", choices=tuple(SHELLS), metavar="SHELL", help=listed)


def run(options: Namespace) -> Status:
    """Prints the script."""
    print(SHELLS[options.shell](program_of(options.whole)), end="")
    return Status.FINE
