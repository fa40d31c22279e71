"""What is kept between builds helps, and can never harm."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import cache
from generator.cache import parse_with_cache
from generator.load import SourceFile, digest_of, load
from generator.parse.documents import Parsed, parse, parse_all
from tests.environment import ROOT
from tests.golden.golden import HERE
from tests.sites import read_site, write_site


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


def test_a_cache_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    parse_with_cache([source("one")], tmp_path / "file", "1", 1)


def test_every_document_comes_out_of_the_cache_as_it_went_in(tmp_path: Path) -> None:
    write_site(read_site((HERE / "site.txt").read_text("utf-8")), tmp_path / "golden")
    for content in (tmp_path / "golden", ROOT / "content"):
        texts = [one for one in load(content)[0] if one.is_text]
        parsed = parse_all(texts, 1)
        for _ in range(2):
            assert parse_with_cache(texts, tmp_path / "cache", "1", 1) == parsed
