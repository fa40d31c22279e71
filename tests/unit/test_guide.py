"""The guide is in the order its author meant, and drafts are nowhere in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.build import Built, build
from generator.model.guide import Guide
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import BASE, read_site, write_site

CHAPTER = """-- guide/{name}.md --
---
title: Chapter {name}
description: A chapter.
part: {part}
in_short: [One]
by_the_end: You can start.
recap: [One]
next_step: Go on.{more}
---
Text.
"""
PARTS = """-- site.yaml --
title: Test guide
tagline: A guide
description: A guide.
parts:
  - {id: late, title: Late}
  - {id: never, title: Never}
  - {id: start, title: Start}
"""
FILES = read_site(BASE.read_text("utf-8")).files


def chapter(name: str, part: str = "start", more: str = "") -> str:
    return CHAPTER.format(name=name, part=part, more=more)


Builder = Callable[..., Built]


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    """What comes of the base site with these files over it."""

    def make(text: str, with_drafts: bool = False) -> Built:
        write_site(read_site(text), tmp_path)
        settings = Settings(
            tmp_path,
            (ROOT,),
            date(2026, 11, 25),
            "https://x.example/",
            with_drafts=with_drafts,
        )
        return build(settings)

    return make


def guide_of(built: Built) -> Guide:
    assert built.guide is not None, built.problems
    return built.guide


def test_chapters_stand_by_part_and_then_by_number(built: Builder) -> None:
    text = PARTS + chapter("10-ten", "late") + chapter("03-three", "late") + chapter("04-four")
    guide = guide_of(built(text))
    assert [part.part.id for part in guide.parts] == ["late", "start"]
    assert [entry.name for entry in guide.chapters] == ["three", "ten", "start", "next", "four"]


def test_techniques_stand_by_title_and_sources_by_author(built: Builder) -> None:
    technique = FILES["techniques/breathing.md"]
    first = technique.replace("title: Breathing", "title: Aware")
    sources = "".join(
        f"- {{key: {key}, type: book, authors: {author}, year: {year}, title: T, "
        "confidence: verified}\n"
        for key, author, year in (("c", "roe", 1999), ("a", "Doe", 2001), ("b", "Doe", 2000))
    )
    text = f"-- techniques/zen.md --\n{first}-- references.yaml --\n{FILES['references.yaml']}"
    guide = guide_of(built(text + sources))
    assert [entry.name for entry in guide.techniques] == ["zen", "breathing"]
    assert list(guide.references) == ["b", "a", "doe-2020", "c"]


def test_a_slug_and_a_number_never_reach_the_address_together(built: Builder) -> None:
    guide = guide_of(built(chapter("03-three", more="\nslug: third")))
    assert guide.addresses["guide/03-three.md"] == "guide/third.html"
    assert guide.addresses["guide/02-next.md"] == "guide/next.html"


def test_a_draft_is_in_no_file_of_the_site(built: Builder) -> None:
    made = built(chapter("03-undisclosed", more="\ndraft: true"))
    assert made.outputs
    assert [output.address for output in made.outputs if b"undisclosed" in output.data] == []


def test_a_draft_is_everywhere_when_drafts_are_asked_for(built: Builder) -> None:
    made = built(chapter("03-undisclosed", more="\ndraft: true"), with_drafts=True)
    named = {output.address for output in made.outputs if b"undisclosed" in output.data}
    assert {"guide/next.html", "index.html", "sitemap.xml"} <= named


def test_a_term_is_found_by_any_of_its_forms_in_any_case(built: Builder) -> None:
    text = chapter("03-three") + "\n[[Triggers]] and [[TRIGGER|it]].\n"
    made = built(text)
    page = next(o.data.decode() for o in made.outputs if o.address == "guide/three.html")
    assert page.count('class="term" href="../words.html#trigger"') == 2


def test_pages_that_use_a_term_are_named_beside_it(built: Builder) -> None:
    made = built(chapter("03-three") + "\n[[trigger]]\n")
    page = next(o.data.decode() for o in made.outputs if o.address == "words.html")
    assert 'href="guide/three.html">Chapter 03-three</a>' in page
