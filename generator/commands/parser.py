"""Reads a command line, says calmly what is wrong with one, and lays out `--help`."""

import argparse
import shutil
import sys
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any, NoReturn

from generator.commands.status import Status

WIDEST = 80  # columns of the help; longer lines tire

BESIDE = "\t"  # between a term and what is said of it


class Parser(argparse.ArgumentParser):
    """A parser whose errors look as every other problem does. A class, as the library asks."""

    def __init__(self, **options: Any) -> None:
        """`options` are those of the library."""
        super().__init__(**options, formatter_class=Manual, allow_abbrev=False)
        self.color = False  # Python 3.14 would paint the help

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the usage, and ends."""
        said, _, hint = message.partition("\n")
        said = said.removeprefix("argument ")
        said = said.replace("the following arguments are required", "something is missing")
        print(f"error: {said}", file=sys.stderr)
        print(f"  hint: {hint or self._way_out()}", file=sys.stderr)
        raise SystemExit(Status.WRONG_USAGE)

    def words(self) -> list[str]:
        """Every option of this parser, as it is typed."""
        return [word for action in self._actions for word in action.option_strings]

    def refuse(self, unknown: Sequence[str]) -> NoReturn:
        """Ends because of words that nothing here takes."""
        word = unknown[0].partition("=")[0]
        near = nearest(word, self.words()) if word.startswith("-") else ""
        kind = "option" if word.startswith("-") else "place for"
        self.error(f'there is no {kind} "{word}" here{_hint(near)}')

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """The library's own, in our words."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        near = _hint(nearest(str(value), known)) or f"\nit may be: {', '.join(known)}"
        kind = str(action.metavar or action.dest).lower()
        raise argparse.ArgumentError(None, f'there is no {kind} "{value}"{near}')

    def _way_out(self) -> str:
        return f'"{self.prog} --help" says what it takes'


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is nearest in spelling; nothing when none is near."""
    from generator.problems import nearest as nearest_of  # late: it loads more than the help needs

    return nearest_of(word, known)


def _hint(near: str) -> str:
    return f'\ndid you mean "{near}"?' if near else ""


class Manual(argparse.HelpFormatter):
    """Lays the help out like a manual page, for any width of a terminal."""

    def __init__(self, prog: str) -> None:
        """`prog` is what stands before the options of a usage line."""
        columns = shutil.get_terminal_size().columns
        super().__init__(prog, max_help_position=26, width=max(40, min(columns - 2, WIDEST)))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Each line of the text is a paragraph; as far as it is set in, it stays."""
        return "\n".join(_set_in(line, width, indent) for line in text.splitlines())

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), width, break_on_hyphens=False, break_long_words=False)

    def _get_help_string(self, action: argparse.Action) -> str:
        """What an option does, with its default where the words do not say it."""
        words = action.help or ""
        has_default = action.option_strings and action.nargs != 0 and action.default is not None
        is_silent = has_default and "default" not in words and action.default != argparse.SUPPRESS
        return f"{words} (default: %(default)s)" if is_silent else words

    def _format_action(self, action: argparse.Action) -> str:
        """The commands stand below one another, without a line for all of them."""
        if isinstance(action, argparse._SubParsersAction):
            return "".join(self._format_action(one) for one in action._get_subactions())
        return super()._format_action(action)


def _set_in(line: str, width: int, indent: str) -> str:
    """A paragraph that is broken into lines; below a term all of them are set in alike."""
    term, is_listed, words = line.rpartition(BESIDE)
    hang = len(term) if is_listed else len(line) - len(line.lstrip())
    lines = wrap(
        f"{term}{words.lstrip()}" if is_listed else line.lstrip(),
        width,
        initial_indent=indent if is_listed else indent + " " * hang,
        subsequent_indent=indent + " " * hang,
        drop_whitespace=True,
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "\n".join(lines)
