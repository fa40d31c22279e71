"""Who waits in a terminal is told how far a build is; nobody else is, and nothing stays behind."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bench.shipped import free_port
from generator import progress
from generator.build import build
from generator.cli import main
from generator.progress_line import ProgressLine, line_of
from generator.settings import Settings
from tests.environment import ROOT
from tests.rebuild.guides import LINKED, PLAIN, replace, write_guide

# As a terminal starts it, but with no patience at all.
STARTER = """
import sys
from generator import progress_line
progress_line.PATIENCE = progress_line.EVERY = 0
from generator.cli import main
sys.exit(main(sys.argv[1:]))
"""

has_terminals = pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals to make here")


class Told:
    """Counts what is told."""

    def __init__(self) -> None:
        self.all: list[tuple[str, int, int]] = []

    def __call__(self, what: str, done: int, whole: int) -> None:
        self.all.append((what, done, whole))

    def of(self, what: str) -> list[tuple[int, int]]:
        return [(done, whole) for name, done, whole in self.all if name == what]


class Clock:
    """Time goes on when a test says so."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def line(out: io.StringIO, clock: Clock) -> ProgressLine:
    return ProgressLine(out, clock)


def test_nothing_is_shown_in_the_first_second(
    line: ProgressLine, out: io.StringIO, clock: Clock
) -> None:
    clock.now = 100.99
    line.tell("making pages", 1, 10)
    line.clear()
    assert out.getvalue() == ""


def test_it_is_shown_after_a_second_and_at_most_ten_times_in_the_next(
    line: ProgressLine, out: io.StringIO, clock: Clock
) -> None:
    for step in range(1000):
        clock.now = 101 + step / 1000
        line.tell("making pages", step, 1000)
    assert 9 <= out.getvalue().count("\r") <= 10


def test_a_shorter_line_covers_the_longer_one_before_it(
    line: ProgressLine, out: io.StringIO, clock: Clock
) -> None:
    for what, whole in (("reading files", 10), ("linking them", 0)):
        clock.now += 2
        line.tell(what, 1, whole)
    assert screen(out.getvalue()) == "linking them ..."


def test_it_leaves_nothing_behind_and_stays_away(
    line: ProgressLine, out: io.StringIO, clock: Clock
) -> None:
    clock.now += 2
    line.tell("reading files", 1, 10)
    assert screen(out.getvalue()) != ""
    line.clear()
    assert screen(out.getvalue()) == ""
    assert out.getvalue().endswith("\r")
    clock.now += 2
    line.tell("reading files", 2, 10)
    assert screen(out.getvalue()) == ""


def test_no_line_is_wider_than_the_terminal(
    line: ProgressLine, out: io.StringIO, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    clock.now += 2
    line.tell("reading files", 12_345, 67_890)
    assert len(out.getvalue().removeprefix("\r")) == 29


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("pages", 0, 8), "[....................] pages: 0 of 8"),
        (("pages", 4, 8), "[##########..........] pages: 4 of 8"),
        (("pages", 1234, 1234), "[####################] pages: 1,234 of 1,234"),
        (("publishing", 0, 0), "publishing ..."),
    ],
)
def test_the_bar_is_as_full_as_the_numbers_say(told: tuple[str, int, int], said: str) -> None:
    assert line_of(*told) == said


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_guide(tmp_path, 60)


def screen(text: str) -> str:
    """What a terminal shows of a text: after "\\r" a line is written over."""
    rows = []
    for line in text.replace("\r\n", "\n").split("\n"):
        row = ""
        for piece in line.split("\r"):
            row = piece + row[len(piece) :]
        rows.append(row.rstrip())
    return "\n".join(rows)


class Running(NamedTuple):
    """A command whose standard output and error are a terminal."""

    process: subprocess.Popen[bytes]
    terminal: int

    def until(self, words: str) -> str:
        """All that comes, up to these words."""
        said = ""
        while words not in said:
            said += os.read(self.terminal, 65536).decode()
        return said

    def whole(self) -> str:
        """All that comes until it ends."""
        said = b""
        with suppress(OSError):  # Linux says so when nobody can write any more
            while piece := os.read(self.terminal, 65536):
                said += piece
        return said.decode()


@contextmanager
def running_in_terminal(*arguments: str, **options: Any) -> Iterator[Running]:
    """A command in a terminal, ended at the end."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": options.pop("term", "xterm"), "COLUMNS": "80"}
    streams = {"stdout": theirs, "stderr": theirs, "env": environment, **options}
    process = subprocess.Popen([sys.executable, "-c", STARTER, *arguments], cwd=ROOT, **streams)
    os.close(theirs)
    try:
        yield Running(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def run_in_terminal(*arguments: str, term: str = "xterm") -> tuple[int, str]:
    """The status of a command, and all that came to the terminal on its standard error."""
    with running_in_terminal(*arguments, term=term, stdout=subprocess.DEVNULL) as running:
        said = running.whole()
        return running.process.wait(), said


def build_in_terminal(content: Path, *options: str, term: str = "xterm") -> tuple[int, str]:
    places = ("--content", str(content), "--output", str(content.parent / "site"))
    return run_in_terminal("build", *places, *options, term=term)


@has_terminals
@pytest.mark.parametrize("options", [(), ("--no-cache",), ("--jobs", "2")])
def test_a_build_in_a_terminal_shows_how_far_it_is_and_clears_that_away(
    content: Path, options: tuple[str, ...]
) -> None:
    status, said = build_in_terminal(content, *options)
    assert status == 0
    for what in (progress.READING, progress.LINKING, progress.MAKING):
        assert what in said
    assert screen(said) == ""


@has_terminals
def test_problems_are_told_on_lines_of_their_own(content: Path) -> None:
    replace(content / LINKED, "A sentence", "[A](nowhere.md) sentence")
    status, said = build_in_terminal(content)
    assert status == 1
    assert progress.READING in said
    first, *_, last = screen(said).splitlines()
    assert first.endswith(f'{LINKED}:12:1: error: no page "guide/nowhere.md"')
    assert last == "1 error, nothing built"


@has_terminals
def test_a_preview_shows_how_far_its_first_build_is_and_no_other(content: Path) -> None:
    """Those after it are told by the page itself."""
    port = str(free_port())
    with running_in_terminal("serve", "--content", str(content), "--port", port) as running:
        first = running.until("every change")
        assert progress.READING in first
        assert screen(first).splitlines()[0] == "Built, no problems"
        replace(content / LINKED, "A sentence", "Another sentence")
        assert progress.READING not in running.until("Built, no problems")


@has_terminals
def test_a_check_in_a_terminal_shows_how_far_it_is(content: Path) -> None:
    status, said = run_in_terminal("check", "--content", str(content))
    assert status == 0
    assert progress.CHECKING in said
    assert "[#" not in screen(said)


@has_terminals
@pytest.mark.parametrize(("options", "term"), [(("--json",), "xterm"), ((), "dumb")])
def test_nothing_is_shown_to_a_program_or_in_a_terminal_that_cannot(
    content: Path, options: tuple[str, ...], term: str
) -> None:
    assert build_in_terminal(content, *options, term=term) == (0, "")


def test_nothing_comes_into_a_file(content: Path) -> None:
    places = ["--content", str(content), "--output", str(content.parent / "site")]
    run = subprocess.run(
        [sys.executable, "-c", STARTER, "build", *places],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    assert "\r" not in run.stdout


def files_in(content: Path) -> int:
    return sum(path.suffix in (".md", ".yaml") for path in content.rglob("*"))


def test_every_file_and_every_page_is_counted_once(content: Path) -> None:
    told = Told()
    built = build(Settings(content, (ROOT,), date(2026, 11, 25), tell=told))
    assert built.guide is not None
    files, pages = files_in(content), len(built.guide.addresses)
    assert told.of(progress.READING) == [(number, files) for number in range(1, files + 1)]
    assert told.of(progress.MAKING) == [(number, pages) for number in range(1, pages + 1)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_file_and_every_page_is_counted_once_where_some_are_kept(
    content: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    told = Told()
    monkeypatch.setattr("generator.commands.build.showing_progress", lambda *_: nullcontext(told))
    places = ["--content", str(content), "--output", str(content.parent / "site")]
    files, counts = files_in(content), set()
    for title in ("title: A guide", "title: Another guide", "title: Another guide, again"):
        told.all.clear()
        assert main(["build", *places, "--jobs", jobs]) == 0
        made = told.of(progress.MAKING)
        counts.add(made[-1][1])
        assert told.of(progress.READING) == [(number, files) for number in range(1, files + 1)]
        assert made == [(number, made[-1][1]) for number in range(1, len(made) + 1)]
        assert len(made) == made[-1][1]
        path = content / PLAIN
        path.write_text(re.sub("^title: .*", title, path.read_text("utf-8"), flags=re.M), "utf-8")
    assert len(counts) == 1
