"""Drafts are marked in what is brought up to date as in what is made anew."""

from pathlib import Path

from tests.rebuild.guides import LINKED, PLAIN, built, is_clean, replace


def test_marks_come_and_go_wherever_they_stand(content: Path) -> None:
    """Also in another process, and on the pages of chapters that have not changed."""
    drafts = ("--drafts",)
    assert is_clean(built(content, *drafts), content, *drafts)
    for path in (LINKED, "techniques/breathing.md"):
        replace(content / path, "title:", "draft: true\ntitle:")
        found = built(content, *drafts)
        assert is_clean(found, content, *drafts)
    assert b"The one of 11 (draft)" in found.files["guide/number-10.html"]
    assert b"This page is a draft." in found.files["guide/number-11.html"]
    replace(content / LINKED, "draft: true\n", "")
    found = built(content, *drafts)
    assert is_clean(found, content, *drafts)
    assert b"(draft)" not in found.files["guide/number-10.html"]


def test_an_edit_of_the_words_of_a_draft_keeps_its_mark(content: Path) -> None:
    replace(content / PLAIN, "title:", "draft: true\ntitle:")
    built(content, "--drafts")
    replace(content / PLAIN, "A sentence", "Another sentence")
    found = built(content, "--drafts")
    assert is_clean(found, content, "--drafts")
    assert any(b"This page is a draft." in data for data in found.files.values())


def test_a_guide_is_published_without_drafts_after_it_was_built_with_them(content: Path) -> None:
    replace(content / "guide/12-number-12.md", "title:", "draft: true\ntitle:")
    assert "guide/number-12.html" in built(content, "--drafts").files
    found = built(content)
    assert is_clean(found, content)
    assert b"(draft)" not in b"".join(found.files.values())
    assert "guide/number-12.html" not in found.files
