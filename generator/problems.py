"""What is wrong, where, and what to do: the one form in which every stage reports."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice

import msgspec

from generator import limits
from generator.characters import on_one_line


class Severity(StrEnum):
    """Errors stop a build; warnings never do."""

    ERROR = "error"
    WARNING = "warning"


class Place(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """A point in a source file."""

    path: str  # from the content folder, with forward slashes
    line: int = 1  # from 1, front matter included
    column: int = 1  # from 1, in characters


Locate = Callable[[int], Place]  # the place of an offset in a text


def places_in(path: str, text: str, first_line: int = 1) -> Locate:
    """Where each character of a text stands in its file.

    `first_line` is the line of the file at which the text begins. Only a line feed ends a line,
    as in an editor: a YAML reader counts more.
    """
    starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return Place(path, first_line + line - 1, offset - starts[line - 1] + 1)

    return place


class Problem(msgspec.Struct, frozen=True):
    """One mistake and the way out of it.

    A message quotes what a file holds, and that may be anything: it is cut, and what no terminal
    can show on one line stands as its number.
    """

    place: Place
    code: str  # a stable name, such as "broken-link"
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "message", _shown(self.message))
        msgspec.structs.force_setattr(self, "hint", _shown(self.hint))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place, each once; of two that differ in their hints alone, one."""
    ordered = sorted(problems, key=lambda p: (p.place, p.code, p.message, p.hint))
    once = {(p.place, p.code, p.message): p for p in ordered}
    return tuple(once.values())


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def bounded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problems of each file, errors before warnings, and which files have more."""
    counts: dict[str, int] = {}
    kept = []
    for problem in sorted(problems, key=lambda one: one.severity is not Severity.ERROR):
        path = problem.place.path
        counts[path] = counts.get(path, 0) + 1
        if counts[path] <= limits.PROBLEMS_OF_A_FILE:
            kept.append(problem)
        elif counts[path] == limits.PROBLEMS_OF_A_FILE + 1:
            kept.append(_more(path, problem.severity))
    return tuple(kept)


def _more(path: str, severity: Severity) -> Problem:
    message = f"this file has more problems than the {limits.PROBLEMS_OF_A_FILE} told here"
    return Problem(Place(path), "more-problems", message, "mend these first", severity)


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known name that is nearest in spelling, or nothing when none is near.

    Among very many only those that begin alike are looked at, and what is longer than any name
    is near to none: comparing takes the square of their length.
    """
    if len(name) > limits.NAME_LENGTH:
        return ""
    names = list(known)
    if len(names) > limits.GUESSES:
        names = [one for one in names if one[:1] == name[:1]][: limits.GUESSES]
    found = get_close_matches(name, names, n=1, cutoff=cutoff)
    return found[0] if found else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name, or nothing when none is near."""
    found = nearest(name, known)
    return f'did you mean "{found}"?' if found else ""


def listed(names: Iterable[str], none: str = "none yet") -> str:
    """The first names of a list that may be endless."""
    first = list(islice(names, limits.NAMES_IN_A_HINT + 1))
    if len(first) > limits.NAMES_IN_A_HINT:
        first[-1] = "…"
    return ", ".join(first) or none


def as_text(problem: Problem, path: str) -> str:
    """`path:line:column: severity: message`, and a second line with the hint.

    `path` is the place's path as seen from where the command was started, so that a
    terminal can open it.
    """
    place = problem.place
    line = f"{_shown(path)}:{place.line}:{place.column}: {problem.severity}: {problem.message}"
    return f"{line}\n  hint: {problem.hint}" if problem.hint else line


def as_record(problem: Problem, path: str) -> dict[str, str | int]:
    """The problem as one object of the `--json` list."""
    return {
        "path": _shown(path),
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _shown(text: str) -> str:
    return on_one_line(text, limits.MESSAGE_LENGTH)
