"""What the docs promise: every page of them can be found, and no link is broken.

The docs for authors and hosts are a guide, which tests/docs builds. Here are
the others.
"""

import re
from pathlib import Path

import pytest

from tests.environment import ROOT

DOCS = ROOT / "docs"
HOME = DOCS / "content" / "home.md"
PAGES = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY")),
    *DOCS.glob("*.md"),
    *DOCS.glob("benchmarks/*.md"),
    *DOCS.glob("decisions/*.md"),
    *DOCS.glob("hosting/*.md"),
]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
CODE = re.compile(r"`[^`\n]+`|^ {4}.*$", re.MULTILINE)

# Paths of the repository that the guide names in code style, since it cannot link them.
NAMED = re.compile(r"`((?:docs|generator|examples|templates|assets)(?:/[\w.-]+)*|[A-Z]+\.md)`")


def links_of(page: Path) -> set[Path]:
    text = CODE.sub("", page.read_text("utf-8"))
    return {(page.parent / target).resolve() for target in LINK.findall(text)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_the_docs_leads_somewhere(page: Path) -> None:
    assert [target for target in links_of(page) if not target.exists()] == []


@pytest.mark.parametrize(
    "page", sorted(DOCS.glob("content/**/*.md")), ids=lambda page: page.relative_to(DOCS).stem
)
def test_every_path_that_the_guide_names_is_there(page: Path) -> None:
    named = NAMED.findall(page.read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_readme_leads_to_the_docs_and_to_every_page_for_contributors() -> None:
    wanted = {HOME, *DOCS.glob("*.md"), *DOCS.glob("benchmarks/*.md")}
    assert wanted - links_of(ROOT / "README.md") == set()


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(page.name[:4]) for page in (DOCS / "decisions").iterdir())
    assert numbers == list(range(1, len(numbers) + 1))
