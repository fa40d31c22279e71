"""What is kept between builds helps, and can never harm."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import cache, manifest
from generator.cache import parse_with_cache
from generator.load import SourceFile, digest_of
from generator.parse.documents import Parsed, parse, parse_all


def source(text: str) -> SourceFile:
    data = f"---\ntitle: A\ndescription: D\n---\n{text}".encode()
    return SourceFile("pages/a.md", data, digest_of(data))


def test_a_kept_document_is_the_same_as_a_parsed_one(tmp_path: Path) -> None:
    one = source("## H\n\n[x](y.md) [@k] <b>")
    for _ in range(2):
        assert parse_with_cache([one], tmp_path, "1", 1) == [parse(one)]


def note_parsed(monkeypatch: pytest.MonkeyPatch) -> list[SourceFile]:
    """What is parsed from now on."""
    noted: list[SourceFile] = []

    def noting(sources: Sequence[SourceFile], jobs: int) -> list[Parsed]:
        noted.extend(sources)
        return parse_all(sources, jobs)

    monkeypatch.setattr(cache, "parse_all", noting)
    return noted


def test_an_unchanged_source_is_not_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse_with_cache([source("one")], tmp_path, "1", 1)
    parsed = note_parsed(monkeypatch)
    parse_with_cache([source("one"), source("two")], tmp_path, "1", 1)
    assert parsed == [source("two")]


def test_two_files_with_the_same_words_are_two_documents(tmp_path: Path) -> None:
    one = source("one")
    two = SourceFile("pages/b.md", one.data, one.digest)
    for _ in range(2):
        parsed = parse_with_cache([one, two], tmp_path, "1", 1)
        paths = [p.document.path for p in parsed if p.document]
        assert paths == ["pages/a.md", "pages/b.md"]


def test_another_version_of_the_program_begins_afresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse_with_cache([source("one")], tmp_path, "1", 1)
    parsed = note_parsed(monkeypatch)
    parse_with_cache([source("one")], tmp_path, "2", 1)
    assert parsed == [source("one")]


@pytest.mark.parametrize("stored", [b"", b"\x93", b"\x92\xa11\xc0", b"nonsense" * 99])
def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path, stored: bytes) -> None:
    (tmp_path / cache.FILE).write_bytes(stored)
    assert parse_with_cache([source("one")], tmp_path, "1", 1) == [parse(source("one"))]


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    parse_with_cache([source("one")], tmp_path / "file", "1", 1)


def request(tmp_path: Path, setting: str = "a") -> manifest.Request:
    inputs = manifest.stamps_of([tmp_path / "content"])
    return manifest.Request((setting,), inputs, tmp_path / "site")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name in ("content/a.md", "site/a.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    manifest.remember(tmp_path / "cache", request(tmp_path), {"pages": 1})
    return tmp_path


def test_nothing_changed_is_known(built: Path) -> None:
    assert manifest.unchanged(built / "cache", request(built)) == {"pages": 1}


@pytest.mark.parametrize("path", ["content/a.md", "content/b.md", "site/a.html", "site/b.html"])
def test_any_file_that_changed_is_seen(built: Path, path: str) -> None:
    (built / path).write_text("other")
    assert manifest.unchanged(built / "cache", request(built)) is None


def test_a_file_that_is_gone_is_seen(built: Path) -> None:
    (built / "site/a.html").unlink()
    assert manifest.unchanged(built / "cache", request(built)) is None


def test_another_setting_is_seen(built: Path) -> None:
    assert manifest.unchanged(built / "cache", request(built, "b")) is None


@pytest.mark.parametrize("stored", ["", "[]", "{}", '{"settings": 1}', "nonsense"])
def test_a_damaged_manifest_is_as_good_as_none(built: Path, stored: str) -> None:
    (built / "cache" / manifest.FILE).write_text(stored)
    assert manifest.unchanged(built / "cache", request(built)) is None
