"""The site is swapped in whole; folders and files that are not ours are left alone."""

import errno
import os
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.publish import publish, staging
from generator.publish.listing import LISTING
from generator.publish.refusal import refuse
from generator.publish.swap import put_in_place
from generator.render.output import Output
from generator.settings import stage_of

FIRST = [Output("index.html", b"one"), Output("guide/a.html", b"a")]
SECOND = [Output("index.html", b"two"), Output("guide/b.html", b"b")]


def put(outputs: list[Output], output: Path) -> tuple[Problem, ...]:
    """Publishes as a build does."""
    with staging(output, no_wait) as stage:
        return publish(outputs, stage)


def no_wait() -> None:
    pytest.fail("nobody else is building")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LISTING
    }


def as_files(outputs: list[Output]) -> dict[str, bytes]:
    return {output.address: output.data for output in outputs}


@pytest.mark.parametrize("has_exchange", [True, False])
def test_after_a_build_only_its_own_files_are_there(
    tmp_path: Path, has_exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_exchange:
        monkeypatch.setattr("generator.publish.swap._exchange_call", lambda: None)
    for outputs in (FIRST, SECOND):
        assert put(outputs, tmp_path / "site") == ()
        assert files(tmp_path / "site") == as_files(outputs)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_at_no_moment_of_an_exchange_is_there_no_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has one, nothing is renamed away first."""
    put(FIRST, tmp_path / "site")
    monkeypatch.setattr("generator.publish.swap._rename_both", no_wait)
    put(SECOND, tmp_path / "site")


def test_the_listing_names_every_file_but_itself(tmp_path: Path) -> None:
    put(FIRST, tmp_path / "site")
    assert (tmp_path / "site" / LISTING).read_text() == "guide/a.html\nindex.html\n"


def test_a_site_may_be_read_by_a_server_of_another_user(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        put(FIRST, tmp_path / "site")
    finally:
        os.umask(mask)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site" / "index.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("address", ["../x.html", "/x.html", "a/../../x.html", "a\\..\\x", ""])
def test_an_address_that_leaves_the_site_is_never_written(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        put([Output(address, b"x")], tmp_path / "site")
    assert not list(tmp_path.rglob("x*"))


def test_a_damaged_listing_makes_every_file_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = tmp_path / "site"
    put(FIRST, site)
    (site / LISTING).write_bytes(b"\xff\xfe")
    assert "no build made" in refusal(site, tmp_path / "content")


def test_the_folder_of_the_command_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "site" / "guide").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site" / "guide")
    for folder in (Path(), Path() / ".."):
        assert "the folder you are in" in refusal(folder, tmp_path / "content")


def test_a_link_in_the_place_of_a_folder_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to("elsewhere")
    assert "not a folder" in refusal(tmp_path / "site", tmp_path / "content")
    site = tmp_path / "real"
    put(FIRST, site)
    (site / "guide" / "more").symlink_to(tmp_path / "elsewhere")
    assert '"guide/more"' in refusal(site, tmp_path / "content")


def test_a_folder_an_earlier_build_made_is_taken(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    put(FIRST, tmp_path / "site")
    assert refuse(tmp_path / "site", tmp_path / "content", []) is None


def refusal(output: Path, content: Path) -> str:
    problem = refuse(output, content, [content.parent / "templates"])
    assert problem is not None
    return problem.message


def test_folders_that_hold_anything_else_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = tmp_path / "guide"
    content = guide / "content"
    content.mkdir(parents=True)
    for folder in (content, content / "site", guide, guide / "templates"):
        assert "the guide's own files" in refusal(folder, content)
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert "repository" in refusal(tmp_path / "repository", content)
    (tmp_path / "home" / "me").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "me"))
    assert "home folder" in refusal(tmp_path / "home" / "me", content)
    assert "home folder" in refusal(tmp_path / "home", content)
    (tmp_path / "file").write_text("x")
    assert "not a folder" in refusal(tmp_path / "file", content)


def test_a_file_that_no_build_made_is_never_lost(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = tmp_path / "site"
    put(FIRST, site)
    (site / "guide" / "mine.txt").write_text("mine")
    assert '"guide/mine.txt"' in refusal(site, tmp_path / "content")


def test_a_file_that_comes_during_a_build_stops_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(FIRST, site)
    with staging(site, no_wait) as stage:
        (site / "mine.txt").write_text("mine")
        (problem,) = publish(SECOND, stage)
    assert problem.code == "output-refused"
    assert files(site) == {**as_files(FIRST), "mine.txt": b"mine"}
    assert not stage_of(site).exists()


def test_a_file_that_comes_at_the_last_moment_is_kept_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    put(FIRST, site)

    def put_late(new: Path, output: Path, before: Path) -> None:
        (output / "mine.txt").write_text("mine")
        put_in_place(new, output, before)

    monkeypatch.setattr("generator.publish.tree.put_in_place", put_late)
    (problem,) = put(SECOND, site)
    assert (problem.code, problem.severity) == ("old-site-left", "warning")
    assert files(site) == as_files(SECOND)
    assert files(stage_of(site)) == {"new/mine.txt": b"mine"}
    with pytest.raises(FileExistsError, match="no build made"):
        put(FIRST, site)
    assert files(stage_of(site)) == {"new/mine.txt": b"mine"}


def test_an_old_site_that_cannot_be_removed_is_told_and_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    put(FIRST, site)
    unlink = Path.unlink

    def refuses(self: Path, missing_ok: bool = False) -> None:
        if self.name == "a.html":
            raise OSError(errno.EACCES, "Permission denied", str(self))
        unlink(self, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuses)
        (problem,) = put(SECOND, site)
    assert "permission denied" in problem.message
    assert files(site) == as_files(SECOND)
    assert put(FIRST, site) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["", "lock", "new", "before"])
def test_a_link_where_a_build_works_is_never_followed(tmp_path: Path, name: str) -> None:
    """A stranger's change to a guide may bring such a link along."""
    elsewhere, site = tmp_path / "elsewhere", tmp_path / "site"
    put(FIRST, site)
    put(FIRST, elsewhere)  # it even looks like one of ours
    link = stage_of(site) / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere)
    with pytest.raises(OSError, match=r"link|no build made|symbolic"):
        put(SECOND, site)
    assert files(elsewhere) == files(site) == as_files(FIRST)
