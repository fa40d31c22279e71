"""What leads from a page to other places is right, and does not grow with the guide."""

import re

import pytest

from generator.build import Built
from generator.render.beside import MOST_CHAPTERS
from tests.unit.test_guide import PARTS, Builder, built, chapter

__all__ = ["built"]


def page(built: Built, address: str) -> str:
    """The HTML of one page, without white space between its tags."""
    html = next(o.data.decode() for o in built.outputs if o.address == address)
    return re.sub(r">\s+<", "><", html)


def section(html: str, start: str, end: str) -> str:
    return html.partition(start)[2].partition(end)[0]


def parts_of(html: str) -> str:
    return section(html, '<nav aria-label="Parts and chapters">', "</nav>")


def test_a_chapter_names_every_part_and_the_chapters_of_its_own(built: Builder) -> None:
    text = PARTS + chapter("03-one", "late") + chapter("04-two", "late") + chapter("05-three")
    nav = parts_of(page(built(text), "guide/two.html"))
    assert re.findall(r'href="([^"]*)"', nav) == ["one.html", "one.html", "two.html", "start.html"]
    assert '<a class="beside_link" href="one.html" aria-current="true">Late</a>' in nav
    assert '<a class="beside_link" href="two.html" aria-current="page">' in nav
    assert nav.count("aria-current") == 2


def test_chapters_are_counted_through_the_parts(built: Builder) -> None:
    text = PARTS + chapter("03-one", "late") + chapter("04-two", "late")
    assert 'start="1"' in parts_of(page(built(text), "guide/one.html"))
    assert 'start="3"' in parts_of(page(built(text), "guide/start.html"))


@pytest.mark.parametrize(("name", "first"), [("c10", 1), ("c60", 48), ("c99", 76)])
def test_a_large_part_shows_the_chapters_around_this_one(
    built: Builder, name: str, first: int
) -> None:
    text = "".join(chapter(f"{n}-c{n:02}") for n in range(3, 100))
    nav = parts_of(page(built(text), f"guide/{name}.html"))
    chapters = section(nav, '<ol class="beside_chapters"', "</ol>")
    assert chapters.count("<li>") == MOST_CHAPTERS
    assert chapters.startswith(f' start="{first}"')
    assert f'href="{name}.html" aria-current="page"' in chapters


def test_the_trail_leads_to_the_part_on_the_home_page(built: Builder) -> None:
    site = built("")
    assert 'href="../index.html#part-start">Start</a>' in page(site, "guide/start.html")
    assert 'id="part-start">Start</h3>' in page(site, "index.html")


def test_a_page_of_three_headings_has_contents_and_one_of_two_has_none(built: Builder) -> None:
    text = chapter("03-long") + "\n## One\n\n### Not this\n\n## Two\n" + chapter("04-short")
    site = built(text)
    contents = section(page(site, "guide/long.html"), '<ul class="beside_contents">', "</ul>")
    assert re.findall(r'href="#([^"]*)"', contents) == ["one", "two", "recap"]
    assert "beside_contents" not in page(site, "guide/short.html")


def test_contents_name_the_notes_where_there_are_some(built: Builder) -> None:
    text = chapter("03-long").replace("Text.", "## One\n\n## Two\n\nText.[@doe-2020]")
    contents = section(page(built(text), "guide/long.html"), "beside_contents", "</ul>")
    assert '<a class="beside_link" href="#notes">Notes</a>' in contents
