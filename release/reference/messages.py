"""Every message: what it means, and what it looks like in the texts that the tests build."""

import re
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.build import build
from generator.check.editorial import check_words
from generator.problems import Problem, Severity
from generator.settings import Settings
from release.lock import ROOT
from release.reference.markdown import block
from tests.sites import read_site, write_site

WORDS = Path(__file__).with_name("messages.yaml")
FIXTURES = ("tests/errors/*.txt", "tests/editorial/*.txt")
DAY = date(2026, 11, 25)  # on which the texts are built

_SHOWN = 2  # examples of one message
# Signs that no reader has seen, and that would be a mistake in a page too.
_ODD = re.compile(r"&#|\\[ux]")
_VARYING = re.compile(r'"[^"]*"|[\d.,]+')


class Message(NamedTuple):
    """What the reference says of a message."""

    means: str
    severity: str = Severity.ERROR
    says: str = ""
    hint: str = ""


@cache
def groups() -> dict[str, dict[str, Message]]:
    """The file beside this one: pages, and the messages of each."""
    pages = yaml.safe_load(WORDS.read_text("utf-8"))
    return {
        page: {code: Message(**told) for code, told in sorted(entries.items())}
        for page, entries in pages.items()
    }


def messages(group: str) -> str:
    """A section for each message of a page."""
    return "\n".join(_section(code, told) for code, told in groups()[group].items())


def _section(code: str, told: Message) -> str:
    shown = examples().get(code, ())
    severity = shown[0].severity if shown else told.severity
    says = [_said(one.message, one.hint, severity) for one in shown]
    said = block("\n\n".join(says or [_said(told.says, told.hint, severity)]))
    kind = "Error" if severity == Severity.ERROR else "Warning"
    return f"## {code} {{#{code}}}\n\n**{kind}.** {told.means}\n\n{said}"


def _said(message: str, hint: str, severity: str) -> str:
    return f"{severity}: {message}" + (f"\n  hint: {hint}" if hint else "")


@cache
def examples() -> dict[str, tuple[Problem, ...]]:
    """A few problems of each name, by the order of the texts, no two of the same words."""
    found: dict[str, dict[str, Problem]] = {}
    for fixture in sorted(path for pattern in FIXTURES for path in ROOT.glob(pattern)):
        for problem in _problems(fixture):
            if _ODD.search(problem.message):
                continue
            words = _VARYING.sub("", problem.message)
            found.setdefault(problem.code, {}).setdefault(words, problem)
    return {code: tuple(ways.values())[:_SHOWN] for code, ways in found.items()}


def _problems(fixture: Path) -> Iterator[Problem]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_site(read_site(fixture.read_text("utf-8")), folder)
        built = build(Settings(folder, (ROOT,), DAY))
        yield from built.problems
        if built.guide:
            yield from check_words(built.guide, DAY)
