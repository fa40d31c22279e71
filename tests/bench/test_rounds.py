"""Generators take turns, and one that cannot go on is left out by name, with a reason."""

import sys
from pathlib import Path

import pytest

from bench.peers.generator import Generator
from bench.rounds import COLD, EDIT, MOST_RUNS, NOTHING, Found, measure
from bench.tools import Missing

# Copies the one chapter to its page, and tells a common file that it did.
COPIES = """
import pathlib, sys
name, made = sys.argv[1], pathlib.Path("page")
with open("../turns", "a") as turns:
    turns.write(f"{name} {'again' if made.exists() else 'cold'}\\n")
made.write_text(pathlib.Path("source").read_text())
"""


def write(folder: Path, chapters: int) -> None:
    del chapters
    folder.mkdir()
    (folder / "source").write_text("This sentence stands first.\n", "utf-8")


def generator(name: str, code: str = COPIES) -> Generator:
    return Generator(
        name=name,
        command=lambda _folder: (sys.executable, "-S", "-c", code, name),
        version=lambda: "1",
        write=write,
        source="source",
        page="page",
        made=("page",),
    )


def found(folder: Path, *generators: Generator) -> Found:
    return measure(generators, 2, folder, lambda _what: None)


def missing(_folder: Path) -> tuple[str, ...]:
    raise Missing("it")


def test_generators_build_in_turn_in_every_situation(tmp_path: Path) -> None:
    found(tmp_path, generator("a"), generator("b"))
    turns = (tmp_path / "turns").read_text("utf-8").splitlines()
    cold, again = ["a cold", "b cold"], ["a again", "b again"]
    assert turns == cold * (1 + MOST_RUNS) + again * (2 * MOST_RUNS)


def test_every_run_counts(tmp_path: Path) -> None:
    (times,) = found(tmp_path, generator("a")).times
    assert {situation: len(runs) for situation, runs in times.seconds.items()} == {
        COLD: MOST_RUNS,
        NOTHING: MOST_RUNS,
        EDIT: MOST_RUNS,
    }


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise SystemExit('no theme')", "it fails: no theme"),
        ("pass", "it fails: it made no page"),
        (
            COPIES.replace("made.write", "made.exists() or made.write"),
            "it fails: its page lacks the new sentence",
        ),
    ],
)
def test_one_that_does_not_do_its_work_is_left_out_and_the_others_go_on(
    code: str, why: str, tmp_path: Path
) -> None:
    result = found(tmp_path, generator("a"), generator("b", code))
    assert [one.generator for one in result.times] == ["a"]
    assert [tuple(one) for one in result.left_out] == [("b", why)]


def test_one_that_cannot_be_had_is_left_out(tmp_path: Path) -> None:
    result = found(tmp_path, generator("a")._replace(command=missing))
    assert [tuple(one) for one in result.left_out] == [("a", "it cannot be had here")]
