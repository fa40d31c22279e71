"""A guide that is built after everything that happens to it, and each time anew beside that."""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from generator.cli import CACHE, main
from generator.publish import lock
from tests.contract.edits import NAMES, NEW, SETTINGS, THEME, Guide

numbers = st.integers(0, 999)


class Result(NamedTuple):
    """What came of a build."""

    status: int
    problems: str
    printed: str
    files: dict[str, bytes]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in the folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(content: Path, output: Path, *options: str) -> Result:
    printed, told = io.StringIO(), io.StringIO()
    arguments = ["build", "--content", str(content), "--output", str(output), *options]
    with redirect_stdout(printed), redirect_stderr(told):
        status = main(arguments)
    problems = told.getvalue().replace(f"{output}/ is as it was", "").replace("; \n", "\n")
    return Result(status, problems, printed.getvalue(), tree(output))


def interrupt(content: Path, output: Path, calls: int) -> None:
    """A build that Ctrl+C ends when it has called so many functions."""

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls -= event == "call"
        if calls < 0:
            sys.setprofile(None)
            raise KeyboardInterrupt

    opened: list[int] = []  # locks that the end of a process would let go of
    note = partial(_noting, lock._open, opened)
    quiet = redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO())
    with quiet[0], quiet[1], patch.object(lock, "_open", note):
        try:
            sys.setprofile(count)
            main(["build", "--content", str(content), "--output", str(output)])
        except KeyboardInterrupt:
            pass  # before the program could take note of it
        finally:
            sys.setprofile(None)
    for file in opened:
        with suppress(OSError):
            os.close(file)


def _noting(open_: Callable[[Path], int], opened: list[int], folder: Path) -> int:
    opened.append(open_(folder))
    return opened[-1]


class Builds(RuleBasedStateMachine):
    """One guide that is edited and built, another beside it, and a cache that both share."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.guide = Guide(self.root / "content")
        self.other = Guide(self.root / "other content", "The other guide")
        self.cache = self.root / CACHE
        self.older = self.root / "older cache"
        self.output = self.root / "site"
        self.options: dict[str, tuple[str, ...]] = {}
        self.unseen = 0  # changes more before the next build

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    close = teardown

    @invariant()
    def a_build_is_a_clean_build(self) -> None:
        self.unseen -= 1
        if self.unseen < 0:
            self.compare(self.guide, self.output)

    def compare(self, guide: Guide, output: Path) -> None:
        options = [option for chosen in self.options.values() for option in chosen]
        before = tree(output)
        found = build(guide.folder, output, *options)
        clean_output = self.root / "clean"
        shutil.rmtree(clean_output, ignore_errors=True)
        clean = build(guide.folder, clean_output, "--no-cache", *options)
        assert (found.status, found.problems) == (clean.status, clean.problems)
        assert "--json" not in options or found.printed == clean.printed
        assert found.status in (0, 1)
        files = clean.files if clean.status == 0 else before
        assert found.files.keys() == files.keys()
        assert [name for name, data in found.files.items() if data != files[name]] == []
        if found.status == 0:
            self.build_again(found, guide, output, options)

    def build_again(self, last: Result, guide: Guide, output: Path, options: list[str]) -> None:
        """There is nothing to do now, and the build knows it and says what it said."""
        again = build(guide.folder, output, *options)
        assert again._replace(printed=last.printed) == last
        assert again.printed.startswith(last.printed if "--json" in options else "Nothing changed")

    @rule(file=numbers, place=numbers, word=st.sampled_from([b"word", b"another", b"42"]))
    def edit(self, file: int, place: int, word: bytes) -> None:
        self.guide.edit(self.guide.pick(file), place, word)

    @rule(file=numbers, place=numbers)
    def edit_with_the_same_size(self, file: int, place: int) -> None:
        self.guide.edit(self.guide.pick(file), place)

    @rule(file=numbers, place=numbers)
    def edit_with_the_same_size_and_time(self, file: int, place: int) -> None:
        self.guide.edit_unseen(self.guide.pick(file), place)

    @rule(file=numbers)
    def break_or_mend(self, file: int) -> None:
        self.guide.break_or_mend(self.guide.pick(file))

    @rule(file=numbers)
    def touch(self, file: int) -> None:
        self.guide.touch(self.guide.pick(file))

    @rule(file=numbers, name=st.sampled_from(NAMES))
    def move(self, file: int, name: str) -> None:
        self.guide.move(self.guide.pick(file), name)

    @rule(one=numbers, other=numbers)
    def swap(self, one: int, other: int) -> None:
        self.guide.swap(self.guide.pick(one), self.guide.pick(other))

    @rule(file=numbers)
    def take_away(self, file: int) -> None:
        self.guide.take_away(self.guide.pick(file))

    @rule(file=numbers)
    def bring_back(self, file: int) -> None:
        self.guide.bring_back(file)

    @rule(pair=st.sampled_from(NEW))
    def add(self, pair: tuple[str, str]) -> None:
        self.guide.add(*pair)

    @rule(setting=st.sampled_from([(k, form) for k, forms in SETTINGS.items() for form in forms]))
    def set(self, setting: tuple[str, str]) -> None:
        self.guide.set(*setting)

    @rule(file=st.sampled_from([(name, more) for name, forms in THEME.items() for more in forms]))
    def set_theme(self, file: tuple[str, str]) -> None:
        self.guide.set_theme(*file)

    @rule()
    def forget_theme(self) -> None:
        self.guide.forget_theme()

    @rule(is_on=st.booleans())
    def with_drafts(self, is_on: bool) -> None:
        self.options["drafts"] = ("--drafts",) if is_on else ()

    @rule(url=st.sampled_from(["", "https://three.example/"]))
    def with_base_url(self, url: str) -> None:
        self.options["base_url"] = ("--base-url", url) if url else ()

    @rule(jobs=st.sampled_from(["1", "2", "7"]))
    def with_jobs(self, jobs: str) -> None:
        self.options["jobs"] = ("--jobs", jobs)

    @rule(is_on=st.booleans())
    def with_problems_as_json(self, is_on: bool) -> None:
        self.options["json"] = ("--json",) if is_on else ()

    @rule(more=st.integers(1, 3))
    def change_more_before_the_next_build(self, more: int) -> None:
        self.unseen = more

    @rule(calls=st.integers(0, 17), share=st.integers(0, 999))
    def interrupt(self, calls: int, share: int) -> None:
        interrupt(self.guide.folder, self.output, 2**calls * (1000 + share) // 1000)

    @rule()
    def build_the_other_guide(self) -> None:
        self.compare(self.other, self.root / "other site")

    @rule()
    def build_into_the_output_of_the_other(self) -> None:
        self.compare(self.other, self.output)

    @rule()
    def build_into_another_output(self) -> None:
        self.compare(self.guide, self.root / "second site")

    @rule()
    def keep_the_cache(self) -> None:
        shutil.rmtree(self.older, ignore_errors=True)
        if self.cache.exists():
            shutil.copytree(self.cache, self.older)

    @rule()
    def put_the_older_cache_back(self) -> None:
        if self.older.exists():
            shutil.rmtree(self.cache, ignore_errors=True)
            shutil.copytree(self.older, self.cache)

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)

    @rule(file=numbers, place=numbers, bit=st.integers(0, 7), is_cut=st.booleans())
    def damage_the_cache(self, file: int, place: int, bit: int, is_cut: bool) -> None:
        kept = self.guide.files(self.cache)
        if kept:
            path = kept[file % len(kept)]
            data = bytearray(path.read_bytes() or b" ")
            place = place * len(data) // 1000
            data[place] ^= 1 << bit
            path.write_bytes(data[:place] if is_cut else data)

    @rule(file=numbers, how=st.sampled_from(["edit", "unseen", "delete", "replace"]))
    def change_the_output_by_hand(self, file: int, how: str) -> None:
        made = [path for path in self.guide.files(self.output) if path.name[0] != "."]
        if made:
            path = made[file % len(made)]
            if how == "edit":
                path.write_bytes(b"by hand")
            elif how == "unseen":
                self.guide.edit_unseen(path, file)
            elif how == "delete":
                path.unlink()
            else:
                shutil.copy2(made[0 if path == made[-1] else -1], path)
