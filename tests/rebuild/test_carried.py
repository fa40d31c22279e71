"""A cache that comes from elsewhere gives the same bytes, and what of it can be used is."""

import shutil
import sys
from pathlib import Path

import pytest

from generator.commands.settings import CACHE
from generator.rebuild import store
from tests.environment import ROOT
from tests.rebuild.guides import COMPONENT, built, is_clean, replace
from tests.rebuild.work import counted


@pytest.fixture
def elsewhere(content: Path, tmp_path: Path) -> Path:
    """The content in another checkout, with the cache of a build but without its site."""
    built(content)
    other = tmp_path / "elsewhere"
    for name in ("content", CACHE):
        shutil.copytree(tmp_path / name, other / name)
    return other / "content"


def test_what_was_parsed_in_another_checkout_is_not_parsed_again(elsewhere: Path) -> None:
    replace(elsewhere / COMPONENT, "A sentence", "Another one")
    with counted(elsewhere) as work:
        assert is_clean(built(elsewhere), elsewhere)
    assert work.parsed == {COMPONENT}


@pytest.mark.parametrize("is_first", [True, False])
def test_two_checkouts_with_one_cache_do_not_mind_each_other(
    content: Path, elsewhere: Path, is_first: bool
) -> None:
    """As a machine has it that lays the cache of the one below the other, back and forth."""
    replace(elsewhere / "site.yaml", "tagline: A guide", "tagline: Another guide")
    replace(elsewhere / COMPONENT, "A sentence", "Another one")
    there, back = (content, elsewhere) if is_first else (elsewhere, content)
    for one, other in ((there, back), (back, there), (there, back)):
        assert is_clean(built(one), one)
        shutil.rmtree(other.parent / CACHE)
        shutil.copytree(one.parent / CACHE, other.parent / CACHE)
        assert is_clean(built(other), other)


def test_a_site_that_is_carried_along_is_never_believed(content: Path, elsewhere: Path) -> None:
    """Its files have other numbers on this disk: who knows what happened to them on the way."""
    shutil.copytree(content.parent / "site", elsewhere.parent / "site")
    (elsewhere.parent / "site/guide/plain.html").write_bytes(b"damaged on the way")
    assert is_clean(built(elsewhere), elsewhere)


@pytest.mark.parametrize("what", ["Python", "a library", "the generator", "where it is installed"])
def test_what_another_version_kept_is_not_used(
    content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, what: str
) -> None:
    """But for what was parsed, when all that is different is the place of the same version."""
    built(content)
    if what == "Python":
        monkeypatch.setattr(sys, "version", "3.99")
    elif what == "a library":
        (tmp_path / "libraries/markdown_it_py-99.dist-info").mkdir(parents=True)
        monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "libraries")])
    else:
        code = shutil.copytree(store.PROGRAM, tmp_path / "code", symlinks=True)
        monkeypatch.setattr(store, "PROGRAM", code)
        monkeypatch.setattr("generator.commands.settings.PROGRAM", code)
        monkeypatch.setattr("generator.commands.settings.theme_folders", lambda content: (ROOT,))
        if what == "the generator":
            (code / "stems.py").write_text("")
    with counted(content) as work:
        found = built(content)
    assert is_clean(found, content)
    assert bool(work.parsed) == (what != "where it is installed")
    assert "guide/plain.html" in work.rendered
