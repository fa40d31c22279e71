"""Notes are numbered once, in the order a reader meets them, and images have plain addresses."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.model.pages import Reference
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import read_site, write_site

CHAPTER = """-- guide/01-start.md --
---
title: How to start
description: A chapter.
part: start
in_short: {in_short}
by_the_end: You can start.
recap: [One]
next_step: Go on.
---
{body}
-- references.yaml --
- {{key: one, type: book, authors: A, year: 2001, title: First, confidence: verified}}
- {{key: two, type: book, authors: B, year: 2002, title: Second, confidence: verified}}
"""


@pytest.fixture
def html_of(tmp_path: Path):
    """The page of a chapter with this body."""

    def make(body: str, in_short: str = "[One]", more: str = "") -> str:
        write_site(read_site(CHAPTER.format(body=body, in_short=in_short) + more), tmp_path)
        built = build(Settings(tmp_path, (ROOT,), date(2026, 11, 25)))
        pages = {o.address: o.data.decode() for o in built.outputs if o.address.endswith(".html")}
        assert pages, built.problems
        return pages["guide/start.html"]

    return make


def cited(html: str) -> list[str]:
    return re.findall(r'href="#note-(\d+)"', html)


def notes(html: str) -> list[tuple[str, str]]:
    """The number of each note, and the title it gives."""
    return re.findall(r'id="note-(\d+)">\s*.*?>(First|Second)<', html)


def test_the_numbers_begin_in_the_box_at_the_top(html_of) -> None:
    html = html_of("A.[@one] B.[@two]", in_short='["C.[@two]"]')
    assert cited(html) == ["1", "2", "1"]
    assert notes(html) == [("1", "Second"), ("2", "First")]


def test_the_same_source_with_other_words_is_another_note(html_of) -> None:
    html = html_of("A.[@one] B.[@one, in short] C.[@one] D.[@one, in short]")
    assert cited(html) == ["1", "2", "1", "2"]
    assert html.count("In short.") == 1


def test_only_the_first_mention_is_where_the_way_back_leads(html_of) -> None:
    html = html_of("A.[@one] B.[@one]")
    assert html.count('id="cite-1"') == 1
    assert html.count('href="#cite-1"') == 1


def test_a_note_of_the_author_may_cite_and_its_number_comes_first(html_of) -> None:
    html = html_of("A.[^mine] B.[@two]\n\n[^mine]: My words.[@one]")
    assert [int(n) for n in re.findall(r'id="note-(\d+)"', html)] == [1, 2, 3]
    assert notes(html) == [("2", "First"), ("3", "Second")]


def test_an_image_may_be_called_anything_on_the_disk(html_of) -> None:
    name = 'a "b" #1? ü&c.svg'
    html = html_of(
        f"![A dot](<../drawings/{name.replace('?', '%3F').replace('#', '%23')}>)",
        more=f'-- drawings/{name} --\n<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    )
    (source,) = re.findall(r'<img src="([^"]*)" alt="A dot"', html)
    assert re.fullmatch(r"\.\./assets/[0-9a-f]{12}/a-b-1-c\.svg", source)


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ("Open-Source Project", "Open-Source Project"),
        ("Doe, J. K., & Roe, R.", "Doe, J. K., & Roe, R."),
        ("Deneault, A.-A., Doe, J., & Roe, R.", "Deneault, A.-A., et al."),
        ("Doe, J., Roe, R., et al.", "Doe, J., et al."),
        ("Schmitt, D. P., and more than 130 others", "Schmitt, D. P., and more than 130 others"),
    ],
)
def test_a_note_names_the_first_of_many_authors(authors: str, shown: str) -> None:
    source = Reference(
        key="one", type="web", authors=authors, year=2020, title="T", confidence="verified"
    )
    assert source.first_authors == shown
