"""Problems as GitHub shows them on a change: a workflow command for each.

A runner takes any line that begins with "::" for a command, whoever wrote what stands in it. So
what is meant for people stands between a command that has it look for none and one that ends that.
"""

import os
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from generator.problems import Problem, as_text

MOST = 10  # errors, and as many warnings, that GitHub shows of one step

# "%" first: what stands for the others has it.
_IN_MESSAGE = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_IN_PROPERTY = (*_IN_MESSAGE, (":", "%3A"), (",", "%2C"))


def root_of_changes() -> Path:
    """The folder of the repository: paths of a change begin there."""
    return Path(os.environ.get("GITHUB_WORKSPACE") or ".").resolve()


def annotated(problems: Sequence[tuple[Problem, str, str]]) -> Iterator[str]:
    """Lines to print: the problems as text, then a command for each, in the same order.

    With each problem come its path as people are told it, and its path in the repository.
    """
    if not problems:
        return
    texts = [as_text(problem, shown) for problem, shown, _ in problems]
    end = _word_that_is_not_in("\n".join(texts))
    yield from (f"::stop-commands::{end}", *texts, f"::{end}::")
    yield from (_command(problem, path) for problem, _, path in problems)


def _command(problem: Problem, path: str) -> str:
    place = problem.place
    properties = (
        ("file", path),
        ("line", str(place.line)),
        ("col", str(place.column)),
        ("title", problem.code),
    )
    listed = ",".join(f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in properties)
    hint = f"\nhint: {problem.hint}" if problem.hint else ""
    return f"::{problem.severity} {listed}::{_escaped(problem.message + hint, _IN_MESSAGE)}"


def _word_that_is_not_in(text: str) -> str:
    """A name for a text, which nobody could have written into it."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _escaped(text: str, signs: Sequence[tuple[str, str]]) -> str:
    for sign, code in signs:
        text = text.replace(sign, code)
    return text
