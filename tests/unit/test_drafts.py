"""A draft says what it is, on its own page and wherever its title stands; and only a draft does."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import read_site, write_site

# One of everything that a draft can be, and lists that lead to them.
SITE = (ROOT / "tests/golden/site.txt").read_text("utf-8")
BANNER = '<p class="callout"><strong>This page is a draft.</strong> Readers will not see it'
DRAFTS = {
    "guide/02-next.md": ("guide/next.html", "How to go on"),
    "techniques/breathing.md": ("techniques/breathing.html", "Breathing"),
    "exercises/plan.yaml": ("exercises/plan.html", "A plan"),
    "quizzes/two.yaml": ("quizzes/two.html", "Two scales"),
    "paths/short.yaml": ("paths/short.html", "A short way"),
    "pages/words.md": ("words.html", "Words"),
}


def pages_of(folder: Path, *drafts: str) -> dict[str, str]:
    """The pages of the guide, where these files are drafts."""
    write_site(read_site(SITE), folder)
    for path in drafts:
        file, line = folder / path, "draft: true\n"
        text = file.read_text("utf-8")
        text = text.replace("---\n", f"---\n{line}", 1) if path.endswith(".md") else line + text
        file.write_text(text, "utf-8")
    built = build(Settings(folder, (ROOT,), date(2026, 11, 25), with_drafts=True))
    assert built.outputs, built.problems
    html = (one for one in built.outputs if one.address.endswith(".html"))
    return {one.address: one.data.decode() for one in html}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages_of(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages_of(tmp_path_factory.mktemp("marked"), *DRAFTS)


def test_nothing_is_marked_in_a_guide_without_drafts(plain: dict[str, str]) -> None:
    assert [a for a, html in plain.items() if "draft</" in html or "(draft)" in html] == []


def test_a_draft_says_so_before_anything_else_and_no_other_page_does(
    marked: dict[str, str],
) -> None:
    told = {address for address, html in marked.items() if BANNER in html}
    assert told == {address for address, _ in DRAFTS.values()}
    for address in told:
        assert marked[address].index(BANNER) < marked[address].index("<h1")


LISTED = [title for path, (_, title) in DRAFTS.items() if not path.startswith("pages/")]


@pytest.mark.parametrize("title", LISTED)
def test_every_link_by_the_title_of_a_draft_is_marked(
    marked: dict[str, str], plain: dict[str, str], title: str
) -> None:
    """Cards, tables, the list of chapters, neighbors, and whatever else names it."""
    bare = re.compile(rf">\s?{title}</a>")
    with_mark = re.compile(rf">\s?{title} \(draft\)</a>")
    counts = {address: len(bare.findall(html)) for address, html in plain.items()}
    assert sum(counts.values()) > 0
    assert {a: len(with_mark.findall(html)) for a, html in marked.items()} == counts
    assert not any(bare.search(html) for html in marked.values())


def test_its_own_heading_and_its_tab_are_marked(marked: dict[str, str]) -> None:
    for address, title in DRAFTS.values():
        assert f"<h1>{title} (draft)</h1>" in marked[address]
        assert f"<title>{title} (draft)" in marked[address]


def test_what_is_no_draft_is_not_marked(marked: dict[str, str]) -> None:
    assert "How to start (draft)" not in "".join(marked.values())
