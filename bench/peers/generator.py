"""What is known of a generator: how it wants the made-up guide, and how it is started."""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bench.made_up import Chapter, chapter, name_of, part_name, part_of, plain_body
from bench.tools import PACKAGES, python_environment

Write = Callable[[Path, int], None]  # a guide of so many chapters into a folder


# What stands first in every chapter (bench.made_up.FIRST), also after an edit.
_FIRST = re.compile(r"^This sentence .*$", re.MULTILINE)


class Generator(NamedTuple):
    """One generator. Paths are below its folder, with {part} and {chapter} for their names."""

    name: str
    command: Callable[[Path], tuple[str, ...]]  # raises Missing when it cannot be had
    version: Callable[[], str]
    write: Write
    source: str  # where a chapter is written
    page: str  # where its page must be after a build
    made: tuple[str, ...]  # what a cold build does not find: output and caches
    start: Path = Path()  # where it is started, seen from its folder


class Form(NamedTuple):
    """How a generator wants a chapter."""

    source: str  # its path
    link: str  # the address of another one, as written in a chapter
    matter: str = "---\ntitle: {title}\ndescription: {description}\n---\n"  # above its text


def writer(package: str, form: Form, around: Write = lambda _folder, _chapters: None) -> Write:
    """A function that writes the guide for a generator of `packages/<package>`.

    It copies the folder `site` of that package, adds the chapters, and calls `around` for the files
    that list them.
    """

    def write(folder: Path, chapters: int) -> None:
        shutil.copytree(PACKAGES / package / "site", folder)
        for number in range(1, chapters + 1):
            one = chapter(number, chapters)
            file = folder / path_of(form.source, number)
            file.parent.mkdir(parents=True, exist_ok=True)
            text = plain_body(one, lambda other: path_of(form.link, other))
            file.write_text(_matter(form, one) + text, "utf-8")
        around(folder, chapters)

    return write


def _matter(form: Form, one: Chapter) -> str:
    date = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=one.number)
    return form.matter.format(**one._asdict(), name=one.name, date=f"{date:%Y-%m-%d %H:%M:%S}")


def python_program(package: str, program: str) -> str:
    """A program in the environment of `packages/<package>`.

    Raises:
        Missing: it cannot be had.
    """
    return str(python_environment(package).with_name(program))


def python_version(package: str, distribution: str) -> str:
    """The version of a distribution in the environment of `packages/<package>`.

    Raises:
        Missing: it cannot be had.
    """
    ask = f"from importlib.metadata import version; print(version({distribution!r}))"
    command = [str(python_environment(package)), "-c", ask]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def path_of(pattern: str, number: int) -> str:
    """A path or address of a chapter."""
    return pattern.format(part=part_name(part_of(number)), chapter=name_of(number))


def edit(file: Path, time: int) -> str:
    """Changes the first sentence of a chapter, as an author would; returns the new one."""
    sentence = f"This sentence was changed for the {time}. time."
    text = _FIRST.sub(sentence, file.read_text("utf-8"), count=1)
    file.write_text(text, "utf-8")
    return sentence
