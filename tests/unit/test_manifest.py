"""A build that says that nothing changed is right."""

import os
import sys
import time
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import manifest
from generator.settings import Settings

MADE = {"a.html": b"page", "guide/b.html": b"other"}
LONG_AGO = 10**18


def settings(folder: Path, **told: Any) -> Settings:
    chosen = Settings(folder / "content", (folder,), date(2026, 11, 25), program="1")
    return chosen._replace(**told)


def request(folder: Path, **told: Any) -> manifest.Request:
    return manifest.request_of(settings(folder, **told), folder / "site")


def unchanged(folder: Path, **told: Any) -> bool:
    return manifest.last_build(folder / "cache", request(folder, **told)).said == {"pages": 1}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name in ("content/a.md", "content/guide/b.md", "templates/a.html", "shared/c.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1234")
    (tmp_path / "templates/linked").symlink_to(tmp_path / "shared")
    (tmp_path / "content/away").symlink_to(tmp_path / "shared")
    for name, data in MADE.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(data)
    remember(tmp_path)
    return tmp_path


def remember(folder: Path) -> None:
    manifest.remember(folder / "cache", request(folder), manifest.Told({"pages": 1}))


def test_nothing_changed_is_known(built: Path) -> None:
    assert unchanged(built)


def restore_time(path: Path, text: str) -> None:
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_by_a_copy(path: Path, text: str) -> None:
    before = path.stat()
    path.with_name("new").write_text(text)
    os.utime(path.with_name("new"), ns=(before.st_atime_ns, before.st_mtime_ns))
    path.with_name("new").replace(path)


@pytest.mark.parametrize(
    "path",
    ["content/a.md", "content/guide/b.md", "templates/a.html", "shared/c.html", "site/a.html"],
)
@pytest.mark.parametrize("how", [Path.write_text, restore_time, replace_by_a_copy])
def test_an_edit_of_the_same_size_is_seen(
    built: Path, path: str, how: Callable[[Path, str], object]
) -> None:
    how(built / path, "4321")
    assert not unchanged(built)


@pytest.mark.parametrize(
    "path", ["content/b.md", "content/__pycache__/b.md", "words/en.yaml", "site/b.html", "site/.b"]
)
def test_a_new_file_is_seen(built: Path, path: str) -> None:
    (built / path).parent.mkdir(exist_ok=True)
    (built / path).write_text("")
    assert not unchanged(built)


def test_a_file_that_is_gone_and_a_folder_that_comes_are_seen(built: Path) -> None:
    (built / "site/a.html").unlink()
    assert not unchanged(built)
    remember(built)
    (built / "site/a.html").write_bytes(MADE["a.html"])
    remember(built)
    (built / "site/empty").mkdir()
    assert not unchanged(built)


@pytest.mark.parametrize(
    "told",
    [
        {"program": "2"},
        {"today": date(2026, 11, 26)},
        {"base_url": "https://one.example/"},
        {"with_drafts": True},
    ],
)
def test_another_choice_is_seen(built: Path, told: dict[str, Any]) -> None:
    assert not unchanged(built, **told)


def test_files_swapped_are_seen(built: Path) -> None:
    one, other = built / "content/a.md", built / "content/guide/b.md"
    for path in (one, other):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    remember(built)
    one.rename(built / "between")
    other.rename(one)
    (built / "between").rename(other)
    assert not unchanged(built)


@pytest.mark.parametrize("changed", [1, manifest.SECOND])
def test_an_edit_in_the_tick_of_the_last_one_is_seen(
    built: Path, monkeypatch: pytest.MonkeyPatch, changed: int
) -> None:
    """The disk gives the second edit the stamp of the first."""
    now = LONG_AGO + changed
    monkeypatch.setattr(time, "time_ns", lambda: now + 1)
    monkeypatch.setattr(manifest, "_stamp", lambda entry: (4, now, now, 1))
    remember(built)
    assert unchanged(built)
    (built / "content/a.md").write_text("4321")
    assert not unchanged(built)


def test_folders_that_link_in_a_circle_end(built: Path) -> None:
    (built / "templates/circle").symlink_to(built / "templates")
    (built / "content/circle").symlink_to(built / "content")
    remember(built)
    assert unchanged(built)


def test_a_file_that_is_gone_while_it_is_looked_at_has_no_stamp(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        def stat(self, follow_symlinks: bool = True) -> None:
            raise FileNotFoundError

    assert manifest._stamp(Gone()) == ()  # type: ignore[arg-type]


def test_a_pipe_is_never_read(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no end. It has come just now, so its content would be asked for."""
    os.mkfifo(built / "content/pipe")
    read_bytes = Path.read_bytes

    def read(path: Path) -> bytes:
        assert path.name != "pipe"
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    remember(built)
    assert unchanged(built)


@pytest.mark.parametrize("damage", [b"", b"{}", b"nonsense"])
def test_a_damaged_manifest_is_as_good_as_none(built: Path, damage: bytes) -> None:
    (built / "cache" / manifest.FILE).write_bytes(damage)
    assert not unchanged(built)


def test_another_state_of_the_program_has_another_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries, program = tmp_path / "libraries", tmp_path / "program"
    (libraries / "jinja2-3.1.6.dist-info").mkdir(parents=True)
    (program / "__pycache__").mkdir(parents=True)
    (program / "a.py").write_text("1")
    monkeypatch.setattr(sys, "path", [str(libraries), str(tmp_path / "nowhere")])
    digests = [manifest.program_digest(program)]

    def is_new() -> bool:
        digests.append(manifest.program_digest(program))
        return digests[-1] not in digests[:-1]

    assert not is_new()
    (program / "__pycache__/a.pyc").write_text("1")
    assert not is_new()
    (program / "a.py").write_text("2")
    assert is_new()
    (libraries / "jinja2-3.1.6.dist-info").rename(libraries / "jinja2-3.1.7.dist-info")
    assert is_new()
    os.utime(libraries / "jinja2-3.1.7.dist-info", (1, 1))  # the same version, installed again
    assert is_new()
    monkeypatch.setattr(sys, "version", "3.15")
    assert is_new()
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "1.3.1.zlib-ng")
    assert is_new()
