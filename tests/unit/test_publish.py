"""The site is swapped in whole; folders that are not ours are refused."""

from pathlib import Path

import pytest

from generator.publish import LISTING, publish, refuse
from generator.render.output import Output

FIRST = [Output("index.html", b"one"), Output("guide/a.html", b"a")]
SECOND = [Output("index.html", b"two"), Output("guide/b.html", b"b")]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LISTING
    }


def test_after_a_build_only_its_own_files_are_there(tmp_path: Path) -> None:
    for outputs in (FIRST, SECOND):
        publish(outputs, tmp_path / "site")
        assert files(tmp_path / "site") == {output.address: output.data for output in outputs}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_when_the_swap_fails_the_old_site_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish(FIRST, site)
    rename, calls = Path.rename, list[Path]()

    def second_fails(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == 2:
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(OSError, match="no"):
        publish(SECOND, site)
    assert files(site) == {output.address: output.data for output in FIRST}


def test_a_full_disk_leaves_the_old_site_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish(FIRST, site)

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="space"):
        publish(SECOND, site)
    assert files(site) == {output.address: output.data for output in FIRST}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_listing_names_every_file_but_itself(tmp_path: Path) -> None:
    publish(FIRST, tmp_path / "site")
    assert (tmp_path / "site" / LISTING).read_text() == "guide/a.html\nindex.html\n"


def test_a_site_may_be_read_by_a_server_of_another_user(tmp_path: Path) -> None:
    publish(FIRST, tmp_path / "site")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_a_damaged_listing_makes_every_file_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    site = tmp_path / "site"
    publish(FIRST, site)
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
    publish(FIRST, site)
    (site / "guide" / "more").symlink_to(tmp_path / "elsewhere")
    assert '"guide/more"' in refusal(site, tmp_path / "content")


def test_a_folder_an_earlier_build_made_is_taken(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    publish(FIRST, tmp_path / "site")
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
    publish(FIRST, site)
    (site / "guide" / "mine.txt").write_text("mine")
    assert '"guide/mine.txt"' in refusal(site, tmp_path / "content")
