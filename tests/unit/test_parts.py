"""No page grows with the guide, and every chapter can still be reached by links."""

import posixpath
import re

import pytest

from generator.build import Built
from generator.problems import has_errors
from generator.render.parts import MOST_CHAPTERS, MOST_PARTS
from tests.unit.test_guide import Builder, built, chapter
from tests.unit.test_ways import page, section

__all__ = ["built"]

# The last part has the two chapters of the base site.
SITE = """-- site.yaml --
title: Test guide
tagline: A guide
description: A guide.
parts:
{parts}
  - {{id: start, title: Start}}
"""


def parts_with(*sizes: int) -> str:
    """A guide whose first parts have so many chapters; "c3-48" is the 48th of the third part."""
    parts = "\n".join(f"  - {{id: p{n}, title: Part {n}}}" for n in range(1, len(sizes) + 1))
    return SITE.format(parts=parts) + "".join(
        chapter(f"{of}-c{n}-{of}", f"p{n}")
        for n, size in enumerate(sizes, 1)
        for of in range(1, size + 1)
    )


def links_in(html: str, here: str) -> set[str]:
    """Where the links of a page lead, but for those to the chapters before and after it."""
    listed = re.sub(r'<nav class="neighbors.*?</nav>', "", html, flags=re.DOTALL)
    folder = posixpath.dirname(here)
    hrefs = re.findall(r'<a [^>]*href="([^"#:]+)', listed)
    return {posixpath.normpath(posixpath.join(folder, href)) for href in hrefs}


def reached_from_home(site: Built) -> set[str]:
    pages = {o.address: o.data.decode() for o in site.outputs if o.address.endswith(".html")}
    reached, waiting = set[str](), ["index.html"]
    while waiting:
        address = waiting.pop()
        if address not in reached and address in pages:
            reached.add(address)
            waiting += links_in(pages[address], address)
    return reached


def lists_on(site: Built, address: str) -> list[str]:
    """The list of chapters of each part."""
    return re.findall(r'<ol class="index.*?</ol>', page(site, address))


LARGE = pytest.mark.parametrize(
    "sizes", [(400,), (16,) * 25, (1,) * 400], ids=["one part", "25 parts", "400 parts"]
)
MOST_LINKS = 150  # a home page of 20 parts and 100 chapters, and all that stands around them


@LARGE
def test_every_chapter_of_a_large_guide_is_reached_by_lists_alone(
    built: Builder, sizes: tuple[int, ...]
) -> None:
    site = built(parts_with(*sizes))
    assert site.guide is not None, site.problems
    assert {entry.address for entry in site.guide.chapters} <= reached_from_home(site)


@LARGE
def test_no_page_of_a_large_guide_is_too_heavy(built: Builder, sizes: tuple[int, ...]) -> None:
    site = built(parts_with(*sizes))
    assert not has_errors(site.problems), site.problems
    pages = [o.data.decode() for o in site.outputs if o.address.endswith(".html")]
    assert max(html.count("<a ") for html in pages) <= MOST_LINKS


def test_a_guide_within_the_bounds_stands_on_the_home_page_whole(built: Builder) -> None:
    site = built(parts_with(*(5,) * (MOST_PARTS - 2), 8))
    assert sum(one.count("<li>") for one in lists_on(site, "index.html")) == MOST_CHAPTERS
    assert " more " not in page(site, "index.html")


def test_parts_share_the_room_and_say_what_is_left(built: Builder) -> None:
    site = built(parts_with(3, 70, 90))
    lists = lists_on(site, "index.html")
    assert [one.count("<li>") for one in lists] == [3, 47, 47, 2]
    assert re.findall(r'start="(\d+)"', "".join(lists)) == ["1", "4", "74", "164"]
    left = re.findall(r'<li class="unnumbered"><a class="index_link" (.*?)</a>', "".join(lists))
    said = 'href="guide/{}.html">and {} more chapters<span class="visually-hidden"> in {}</span>'
    assert left == [said.format("c2-48", 23, "Part 2"), said.format("c3-48", 43, "Part 3")]


def test_one_chapter_is_shown_rather_than_counted(built: Builder) -> None:
    lists = lists_on(built(parts_with(50, 50)), "index.html")
    assert [one.count("<li>") for one in lists] == [50, 50, 2]


def test_parts_beyond_the_bound_are_counted(built: Builder) -> None:
    html = page(built(parts_with(*(2,) * MOST_PARTS)), "index.html")
    assert html.count('<li class="part">') == MOST_PARTS
    assert 'href="guide/start.html">and 1 more part</a></p>' in html


def test_the_trail_leads_to_a_part_on_the_home_page_or_to_where_it_begins(built: Builder) -> None:
    site = built(parts_with(*(2,) * (MOST_PARTS + 1)))
    named, left = (page(site, f"guide/c{n}-2.html") for n in (MOST_PARTS, MOST_PARTS + 1))
    assert f'href="../index.html#part-p{MOST_PARTS}">' in named
    assert f'href="c{MOST_PARTS + 1}-1.html">Part {MOST_PARTS + 1}</a>' in section(
        left, "crumbs_list", "</ol>"
    )


def test_a_list_of_chapters_on_a_page_is_as_short_as_that_of_the_home_page(built: Builder) -> None:
    text = parts_with(120).replace("\nText.\n", "\n::: chapter-list\n:::\n", 1)
    site = built(text)
    here = lists_on(site, "guide/c1-1.html")
    assert [one.count("<li") for one in here] == [99, 2]
    assert 'href="c1-99.html">and 22 more chapters' in here[0]


def test_long_numbers_have_room(built: Builder) -> None:
    lists = lists_on(built(parts_with(98, 2)), "index.html")
    kinds = [section(one, 'class="', '"') for one in lists]
    assert kinds == ["index", "index digits_3", "index digits_3"]
