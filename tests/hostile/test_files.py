"""Files that a text cannot hold: what has no end, what nobody may read, what is too many."""

import os
import shutil
import stat
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator import limits
from generator.cli import main
from generator.commands.status import Status
from generator.load import load
from generator.problems import as_text
from tests.sites import Site, write_site

NOBODY = 65534
DEEP = 2_000  # more than the depth to which Python calls itself


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_site(Site({}, ""), tmp_path / "content")
    return tmp_path / "content"


def report(content: Path) -> list[str]:
    return [as_text(problem, problem.place.path) for problem in load(content)[1]]


def read_as_nobody(content: Path) -> list[str]:
    """What somebody is told who has no rights of their own; files of ours stay ours."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    return report(content)


def told_to_nobody(content: Path) -> list[str]:
    for folder in (content, *content.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(read_as_nobody, (content,))


def test_a_file_that_nobody_may_read_is_told(content: Path) -> None:
    (content / "guide/01-start.md").chmod(0)
    assert told_to_nobody(content) == [
        "guide/01-start.md:1:1: error: this file cannot be read: permission denied\n"
        "  hint: check its permissions"
    ]


def test_a_folder_that_nobody_may_list_is_told(content: Path) -> None:
    (content / "drawings").chmod(0)
    assert told_to_nobody(content) == [
        "drawings/:1:1: error: this file cannot be read: permission denied\n"
        "  hint: check its permissions"
    ]


def test_a_device_is_not_read(content: Path) -> None:
    try:
        os.mknod(content / "guide/03-x.md", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only an administrator can make a device")
    assert report(content) == [
        "guide/03-x.md:1:1: error: this is not an ordinary file\n  hint: delete it"
    ]


def says_it_has(size: int) -> Callable[[int], SimpleNamespace]:
    return lambda descriptor: SimpleNamespace(st_mode=stat.S_IFREG, st_size=size)


def test_a_file_that_grows_while_it_is_read_is_read_to_the_limit(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content / "guide/03-x.md").write_bytes(b"x" * (limits.SOURCE_BYTES + 9))
    monkeypatch.setattr("generator.load.os.fstat", says_it_has(1))
    assert report(content) == [
        "guide/03-x.md:1:1: error: this file has 262,145 bytes; the limit is 262,144\n"
        "  hint: split it into several files"
    ]


def test_a_file_that_never_ends_is_read_to_the_limit(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = os.open
    monkeypatch.setattr("generator.load.os.open", lambda path, flags: opening("/dev/zero", flags))
    monkeypatch.setattr("generator.load.os.fstat", says_it_has(0))
    assert len(report(content)) == len(load(content)[1]) == 14


def test_a_link_that_changes_after_it_was_judged_is_not_followed(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content.parent / "secret.md").write_text("secret")
    (content / "guide/03-x.md").write_text("x")
    opening = os.open

    def changed(path: Path, flags: int) -> int:
        if path.name == "03-x.md":
            path.unlink()
            path.symlink_to("../../secret.md")
        return opening(path, flags)

    monkeypatch.setattr("generator.load.os.open", changed)
    sources, problems = load(content)
    assert [problem.code for problem in problems] == ["unreadable"]
    assert b"secret" not in b"".join(source.data for source in sources)


def test_a_hundred_thousand_files_are_one_problem(content: Path) -> None:
    folder = content / "guide"
    for number in range(100_000):  # a file has some 65,000 names at the most
        os.link(folder / ("01-start.md" if number % 2 else "02-next.md"), f"{folder}/{number}.md")
    assert report(content) == [
        ".:1:1: error: this folder holds more than 50,000 files\n"
        "  hint: name the folder of the guide alone with --content"
    ]
    shutil.rmtree(folder)


def test_folders_without_end_are_one_problem(content: Path) -> None:
    here = os.getcwd()  # noqa: PTH109  (the path grows beyond what a system takes)
    os.chdir(content)
    for _ in range(DEEP):
        os.mkdir("a")  # noqa: PTH102
        os.chdir("a")
    os.chdir(here)
    assert report(content) == [
        "a/a/a/a/a/a/a/a/a/:1:1: error: folders stand more than 8 deep inside one another\n"
        "  hint: move its files up"
    ]
    command = ["build", "--content", str(content), "--output", str(content.parent / "site")]
    assert main(command) == Status.CONTENT_HAS_ERRORS
    remove_deep(content)


def remove_deep(content: Path) -> None:
    """What no other program may find too deep to remove."""
    here = os.getcwd()  # noqa: PTH109
    os.chdir(content)
    for _ in range(DEEP):
        os.chdir("a")
    for _ in range(DEEP):
        os.chdir("..")
        os.rmdir("a")  # noqa: PTH106
    os.chdir(here)


def test_all_files_together_have_a_limit(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CONTENT_BYTES", 1_000)
    assert report(content) == [
        ".:1:1: error: the files here have more than 1,000 bytes together\n"
        "  hint: make the images smaller"
    ]
