"""What leads from a page to other places is right, and does not grow with the guide."""

import re

import pytest

from generator.build import Built
from generator.render.beside import MOST_CHAPTERS, MOST_PARTS
from tests.sites import BASE, read_site
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


@pytest.mark.parametrize(
    ("name", "first", "ends"),
    [
        ("c10", 1, ['c25.html">and 75 more chapters']),
        ("c60", 48, ['c47.html">47 chapters before', 'c72.html">and 28 more chapters']),
        ("c14", 2, ['start.html">1 chapter before', 'c26.html">and 74 more chapters']),
        ("c99", 76, ['c75.html">75 chapters before']),
    ],
)
def test_a_large_part_shows_the_chapters_around_this_one(
    built: Builder, name: str, first: int, ends: list[str]
) -> None:
    text = "".join(chapter(f"{n}-c{n:02}") for n in range(3, 100))
    nav = parts_of(page(built(text), f"guide/{name}.html"))
    chapters = section(nav, '<ol class="beside_chapters', "</ol>")
    assert chapters.count("<li>") == MOST_CHAPTERS
    has_line_before = "before" in ends[0]
    assert f' start="{first - has_line_before}"' in chapters
    more = re.findall(r'<li class="unnumbered"><a class="beside_link" href="(.*?)</a>', chapters)
    assert more == ends
    assert f'href="{name}.html" aria-current="page"' in chapters


@pytest.mark.parametrize(
    ("number", "first", "ends"),
    [
        (1, 1, ['c13.html">and 8 more parts']),
        (8, 2, ['c1.html">1 part before', 'c14.html">and 7 more parts']),
        (10, 4, ['c3.html">3 parts before', 'c16.html">and 5 more parts']),
        (14, 8, ['c7.html">7 parts before', 'start.html">and 1 more part']),
        (19, 9, ['c8.html">8 parts before']),
    ],
)
def test_of_many_parts_those_around_this_one_are_named(
    built: Builder, number: int, first: int, ends: list[str]
) -> None:
    numbers = range(1, 20)  # and Start after them
    parts = "".join(f"  - {{id: p{n}, title: Part {n}}}\n" for n in numbers)
    text = PARTS.replace("  - {id: late, title: Late}\n", parts)
    text += "".join(chapter(f"{n}-c{n}", f"p{n}") for n in numbers)
    nav = parts_of(page(built(text), f"guide/c{number}.html"))
    titles = re.findall(r'<a class="beside_link" [^>]*>(Part \d+|Start)</a>', nav)
    assert titles == [*(f"Part {n}" for n in numbers), "Start"][first - 1 :][:MOST_PARTS]
    assert re.findall(r'href="([^"]*">(?:and )?\d+ [^<]*part[^<]*)</a>', nav) == ends


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


def related_in(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', section(html, 'class="way-on_title"', "</ul>"))


def mentions_in(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', section(html, 'class="way-on_mentions"', "</ul>"))


FAQ = """-- faq.md --
---
title: Questions
description: Questions.
---
## Why? {#why}

More in [the chapter](guide/03-one.md).

## When? {#when}

Soon. More in [the chapter](guide/03-one.md), and [again](guide/03-one.md).

## Where? {#where}

Here.
"""


def test_what_most_links_join_to_a_chapter_is_related_to_it(built: Builder) -> None:
    text = chapter("03-one").replace("Text.", "::: exercise-card plan\n:::") + FAQ
    text += chapter("04-two", "start").replace("Text.", "[Plan](../exercises/plan.yaml)")
    site = built(text)
    html = page(site, "guide/one.html")
    assert related_in(html) == ["../exercises/plan.html", "../faq.html#when", "../faq.html#why"]
    assert mentions_in(page(site, "exercises/plan.html")) == [
        "../guide/one.html",
        "../guide/two.html",
    ]


def test_what_an_author_names_stands_in_place_of_what_links_say(built: Builder) -> None:
    named = "\nrelated: [../faq.md#where, ../techniques/breathing.md]"
    text = chapter("03-one", more=named).replace("Text.", "::: exercise-card plan\n:::") + FAQ
    assert related_in(page(built(text), "guide/one.html")) == [
        "../techniques/breathing.html",
        "../exercises/plan.html",
        "../faq.html#where",
    ]


def test_mentions_are_few_and_leave_out_what_stands_on_the_page_anyway(built: Builder) -> None:
    link = "See [it](03-one.md) and [the technique](../techniques/breathing.md)."
    text = PARTS + chapter("03-one", "late") + chapter("04-mate", "late").replace("Text.", link)
    text += "".join(chapter(f"{n}-c{n}").replace("Text.", link) for n in range(10, 22))
    site = built(text)
    in_chapter = mentions_in(page(site, "guide/one.html"))
    in_technique = mentions_in(page(site, "techniques/breathing.html"))
    assert in_chapter == [f"c{n}.html" for n in range(10, 18)]
    assert related_in(page(site, "techniques/breathing.html")) == [
        "../guide/mate.html",
        "../guide/c10.html",
    ]
    assert in_technique == [f"../guide/c{n}.html" for n in range(11, 19)]


PATH = """-- paths/walk.yaml --
id: walk
title: A walk
description: A walk.
intro: Go.
parts:
  - title: All
    steps:
      - {id: one, to: ../guide/01-start.md, say: Read.}
      - {id: sit, say: Sit.}
      - {id: two, to: ../guide/02-next.md, say: Read on.}
      - {id: plan, to: ../exercises/plan.yaml, say: Plan.}
      - {id: again, to: ../exercises/plan.yaml, say: Plan again.}
      - {id: help, to: ../pages/help.md, say: Call.}
"""


def place_on_path(html: str) -> str:
    found = re.search(r'<p class="path-place">(.*?)</p>', html)
    return re.sub(r"<[^a/][^>]*>|</span>", "", found[1]).strip() if found else ""


def test_a_page_says_which_step_of_a_path_it_is(built: Builder) -> None:
    site = built(PATH)
    walk = 'On the path <a href="../paths/walk.html">A walk</a>: '
    away = '<a href="../paths/walk.html#step-sit">a step away from the screen</a>'
    assert place_on_path(page(site, "guide/start.html")) == f"{walk}step 1 of 6. Next: {away}"
    assert place_on_path(page(site, "guide/next.html")) == (
        f'{walk}step 3 of 6. Before: {away}Next: <a href="../exercises/plan.html">A plan</a>'
    )
    assert 'id="step-sit"' in page(site, "paths/walk.html")


def test_a_page_that_is_two_steps_says_both_and_guesses_neither(built: Builder) -> None:
    said = place_on_path(page(built(PATH), "exercises/plan.html"))
    assert said == 'On the path <a href="../paths/walk.html">A walk</a>: steps 4, 5 of 6.'


def test_a_page_for_a_hard_moment_speaks_of_no_path(built: Builder) -> None:
    text = read_site(BASE.read_text("utf-8")).files["pages/help.md"]
    urgent = "-- pages/help.md --\n" + text.replace("title: Help", "title: Help\nleave_now: true")
    assert place_on_path(page(built(PATH), "help.html")) != ""
    assert place_on_path(page(built(PATH + urgent), "help.html")) == ""


def test_no_page_names_more_than_two_paths(built: Builder) -> None:
    text = "".join(PATH.replace("walk", name) for name in ("walk", "run", "swim"))
    assert page(built(text), "guide/start.html").count('class="path-place"') == 2
