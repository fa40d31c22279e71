"""A spare may be old, damaged or somebody else's: what comes of it is the same site."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish import begin, staging
from generator.publish.listing import LISTING, UNFINISHED
from generator.publish.spare import spare_of
from generator.settings import stage_of
from tests.publishing.edits import edit, files, no_wait

FIRST = {"index.html": b"one", "guide/a.html": b"a", "guide/b.html": b"b"}


def listed(spare: Path, address: str, data: bytes) -> None:
    """Puts a file into a spare as if a build had made it."""
    (spare / address).parent.mkdir(parents=True, exist_ok=True)
    (spare / address).write_bytes(data)
    with (spare / LISTING).open("a") as listing:
        listing.write(f"{address}\n")


def lost(spare: Path) -> None:
    (spare / "guide/a.html").unlink()


def older(spare: Path) -> None:
    lost(spare)
    (spare / "guide/a.html").write_bytes(b"older")


def more(spare: Path) -> None:
    listed(spare, "guide/c.html", b"c")
    listed(spare, "far/away/d.html", b"d")


def empty_folders(spare: Path) -> None:
    (spare / "empty/inside").mkdir(parents=True)
    (spare / "guide/a.html").unlink()
    (spare / "guide/a.html").mkdir()


def folder_for_a_file(spare: Path) -> None:
    lost(spare)
    listed(spare, "guide/a.html/b.html", b"b")


def file_for_a_folder(spare: Path) -> None:
    for path in ("guide/a.html", "guide/b.html"):
        (spare / path).unlink()
    (spare / "guide").rmdir()
    listed(spare, "guide", b"guide")


def other_case(spare: Path) -> None:
    (spare / "guide").rename(spare / "Guide")
    (spare / LISTING).write_text("Guide/a.html\nGuide/b.html\nindex.html\n")


def link_to_a_folder(spare: Path) -> None:
    outside = spare.parent.parent / "outside"
    (spare / "guide").rename(spare.parent / "guide")
    (spare / "guide").symlink_to(outside)
    with (spare / LISTING).open("a") as listing:
        listing.write("guide\nguide/a.html\n")


def link_to_a_file(spare: Path) -> None:
    (spare / "index.html").unlink()
    (spare / "index.html").symlink_to(spare.parent.parent / "outside/a.html")


def words_that_lead_out(spare: Path) -> None:
    text = f"../../outside/a.html\n{spare.parent.parent}/outside/a.html\n\0\n/\n\n..\n"
    (spare / LISTING).write_text((spare / LISTING).read_text() + text)


def list_half_written(spare: Path) -> None:
    (spare / UNFINISHED).write_bytes(b"guide/a.ht")


def litter(spare: Path) -> None:
    (spare / "guide/.DS_Store").write_bytes(b"")


# What somebody has in it, or nobody can tell: that is left alone.
def a_file_of_others(spare: Path) -> None:
    (spare / "guide/mine.txt").write_bytes(b"mine")


def no_list(spare: Path) -> None:
    (spare / LISTING).unlink()


def list_of_no_text(spare: Path) -> None:
    (spare / LISTING).write_bytes(b"\xff\xfe\0")


def list_behind_a_link(spare: Path) -> None:
    (spare / LISTING).rename(spare.parent / "list")
    (spare / LISTING).symlink_to(spare.parent / "list")


def a_link(spare: Path) -> None:
    spare.rename(spare.parent / "real")
    spare.symlink_to(spare.parent / "real")


def a_file(spare: Path) -> None:
    spare.rename(spare.parent / "real")
    spare.write_bytes(b"mine")


OURS: tuple[Callable[[Path], None], ...]
OURS = (lost, older, more, empty_folders, folder_for_a_file, file_for_a_folder, other_case)
OURS += (link_to_a_folder, link_to_a_file, words_that_lead_out, list_half_written, litter)
OTHERS = (a_file_of_others, no_list, list_of_no_text, list_behind_a_link, a_link, a_file)


@pytest.mark.parametrize("kept", [(), ("guide/a.html", "guide/b.html"), FIRST])
@pytest.mark.parametrize("damage", OURS + OTHERS)
def test_the_site_is_that_of_a_clean_build_and_nothing_outside_is_touched(
    tmp_path: Path, damage: Callable[[Path], None], kept: tuple[str, ...]
) -> None:
    spare = tmp_path / "cache/spare"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.html").write_bytes(b"outside")
    edit(tmp_path, FIRST)
    damage(spare)
    before = files(spare)
    assert edit(tmp_path, {name: FIRST[name] for name in FIRST.keys() - set(kept)}, kept) == ()
    assert files(tmp_path / "site") == FIRST
    site = tmp_path / "site"
    assert [path for path in (site, *site.rglob("*")) if path.is_symlink()] == []
    assert {path.name for path in (tmp_path / "site").iterdir()} == {LISTING, "guide", "index.html"}
    assert files(tmp_path / "outside") == {"a.html": b"outside"}
    assert (files(spare) == before) == (damage in OTHERS or before == FIRST)
    assert not stage_of(tmp_path / "site").exists()


def test_what_a_disk_takes_for_the_same_name_is_gone_before_a_page_is_written(
    tmp_path: Path,
) -> None:
    """Else the old name would be removed later, and the new page with it."""
    edit(tmp_path, FIRST)
    other_case(tmp_path / "cache/spare")
    with staging(tmp_path / "site", no_wait, tmp_path / "cache/spare") as stage:
        tree = begin(stage)
        tree.expect(["guide/A.html"])
        assert sorted(files(tree.folder)) == ["index.html"]
        assert not (tree.folder / "Guide").exists()
        tree.abandon()


def test_a_spare_that_may_not_be_changed_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(tmp_path, FIRST)
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("guide/"))
    edit(tmp_path, {"index.html": b"two"}, ["guide/a.html"])
    assert files(tmp_path / "cache/spare") == FIRST
    assert files(tmp_path / "site") == {"index.html": b"two", "guide/a.html": b"a"}


def test_what_a_killed_build_left_is_the_next_spare(tmp_path: Path) -> None:
    edit(tmp_path, FIRST)
    left = stage_of(tmp_path / "site")
    left.mkdir()
    (tmp_path / "cache/spare").rename(left / "new")
    with staging(tmp_path / "site", no_wait, tmp_path / "cache/spare"):
        assert not (left / "new").exists()
        assert files(tmp_path / "cache/spare") == FIRST


def test_each_output_has_a_spare_of_its_own(tmp_path: Path) -> None:
    one, other = (spare_of(tmp_path / name, tmp_path / "cache") for name in ("one", "other"))
    assert one != other
    assert one.parent == other.parent == tmp_path / "cache"


def test_the_spare_of_another_output_is_as_good(tmp_path: Path) -> None:
    for name, site in (("one", FIRST), ("other", {"index.html": b"other", "x/y.html": b"y"})):
        (tmp_path / name).mkdir()
        edit(tmp_path / name, site)
    (tmp_path / "one/cache/spare").rename(tmp_path / "one/cache/old")
    (tmp_path / "other/cache/spare").rename(tmp_path / "one/cache/spare")
    assert edit(tmp_path / "one", {"index.html": b"one"}, ["guide/a.html", "guide/b.html"]) == ()
    assert files(tmp_path / "one/site") == FIRST
