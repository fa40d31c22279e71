"""Only ordinary files inside the content folder are read, and each of them once."""

import os
from pathlib import Path

import pytest

from generator.load import SourceFile, load


def loaded(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    sources, problems = load(folder)
    return [source.path for source in sources], [(p.place.path, p.code) for p in problems]


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_sources_come_by_path_whatever_order_the_disk_has(tmp_path: Path) -> None:
    write(tmp_path, "pages/b.md", "site.yaml", "guide/02-b.md", "guide/01-a.md", "drawings/a.svg")
    assert loaded(tmp_path) == (
        ["drawings/a.svg", "guide/01-a.md", "guide/02-b.md", "pages/b.md", "site.yaml"],
        [],
    )


def test_hidden_files_and_copies_of_editors_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".git/config", "guide/.x.md", "guide/01-a.md~", "guide/01-a.md.bak", "a.swp")
    assert loaded(tmp_path) == ([], [])


def test_a_digest_tells_different_bytes_apart(tmp_path: Path) -> None:
    write(tmp_path, "guide/01-a.md", "guide/02-b.md")
    (one, two), _ = load(tmp_path)
    assert one.digest == two.digest
    (tmp_path / "guide/02-b.md").write_text("y")
    (_, two), _ = load(tmp_path)
    assert one.digest != two.digest


def test_a_link_inside_the_folder_is_followed_and_one_out_of_it_is_not(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write(content, "guide/01-a.md")
    (tmp_path / "secret.md").write_text("secret")
    (content / "guide/02-b.md").symlink_to("01-a.md")
    (content / "guide/03-c.md").symlink_to("../../secret.md")
    (content / "guide/04-d.md").symlink_to("04-d.md")
    assert loaded(content) == (
        ["guide/01-a.md", "guide/02-b.md"],
        [("guide/03-c.md", "link-leaves-content"), ("guide/04-d.md", "dead-link")],
    )


def test_a_content_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path / "real", "guide/01-a.md")
    (tmp_path / "content").symlink_to("real")
    assert loaded(tmp_path / "content") == (["guide/01-a.md"], [])


@pytest.mark.parametrize("name", [b"guide/a\nb.md", b"guide/\xff.md", b"guide/\x1b[2J.md"])
def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "guide").mkdir()
    path = os.fsencode(tmp_path) + b"/" + name
    try:
        Path(os.fsdecode(path)).write_text("x")
    except OSError:
        pytest.skip("this disk takes no such name")
    sources, problems = load(tmp_path)
    assert sources == ()
    assert [p.code for p in problems] == ["bad-file-name"]
    assert problems[0].place.path.isprintable()


def test_a_file_that_cannot_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "guide/01-a.md")

    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    (problem,) = load(tmp_path)[1]
    assert problem.code == "unreadable"
    assert problem.message == "this file cannot be read: permission denied"


def test_a_photograph_is_no_text() -> None:
    assert not SourceFile("drawings/a.jpg", b"", "").is_text
    assert SourceFile("guide/01-a.md", b"", "").is_text
