"""What is kept may go at any moment, or never come: the site is the one of a clean build."""

import os
import shutil
from pathlib import Path

import pytest

from generator import limits
from generator.commands.settings import CACHE
from generator.rebuild import store, words_only
from generator.words.files import load_words
from tests.rebuild.guides import PLAIN, built, clean, is_clean, replace


def test_a_cache_that_cannot_be_written_is_done_without(content: Path) -> None:
    (content.parent / ".cache").write_bytes(b"in the way")
    assert is_clean(built(content), content)
    assert (content.parent / ".cache").read_bytes() == b"in the way"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["documents", "around", "means"])
def test_a_cache_that_is_cleared_while_pages_are_made_is_done_without(
    content: Path, monkeypatch: pytest.MonkeyPatch, name: str, jobs: str
) -> None:
    monkeypatch.setattr(limits, "FILES_PER_PROCESS", 4)

    def clear(*arguments: object) -> object:
        kept = content.parent / CACHE / name
        shutil.rmtree(kept) if kept.is_dir() else kept.unlink(missing_ok=True)
        return load_words(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.rebuild.site.load_words", clear)
    for tagline in ("A guide", "Another guide"):
        replace(content / "site.yaml", "tagline: A guide", f"tagline: {tagline}")
        assert is_clean(built(content, "--jobs", jobs), content)


@pytest.fixture
def small_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chapters of one part of the index are in several bundles."""
    monkeypatch.setattr(store, "FILES_IN_A_BUNDLE", 2)


@pytest.mark.usefixtures("small_bundles")
@pytest.mark.parametrize("how", ["gone", "damaged", "of another day"])
def test_an_edit_of_words_does_without_what_it_finds_no_more(content: Path, how: str) -> None:
    documents = content.parent / CACHE / "documents"
    built(content)
    older = shutil.copytree(documents, content.parent / "older")
    replace(content / "guide/10-number-10.md", "A sentence", "An older sentence")
    built(content)
    own = {one.name for one in older.iterdir() if one.read_bytes() != _data(documents / one.name)}
    for bundle in documents.iterdir():
        if how == "gone" and bundle.name in own:
            bundle.unlink()
        elif how == "damaged":
            bundle.write_bytes(bundle.read_bytes()[:-1])
        elif how == "of another day":
            shutil.copy2(older / bundle.name, bundle)
    for more in ("in", "of"):
        replace(content / PLAIN, "plain words", f"plain words {more}")
        assert is_clean(built(content), content)


def _data(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


@pytest.mark.usefixtures("small_bundles")
def test_what_was_kept_of_another_day_is_never_taken_for_what_the_site_was_made_from(
    content: Path,
) -> None:
    """The file has not changed since the site was made, and nobody would read it again."""
    built(content)
    cache = content.parent / CACHE
    other = content / "guide/10-number-10.md"
    text = other.read_text("utf-8")
    replace(other, "A sentence", "An older sentence")
    built(content)
    older = shutil.copytree(cache / "documents", content.parent / "older")
    other.write_text(text, "utf-8")
    built(content)
    shutil.rmtree(cache / "documents")
    shutil.copytree(older, cache / "documents")
    for more in ("in", "of"):
        replace(content / PLAIN, "plain words", f"plain words {more}")
        assert is_clean(built(content), content)
    replace(content / "site.yaml", "tagline: A guide", "tagline: Another guide")
    assert is_clean(built(content), content)


def test_words_alone_are_seen_to_be_alone(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the tests above would try nothing."""
    built(content)
    kept: list[object] = []
    monkeypatch.setattr(words_only, "keep_words", kept.append)
    replace(content / PLAIN, "A sentence", "A new sentence")
    assert built(content).files == clean(content).files
    assert len(kept) == 1


@pytest.mark.parametrize("name", ["made", "manifest", "means", "edition"])
def test_a_pipe_or_a_folder_in_the_place_of_what_was_kept_holds_nobody_up(
    content: Path, name: str
) -> None:
    built(content)
    place = next((content.parent / ".cache").rglob(name))
    for make in (os.mkfifo, os.mkdir):
        place.rmdir() if place.is_dir() else place.unlink()
        make(place)
        replace(content / PLAIN, "plain words", "plain words of it")
        assert is_clean(built(content), content)
