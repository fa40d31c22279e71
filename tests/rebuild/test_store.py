"""What a build keeps is read as it was written, or it is as good as none; and it runs no code."""

import ast
import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from generator import kept
from generator.rebuild.documents import Filed
from generator.rebuild.store import FILES_IN_A_BUNDLE, Store, bundles
from tests.environment import ROOT
from tests.rebuild.guides import store_in

FILED = {"a.md": Filed("d", 1, (), msgspec.Raw(b"\xc0"), msgspec.Raw(b"\xc0"))}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = store_in(tmp_path / "cache")
    store.write("folder/name", FILED)
    return store


def test_what_was_written_is_read(store: Store) -> None:
    assert store.read("folder/name", dict[str, Filed]) == FILED


def test_what_was_not_written_is_none(store: Store) -> None:
    assert store.read("folder/other", dict[str, Filed]) is None
    assert store.read("folder", dict[str, Filed]) is None
    assert store.read("", dict[str, Filed]) is None


def test_what_another_program_wrote_is_none(store: Store) -> None:
    assert store_in(store.folder, "another").read("folder/name", dict[str, Filed]) is None


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data + b"\x00", lambda data: b"", bytes.upper]
)
def test_what_was_damaged_is_none(store: Store, damage: "type[bytes]") -> None:
    path = store.folder / "folder/name"
    path.write_bytes(damage(path.read_bytes()))
    assert store.read("folder/name", dict[str, Filed]) is None


class RunsCode:
    """What a pickle of it would do to whoever loads it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a read of the cache has run code",)


@pytest.mark.parametrize(
    "data",
    [
        pickle.dumps(RunsCode()),
        b"",
        b"\xc1",  # no such thing
        b"\x91" * 100_000,  # deeper than anybody could go
        b"\xdd\xff\xff\xff\xff",  # four thousand million values, none of which is there
        msgspec.msgpack.encode({"a.md": ["d", "one", [], None, None]}),
        msgspec.msgpack.encode({"a.md": ["d", 1, []]}),
        msgspec.msgpack.encode([]),
        b"\x81\xa1\xff\xc0",  # a name that is no text
    ],
)
def test_what_somebody_has_sealed_that_we_did_not_write_is_none(store: Store, data: bytes) -> None:
    kept.write(store.folder / "folder/name", data, "program")
    assert store.read("folder/name", dict[str, Filed]) is None


def test_what_was_written_later_is_not_what_was_written(store: Store) -> None:
    """Another build with the same cache may write in between."""
    sealed = store.write("other", {"a": 1})
    assert store.read("other", dict[str, int], sealed) == {"a": 1}
    assert store.write("other", {"a": 2}) != sealed
    assert store.read("other", dict[str, int], sealed) is None
    assert store.read("other", dict[str, int]) == {"a": 2}


def test_what_nobody_uses_goes_once_it_is_most_of_what_is_there(store: Store) -> None:
    """Another guide may use some of it, or this one again as it was."""
    used = ["name", "other"]
    for number in range(len(used) + FILES_IN_A_BUNDLE):
        store.write(f"folder/idle-{number}", number)
    store.write("folder/other", 1)
    store.clear("folder", used)
    assert len([*(store.folder / "folder").iterdir()]) == 2 * len(used) + FILES_IN_A_BUNDLE
    store.write("folder/one-more", 1)
    store.clear("folder", used)
    assert sorted(path.name for path in (store.folder / "folder").iterdir()) == used
    store.clear("no folder", used)


PATHS = sorted(f"guide/{number:04}-name.md" for number in random.Random(7).sample(range(5000), 900))


def in_bundles(paths: list[str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(ones) for name, ones in bundles(sorted(paths))}


def test_every_path_is_in_one_bundle_and_each_has_a_name_of_its_own() -> None:
    made = list(bundles(PATHS))
    assert [path for _, paths in made for path in paths] == PATHS
    assert len({name for name, _ in made}) == len(made)
    assert FILES_IN_A_BUNDLE / 2 < len(PATHS) / len(made) < FILES_IN_A_BUNDLE * 2
    assert list(bundles([])) == []


def test_a_file_that_comes_or_goes_changes_its_own_bundle_and_seldom_another() -> None:
    """It does where its path ends a bundle, or where one was full: up to the next that ends so."""
    before, others = in_bundles(PATHS), 0
    for number in range(0, 5000, 97):
        path = f"guide/{number:04}-nam.md"
        after = in_bundles([*PATHS, path])
        gone, come = before.items() - after.items(), after.items() - before.items()
        others += len(gone) > 1 or len(come) > 1
        changed = sorted(paths for _, paths in come)
        assert path in changed[0] or path in changed[-1]
        paths = sorted(one for _, ones in come for one in ones)
        assert len(paths) <= 6 * FILES_IN_A_BUNDLE
        assert {*paths} - {path} == {one for _, ones in gone for one in ones}
    assert others < 10, "of 52"


def test_the_name_of_a_bundle_may_hold_any_path() -> None:
    assert [paths for _, paths in bundles(["a\udcff.md", "ü.md"])] == [["a\udcff.md", "ü.md"]]


# What makes more of some bytes than data.
RUNNING = {"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle", "runpy", "code"}
CALLS = {"eval", "exec", "compile", "__import__"}

# Its bytes come through pipes from processes that are forks of this one.
WORKERS = "workers.py"


def names_used(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def test_nothing_that_reads_the_cache_could_run_what_is_in_it() -> None:
    used = {
        path.relative_to(ROOT).as_posix(): {*names_used(path)} & (RUNNING | CALLS)
        for path in (ROOT / "generator").rglob("*.py")
    }
    assert {path: names for path, names in used.items() if names} == {
        f"generator/rebuild/{WORKERS}": {"pickle"}
    }


def test_what_could_run_code_opens_no_file() -> None:
    tree = ast.parse((ROOT / "generator/rebuild" / WORKERS).read_text("utf-8"))
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    opening = {"open", "read", "read_bytes", "read_text", "fdopen"}
    assert called & opening == {"fdopen"}
    assert "pathlib" not in names_used(ROOT / "generator/rebuild" / WORKERS)
