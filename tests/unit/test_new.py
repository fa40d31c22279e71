"""`new` writes whole files or none, over nothing that is there, and says what to type next."""

import errno
import os
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.status import Status
from tests.contract.commands import tree
from tests.sites import read_site, write_site


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the commands are typed."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def guide(here: Path) -> Path:
    """The small guide, in the folder where the commands are typed."""
    write_site(read_site(""), here / "content")
    return here / "content"


def test_a_new_guide_says_what_to_type_next(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "guide", "my guide"]) == 0
    assert "\n  cd 'my guide'\n  steadyground serve\n" in capsys.readouterr().out
    assert [path.name for path in here.iterdir()] == ["my guide"]
    assert os.access(here / "my guide", os.R_OK | os.X_OK)


def test_a_new_guide_can_lie_anywhere(here: Path) -> None:
    assert main(["new", "guide", "deep/er/my-guide"]) == 0
    assert 'title: "My guide"' in (here / "deep/er/my-guide/content/site.yaml").read_text()


def test_an_empty_folder_can_become_a_guide(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "guide", "."]) == 0
    assert (here / "content" / "site.yaml").exists()
    assert "  cd" not in capsys.readouterr().out


@pytest.mark.parametrize("there", ["file", "folder", "dead link"])
def test_a_new_guide_is_written_over_nothing(
    here: Path, there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if there == "file":
        (here / "mine").write_text("words")
    elif there == "folder":
        (here / "mine").mkdir()
        (here / "mine" / ".hidden").write_text("words")
    else:
        (here / "mine").symlink_to("nowhere")
    before = tree(here)
    assert main(["new", "guide", "mine"]) == 2
    assert "error: mine is there already\n  hint: " in capsys.readouterr().err
    assert tree(here) == before


@pytest.mark.parametrize("is_empty_folder", [True, False])
def test_a_guide_that_cannot_be_written_leaves_nothing(
    here: Path, is_empty_folder: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_empty_folder:
        (here / "mine").mkdir()
    writes = Path.write_bytes

    def fill_the_disk(self: Path, data: bytes) -> int:
        if self.name == "faq.md":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return writes(self, data)

    monkeypatch.setattr(Path, "write_bytes", fill_the_disk)
    assert main(["new", "guide", "mine"]) == 3
    assert tree(here) == {}
    assert [path.name for path in here.iterdir()] == ["mine"] * is_empty_folder


def test_a_new_page_says_where_it_is_and_that_it_is_a_draft(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "chapter", "When sleep does not come"]) == 0
    said = capsys.readouterr().out
    (path,) = guide.glob("guide/*-when-sleep-does-not-come.md")
    assert f"Wrote content/guide/{path.name}, a draft" in said
    assert "draft: true" in path.read_text()


def test_a_folder_that_may_not_be_written_is_told_with_a_way_out(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["new", "guide", "mine"]) == 3
    assert (
        "permission denied\n  hint: choose a folder that you may write" in capsys.readouterr().err
    )


def test_words_need_no_quotation_marks(guide: Path) -> None:
    assert main(["new", "technique", "Look", "up"]) == 0
    assert 'title: "Look up"' in (guide / "techniques" / "look-up.md").read_text()


@pytest.mark.parametrize("kind", ["chapter", "technique", "question", "quiz", "exercise"])
def test_nothing_is_written_twice(
    guide: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", kind, "A thing"]) == 0
    before = tree(guide)
    assert main(["new", kind, "A thing"]) == 2
    assert "  hint: " in capsys.readouterr().err
    assert tree(guide) == before


def test_a_file_that_no_guide_reads_is_not_written_over(guide: Path) -> None:
    (guide / "techniques").mkdir(exist_ok=True)
    (guide / "techniques" / "walk.md").symlink_to("/nowhere")
    assert main(["new", "technique", "walk"]) == 2


def test_a_question_that_cannot_be_added_leaves_the_others(
    guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["new", "question", "Is it late?"]) == 0
    before = tree(guide)

    def fail(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))

    monkeypatch.setattr(Path, "replace", fail)
    assert main(["new", "question", "Is it cold?"]) == 3
    assert tree(guide) == before


def test_mistakes_that_are_in_the_way_are_told_as_always(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / "site.yaml").write_text("title: [\n")
    assert main(["new", "chapter", "A thing"]) == 1
    assert capsys.readouterr().err.startswith("content/site.yaml:")


def test_where_there_is_no_guide_a_hint_says_how_to_make_one(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "chapter", "A thing"]) == 2
    assert "steadyground new guide my-guide" in capsys.readouterr().err


def test_the_only_guide_in_a_folder_below_is_used(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "guide", "mine"])
    assert main(["check"]) == 0
    assert "Using mine/content/" in capsys.readouterr().err


def test_of_two_guides_below_one_has_to_be_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "guide", "mine"])
    main(["new", "guide", "other"])
    assert main(["check"]) == 2
    assert "--content mine/content, --content other/content" in capsys.readouterr().err


def test_a_folder_that_was_named_is_the_one_that_is_meant(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new", "guide", "mine"])
    assert main(["check", "--content", "nowhere"]) == 2
    assert "there is no folder nowhere/" in capsys.readouterr().err


def test_a_question_in_other_letters_has_its_place_for_an_anchor(guide: Path) -> None:
    for question in ("هل هذا خطئي؟", "Почему?"):
        assert main(["new", "question", question, "--content", str(guide)]) == Status.FINE
    asked = (guide / "faq.md").read_text("utf-8")
    assert "## هل هذا خطئي؟ {#question-1}" in asked
    assert "## Почему? {#question-2}" in asked


def test_a_file_that_cannot_be_read_is_told_as_what_it_is(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / "site.yaml").write_bytes(b"")
    assert main(["new", "quiz", "Mine", "--content", str(guide)]) == Status.CONTENT_HAS_ERRORS
    assert "this file is empty" in capsys.readouterr().err


def test_somebody_inside_a_guide_is_told_the_way_up(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(guide / "guide")
    assert main(["check"]) == Status.WRONG_USAGE
    assert "you are inside a guide; first type: cd ../.." in capsys.readouterr().err
