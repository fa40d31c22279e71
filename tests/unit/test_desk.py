"""Where the preview builds, and what it knows the next time."""

from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.load import SourceFile
from generator.parse import documents as parsing
from generator.rebuild import documents
from generator.serve.desk import Desk
from generator.serve.site import PreviewSite
from generator.settings import Settings
from tests.environment import ROOT
from tests.serving.preview import write_guide


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    cache = tmp_path / "cache"
    return Settings(write_guide(tmp_path), (ROOT,), date(2026, 11, 25), cache=cache, program="1")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    paths: list[str] = []
    parse = parsing.parse

    def noting(source: SourceFile) -> parsing.Parsed:
        paths.append(source.path)
        return parse(source)

    monkeypatch.setattr(documents, "parse", noting)
    return paths


def test_a_second_build_parses_what_changed(settings: Settings, parsed: list[str]) -> None:
    desk = Desk(settings)
    first = desk.build()
    assert "home.md" in parsed
    parsed.clear()
    home = settings.content / "home.md"
    home.write_text(home.read_text("utf-8") + "\nMore words.\n", "utf-8")
    second = desk.build()
    assert parsed == ["home.md"]
    assert first.site.made.keys() == second.site.made.keys()
    assert b"More words." in (desk.folder / "index.html").read_bytes()


def test_the_next_preview_begins_with_what_the_last_one_knew(
    settings: Settings, parsed: list[str]
) -> None:
    first = Desk(settings)
    made = first.build().site.made
    first.remember()
    parsed.clear()
    second = Desk(settings)
    assert second.build().site.made.keys() == made.keys()
    assert parsed == []


def test_it_shares_what_was_parsed_with_a_build_and_nothing_else(settings: Settings) -> None:
    Desk(settings).build()
    assert settings.cache is not None
    assert {path.name for path in settings.cache.iterdir()} == {"documents", "serve"}


def test_without_a_cache_all_goes_with_it(settings: Settings) -> None:
    desk = Desk(settings._replace(cache=None))
    desk.build()
    place = desk.folder
    assert (place / "index.html").is_file()
    del desk
    assert not place.parent.parent.exists()


def test_a_cache_that_cannot_be_written_is_done_without(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    desk = Desk(settings._replace(cache=tmp_path / "file"))
    assert desk.build().site.made


def test_copies_to_take_away_are_made_when_somebody_asks(settings: Settings) -> None:
    with (settings.content / "site.yaml").open("a", encoding="utf-8") as site:
        site.write("download: the-guide\n")
    preview = PreviewSite(settings)
    preview.rebuild()
    whole = {one.address: one.data for one in build(settings._replace(is_preview=True)).outputs}
    for name in ("the-guide.html", "the-guide.zip"):
        assert not list(settings.content.parent.rglob(name))
        assert preview.answer(f"/{name}").status == 200
    assert preview.answer("/the-guide.zip").data == whole["the-guide.zip"]
    assert preview.answer("/another.zip").status == 404


def test_a_page_that_was_sent_before_the_last_build_is_outdated(settings: Settings) -> None:
    preview = PreviewSite(settings)
    preview.rebuild()
    preview.answer("/faq.html")
    assert not preview.is_outdated("/faq.html")
    preview.rebuild()
    assert preview.is_outdated("/faq.html")
    assert not preview.is_outdated("/help.html")  # nobody has it
    preview.answer("/faq.html")
    assert not preview.is_outdated("/faq.html")
