"""What is wrong, where, and what to do: the one form in which every stage reports."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """Errors stop a build; warnings never do."""

    ERROR = "error"
    WARNING = "warning"


class Place(msgspec.Struct, frozen=True, order=True):
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


# What breaks a line, turns the direction of text, moves a terminal's cursor or is no character.
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000\ue001]"
)
_LONGEST = 1000  # characters of a message, which may name things of any length


class Problem(msgspec.Struct, frozen=True):
    """One mistake and the way out of it.

    A message quotes what a file holds, and that may be anything: what cannot be shown on one
    line of a terminal stands as "�".
    """

    place: Place
    code: str  # a stable name, such as "broken-link"
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "message", _shown(self.message))
        msgspec.structs.force_setattr(self, "hint", _shown(self.hint))


def _shown(words: str) -> str:
    words = _UNSHOWN.sub("�", words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place, each once; of two that differ in their hints alone, one."""
    ordered = sorted(problems, key=lambda p: (p.place, p.code, p.message, p.hint))
    once = {(p.place, p.code, p.message): p for p in ordered}
    return tuple(once.values())


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name, or nothing when none is near."""
    nearest = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f'did you mean "{nearest[0]}"?' if nearest else ""


def as_text(problem: Problem, path: str) -> str:
    """`path:line:column: severity: message`, and a second line with the hint.

    `path` is the place's path as seen from where the command was started, so that a
    terminal can open it.
    """
    place = problem.place
    line = f"{path}:{place.line}:{place.column}: {problem.severity}: {problem.message}"
    return f"{line}\n  hint: {problem.hint}" if problem.hint else line


def as_record(problem: Problem, path: str) -> dict[str, str | int]:
    """The problem as one object of the `--json` list."""
    return {
        "path": path,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
