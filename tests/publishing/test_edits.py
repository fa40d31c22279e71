"""An edit touches what has changed, and no more; what is there then is what a clean build makes."""

import errno
import os
import random
import sys
from pathlib import Path

import pytest

from generator.publish import begin, flush, publish, staging, tree, write_output
from generator.publish.listing import LISTING
from generator.publish.refusal import refuse_foreign
from generator.publish.swap import put_in_place
from generator.render.output import Output
from generator.settings import stage_of
from tests.publishing import operations
from tests.publishing.edited import EditedWorld
from tests.publishing.edits import edit, files, no_wait, numbers
from tests.publishing.world import World

FIRST = {"index.html": b"one", "guide/a.html": b"a", "guide/b.html": b"b"}


def test_what_is_kept_stays_the_very_file_and_what_changed_is_a_new_one(tmp_path: Path) -> None:
    edit(tmp_path, FIRST)
    for data in (b"two", b"three"):
        before = numbers(tmp_path / "site")
        assert edit(tmp_path, {"index.html": data}, ["guide/a.html", "guide/b.html"]) == ()
        assert files(tmp_path / "site") == FIRST | {"index.html": data}
        after = numbers(tmp_path / "site")
        assert [address for address in FIRST if after[address] != before[address]] == ["index.html"]


def test_the_site_before_is_the_spare_and_nothing_else_is_left(tmp_path: Path) -> None:
    edit(tmp_path, FIRST)
    edit(tmp_path, {"index.html": b"two"}, ["guide/a.html"])
    assert files(tmp_path / "cache/spare") == FIRST
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "site"]


def test_what_is_neither_written_nor_kept_goes_and_so_do_empty_folders(tmp_path: Path) -> None:
    edit(tmp_path, FIRST)
    for _ in range(2):
        edit(tmp_path, {}, ["index.html"])
        assert [path.name for path in sorted((tmp_path / "site").iterdir())] == [
            LISTING,
            "index.html",
        ]
        assert (tmp_path / "site" / LISTING).read_text() == "index.html\n"


def test_a_page_that_somebody_wrote_into_gets_a_new_file(tmp_path: Path) -> None:
    """The spare has the same file, and a reader may still hold it."""
    edit(tmp_path, FIRST)
    edit(tmp_path, {"index.html": b"two"}, ["guide/a.html", "guide/b.html"])
    page = tmp_path / "site/guide/a.html"
    page.write_bytes(b"edited in place")
    number = page.stat().st_ino
    edit(tmp_path, {"guide/a.html": b"a"}, ["index.html", "guide/b.html"])
    assert page.stat().st_ino != number
    assert files(tmp_path / "site") == FIRST | {"index.html": b"two"}
    assert (tmp_path / "cache/spare/guide/a.html").read_bytes() == b"edited in place"


def test_a_file_with_another_name_elsewhere_is_never_written_through(tmp_path: Path) -> None:
    write_output(tmp_path, "a.html", b"one")
    (tmp_path / "other").hardlink_to(tmp_path / "a.html")
    write_output(tmp_path, "a.html", b"two")
    assert ((tmp_path / "other").read_bytes(), (tmp_path / "a.html").read_bytes()) == (
        b"one",
        b"two",
    )


def test_of_a_page_that_was_expected_and_not_written_the_old_one_is_not_published(
    tmp_path: Path,
) -> None:
    edit(tmp_path, FIRST)
    with staging(tmp_path / "site", no_wait, tmp_path / "cache/spare") as stage:
        new = begin(stage)
        new.expect(["index.html"])
        with pytest.raises(FileNotFoundError, match=r"index\.html"):
            new.publish(["guide/a.html"])
        new.abandon()
    assert files(tmp_path / "site") == FIRST


@pytest.mark.parametrize("is_link", [True, False])
def test_what_is_no_file_of_the_site_cannot_be_kept(tmp_path: Path, is_link: bool) -> None:
    edit(tmp_path, FIRST)
    page = tmp_path / "site/guide/a.html"
    page.unlink()
    if is_link:
        page.symlink_to("b.html")
    with pytest.raises(FileNotFoundError, match=r"a\.html"):
        edit(tmp_path, {"index.html": b"two"}, ["guide/a.html"])
    assert (tmp_path / "site/index.html").read_bytes() == b"one"
    assert not stage_of(tmp_path / "site").exists()


@pytest.mark.parametrize("number", [errno.EPERM, errno.EMLINK, errno.ENOTSUP])
def test_where_files_have_one_name_only_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuses(source: str, target: str) -> None:
        raise OSError(number, os.strerror(number), source)

    monkeypatch.setattr(os, "link", refuses)
    edit(tmp_path, FIRST)
    for data in (b"two", b"three"):
        edit(tmp_path, {"index.html": data}, ["guide/a.html", "guide/b.html"])
        assert files(tmp_path / "site") == FIRST | {"index.html": data}


def test_without_a_cache_what_is_kept_is_linked_and_the_old_site_is_cleared(tmp_path: Path) -> None:
    edit(tmp_path, FIRST, spare=None)
    before = numbers(tmp_path / "site")
    edit(tmp_path, {"index.html": b"two"}, ["guide/a.html"], spare=None)
    assert files(tmp_path / "site") == {"index.html": b"two", "guide/a.html": b"a"}
    assert numbers(tmp_path / "site")["guide/a.html"] == before["guide/a.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_cache_on_another_disk_has_no_spare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuses(self: Path, target: Path) -> Path:
        if "spare" in (self.name, target.name):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuses)
    for data in (b"two", b"three"):
        assert edit(tmp_path, FIRST | {"index.html": data}) == ()
    assert files(tmp_path / "site") == FIRST | {"index.html": b"three"}
    assert not stage_of(tmp_path / "site").exists()


@pytest.mark.parametrize("spare", ["site", "site/spare", "."])
def test_no_spare_is_put_into_the_site_or_around_it(tmp_path: Path, spare: str) -> None:
    for data in (b"two", b"three"):
        assert edit(tmp_path, FIRST | {"index.html": data}, spare=spare) == ()
        assert files(tmp_path / "site") == FIRST | {"index.html": data}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_given_up_changes_nothing_and_is_a_spare_again(tmp_path: Path) -> None:
    edit(tmp_path, FIRST)
    for spare in (tmp_path / "cache/spare", None):
        with staging(tmp_path / "site", no_wait, spare) as stage:
            new = begin(stage)
            new.expect(["index.html", "new.html"])
            write_output(new.folder, "new.html", b"half")
            new.abandon()
            assert not new.folder.exists()
        assert files(tmp_path / "site") == FIRST
        assert not stage.folder.exists()
    assert sorted(files(tmp_path / "cache/spare")) == ["guide/a.html", "guide/b.html", "new.html"]
    edit(tmp_path, {"index.html": b"two"}, ["guide/a.html"])
    assert files(tmp_path / "site") == {"index.html": b"two", "guide/a.html": b"a"}


def test_a_file_that_comes_during_an_edit_stops_it_and_the_tree_is_a_spare_again(
    tmp_path: Path,
) -> None:
    edit(tmp_path, FIRST)
    (tmp_path / "site/mine.txt").write_bytes(b"mine")
    (problem,) = edit(tmp_path, {"index.html": b"two"})
    assert problem.code == "output-refused"
    assert files(tmp_path / "site") == FIRST | {"mine.txt": b"mine"}
    assert (tmp_path / "cache/spare").is_dir()
    assert not stage_of(tmp_path / "site").exists()


def test_a_file_that_comes_at_the_last_moment_is_not_hidden_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(tmp_path, FIRST)

    def put_late(new: Path, output: Path, before: Path) -> None:
        (output / "guide" / "mine.txt").write_bytes(b"mine")
        put_in_place(new, output, before)

    monkeypatch.setattr(tree, "put_in_place", put_late)
    (problem,) = edit(tmp_path, {"index.html": b"two"})
    assert problem.code == "old-site-left"
    assert files(stage_of(tmp_path / "site")) == {"new/guide/mine.txt": b"mine"}
    assert not (tmp_path / "cache/spare").exists()


@pytest.mark.parametrize("has_sync", [True, False])
def test_all_of_an_edit_is_on_the_disk_before_the_sites_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_sync: bool
) -> None:
    edit(tmp_path, FIRST)
    new, done = stage_of(tmp_path / "site") / "new", list[str]()

    def sync(folder: Path) -> bool:
        done.append("all")
        return has_sync

    def flushed(path: Path, mode: int = 0) -> None:
        if path.is_relative_to(new):
            done.append(path.relative_to(new).as_posix())

    def exchanged(one: Path, other: Path, before: Path) -> None:
        done.append("exchange")
        put_in_place(one, other, before)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(flush, "_sync_file_system", sync)
    monkeypatch.setattr(flush, "flush", flushed)
    monkeypatch.setattr(tree, "put_in_place", exchanged)
    edit(tmp_path, {"index.html": b"two"}, ["guide/a.html", "guide/b.html"])
    single = [] if has_sync else ["index.html", ".", "guide"]
    assert done[0] == "all"
    assert sorted(done[1:-1]) == sorted(single)
    assert done[-1] == "exchange"


def test_ten_times_the_pages_are_edited_with_as_many_operations(folder: Path) -> None:
    def count() -> object:
        noted: list[str] = []
        operations.announce((str(world.root),), noted.append)
        return lambda: len(noted)

    counts = []
    for pages in (5, 50):
        (folder / str(pages)).mkdir()
        world: World = EditedWorld(folder / str(pages), pages)
        counts.append([world.run(one, count).operations for one in (1, 0)])  # type: ignore[arg-type]
    assert counts[0] == counts[1]
    assert max(counts[0]) < 100


def test_whatever_is_edited_and_damaged_the_result_is_that_of_a_clean_build(tmp_path: Path) -> None:
    """Sites at random, of which some pages are written anew although they could be kept."""
    chance = random.Random(11)
    addresses = ["a", "A", "b.html", "x/a", "x/b/c", "x", "X/a", "y/a.html", "y/b.html", "y/c.html"]
    now: dict[str, bytes] = {}
    for _ in range(300):
        chosen = chance.sample(addresses, chance.randrange(1, 9))
        names = {name for name in chosen if not any(f"{name}/" in other for other in chosen)}
        site = {name: chance.choice([b"1", b"two"]) for name in names}
        kept = {name for name in site if now.get(name) == site[name] and chance.random() < 0.8}
        spare = "cache/spare" if chance.random() < 0.9 else None
        assert edit(tmp_path, {n: site[n] for n in site.keys() - kept}, kept, spare) == ()
        assert files(tmp_path / "site") == site
        assert (tmp_path / "site" / LISTING).read_text().split() == sorted(site)
        for page in files(tmp_path / "cache/spare") if chance.random() < 0.3 else ():
            if chance.random() < 0.5:
                (tmp_path / "cache/spare" / page).unlink()
        now = site
    assert refuse_foreign(tmp_path / "site") is None
    with staging(tmp_path / "site", no_wait) as stage:
        assert publish([Output(*one) for one in FIRST.items()], stage) == ()
    assert files(tmp_path / "site") == FIRST
