"""What the docs promise: every key and every page of them can be found, and no link is broken."""

import re
from pathlib import Path

import msgspec
import pytest

from generator.model import exercise, items, pages, path, quiz, search, site, steps
from generator.parse.documents import LISTS
from tests.environment import ROOT

DOCS = ROOT / "docs"
GUIDES = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "SECURITY")),
    *DOCS.glob("*.md"),
]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
CODE = re.compile(r"`[^`\n]+`|^ {4}.*$", re.MULTILINE)

TYPES = [
    type_
    for module in (exercise, items, pages, path, quiz, search, site, steps)
    for type_ in vars(module).values()
    if isinstance(type_, type)
    and issubclass(type_, msgspec.Struct)
    and type_.__module__ == module.__name__
    and type_ not in LISTS  # whose entries stand at the top of their file
]


def links_of(page: Path) -> set[Path]:
    text = CODE.sub("", page.read_text("utf-8"))
    return {(page.parent / target).resolve() for target in LINK.findall(text)}


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.__name__)
def test_every_key_an_author_may_write_is_documented(type_: type[msgspec.Struct]) -> None:
    code = " ".join(c for page in DOCS.glob("*.md") for c in CODE.findall(page.read_text("utf-8")))
    assert set(type_.__struct_encode_fields__) - set(re.findall(r"\w+", code)) == set()


@pytest.mark.parametrize("page", [*GUIDES, *(DOCS / "decisions").iterdir()], ids=lambda p: p.stem)
def test_every_link_of_the_docs_leads_somewhere(page: Path) -> None:
    assert [target for target in links_of(page) if not target.exists()] == []


def test_the_readme_leads_to_every_page_of_the_docs() -> None:
    assert {*DOCS.glob("*.md"), *DOCS.glob("benchmarks/*.md")} <= links_of(ROOT / "README.md")


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(page.name[:4]) for page in (DOCS / "decisions").iterdir())
    assert numbers == list(range(1, len(numbers) + 1))
