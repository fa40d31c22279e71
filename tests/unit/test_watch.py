"""The preview notices what changes, acts once it rests, and misses nothing while it acts."""

import asyncio
import select
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from generator.manifest import Stamps, stamps_of
from generator.serve.notices import Notices
from generator.serve.watch import Watch, told_of_changes

Result = TypeVar("Result")

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify is Linux's")


class Seen:
    """Counts how often a watch acts, upon what it finds then."""

    def __init__(self, folder: Path, meanwhile: Callable[[], None] = lambda: None) -> None:
        self.folder, self.meanwhile, self.times = folder, meanwhile, 0
        self.watch = Watch(self.stamps, self.act)
        self.watch.act()

    def stamps(self) -> Stamps:
        return stamps_of([self.folder])

    def act(self) -> Stamps:
        self.times += 1
        found = self.stamps()
        self.meanwhile()
        return found


def test_it_acts_once_a_change_has_come_to_rest(tmp_path: Path) -> None:
    seen = Seen(tmp_path)
    seen.watch.look()
    assert seen.times == 1  # nothing has changed since it began
    (tmp_path / "a.md").write_text("a")
    seen.watch.look()
    (tmp_path / "b.md").write_text("b")
    seen.watch.look()
    assert seen.times == 1
    seen.watch.look()
    seen.watch.look()
    assert seen.times == 2


def test_a_change_while_it_acts_is_seen_afterwards(tmp_path: Path) -> None:
    seen = Seen(tmp_path)
    seen.meanwhile = (tmp_path / "late.md").touch
    seen.watch.act()
    seen.meanwhile = lambda: None
    seen.watch.look()
    seen.watch.look()
    assert seen.times == 3


@pytest.fixture
def notices(tmp_path: Path) -> Iterator[Notices]:
    (tmp_path / "folder").mkdir()
    found = Notices([tmp_path, tmp_path / "nowhere"])
    yield found
    found.close()


def is_told(notices: Notices) -> bool:
    return bool(select.select([notices], [], [], 2)[0])


@linux
@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "new.md").write_text("new"),
        lambda folder: (folder / "folder/old.md").touch(),
        lambda folder: (folder / "folder").rename(folder / "elsewhere"),
    ],
    ids=["written", "touched below", "renamed"],
)
def test_the_system_tells_of_a_change(
    notices: Notices, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    assert not select.select([notices], [], [], 0)[0]
    change(tmp_path)
    assert is_told(notices)
    notices.take()
    assert not select.select([notices], [], [], 0)[0]


@linux
def test_it_tells_of_changes_in_a_folder_that_came_later(notices: Notices, tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    assert is_told(notices)
    notices.take()
    (tmp_path / "later/file.md").write_text("file")
    assert is_told(notices)


@linux
def test_it_tells_of_a_folder_that_was_not_there_and_of_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    notices = Notices([tmp_path / "content", tmp_path / "templates"])
    try:
        (tmp_path / "site").mkdir()
        (tmp_path / "site/index.html").touch()
        (tmp_path / "notes.md").touch()
        assert not notices.take()
        (tmp_path / "templates").mkdir()
        assert notices.take()
        (tmp_path / "templates/home.html").touch()
        assert notices.take()
        (tmp_path / "content").rename(tmp_path / "away")
        assert notices.take()
        (tmp_path / "away").rename(tmp_path / "content")
        assert notices.take()
    finally:
        notices.close()


def in_a_loop(work: Coroutine[None, None, Result]) -> Result:
    """What it comes to in a thread of its own: the one of the tests may have a loop already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@linux
def test_a_loop_acts_once_upon_several_notices(tmp_path: Path) -> None:
    seen = Seen(tmp_path)

    async def edit() -> None:
        with told_of_changes(seen.watch, [tmp_path]) as is_ever_told:
            assert is_ever_told
            for name in ("a.md", "b.md"):
                (tmp_path / name).write_text("words")
            for _ in range(500):
                if seen.times > 1:
                    break
                await asyncio.sleep(0.01)

    in_a_loop(edit())
    assert seen.times == 2


def test_where_nobody_tells_it_looks_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "somewhere else")

    async def tell() -> bool:
        with told_of_changes(Seen(tmp_path).watch, [tmp_path]) as is_ever_told:
            return is_ever_told

    assert not in_a_loop(tell())
