"""A command line as data: what may be typed where."""

import argparse
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from generator.commands.parser import Parser


class Takes(Enum):
    """What follows an option, or stands in a place of its own."""

    NOTHING = "nothing"
    FOLDER = "folder"
    FILE = "file"
    CHOICE = "choice"
    ANYTHING = "anything"


KNOWN_BY = {"DIR": Takes.FOLDER, "FILE": Takes.FILE}  # the metavar of what is named


class Word(NamedTuple):
    """An option, or a place for a word."""

    names: tuple[str, ...]  # none for a place
    help: str
    takes: Takes
    metavar: str
    choices: tuple[str, ...] = ()


class Command(NamedTuple):
    """What may be typed after the name of a command; the program itself is one too."""

    name: str
    help: str
    options: tuple[Word, ...]
    places: tuple[Word, ...]
    commands: tuple["Command", ...] = ()


def program_of(parser: Parser) -> Command:
    """The whole program, as its parser knows it."""
    return _command(parser.prog, "", parser)


def _command(name: str, help_: str, parser: argparse.ArgumentParser) -> Command:
    words = [_word(action) for action in parser._actions if not _is_table(action)]
    return Command(
        name,
        help_,
        tuple(word for word in words if word.names),
        tuple(word for word in words if not word.names),
        tuple(one for action in parser._actions for one in _commands(action)),
    )


def _is_table(action: argparse.Action) -> bool:
    return isinstance(action, argparse._SubParsersAction)


def _commands(action: argparse.Action) -> Iterator[Command]:
    if isinstance(action, argparse._SubParsersAction):
        helps = {one.dest: one.help or "" for one in action._choices_actions}
        for name, parser in action.choices.items():
            yield _command(name, helps.get(name, ""), parser)


def _word(action: argparse.Action) -> Word:
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    takes = KNOWN_BY.get(metavar, Takes.ANYTHING)
    if action.choices is not None:
        takes = Takes.CHOICE
    if action.option_strings and action.nargs == 0:
        takes = Takes.NOTHING
    choices = tuple(str(one) for one in action.choices or ())
    help_ = " ".join((action.help or "").replace("%%", "%").split())
    return Word(tuple(action.option_strings), help_, takes, metavar, choices)
