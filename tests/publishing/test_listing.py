"""No file is in a tree, and no moment passes, without a list on the disk that names it."""

from pathlib import Path

import pytest

from generator.publish import listing, tree
from generator.publish.listing import LISTING, UNFINISHED, read_listing, write_listing
from generator.publish.write import take_over
from tests.publishing.edits import edit


def test_a_list_is_on_the_disk_before_it_takes_the_place_of_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_listing(tmp_path, "one\n")
    flushed: list[tuple[str, str]] = []

    def flush(path: Path) -> None:
        flushed.append((path.read_text(), read_listing(tmp_path)))

    monkeypatch.setattr(listing, "flush", flush)
    write_listing(tmp_path, "two\n")
    assert flushed == [("two\n", "one\n")]
    assert [path.name for path in tmp_path.iterdir()] == [LISTING]


def test_a_list_that_was_not_finished_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("other")
    (tmp_path / UNFINISHED).hardlink_to(tmp_path / "other")
    write_listing(tmp_path, "one\n")
    assert (read_listing(tmp_path), (tmp_path / "other").read_text()) == ("one\n", "other")


def test_what_is_taken_over_is_listed_before_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(tmp_path, {"a.html": b"a"})
    edit(tmp_path, {"b.html": b"b"}, ["a.html"])  # the spare has no such page
    listed = []

    def take(address: str, source: Path, target: Path) -> None:
        listed.append((address, read_listing(target)))
        take_over(address, source, target)

    monkeypatch.setattr(tree, "take_over", take)
    edit(tmp_path, {}, ["a.html", "b.html"])
    assert listed == [("b.html", "a.html\nb.html\n")]
