"""A guide sees as much of a chapter by its outline as by the whole of it, and no word more."""

from collections.abc import Iterable
from datetime import date
from functools import cache

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.check.gates import check
from generator.link.guide import link
from generator.model.document import Document
from generator.model.guide import Entry, Guide
from generator.model.outline import has_outline, outline_of
from generator.model.pages import Chapter
from generator.parse.documents import parse
from generator.problems import Problem, has_errors
from generator.rebuild.chapters import around_of, chapter_page, means_of
from generator.rebuild.coding import encoded
from generator.rebuild.search_parts import light_record
from generator.render.assets import Assets, gather_assets
from generator.render.pages import pages_to_be, rendered
from generator.render.press import Press, press
from generator.render.search.index import first_part, language_of, other_parts
from generator.render.search.records import record_groups, record_of
from generator.render.templates import Templates
from generator.words.files import load_words
from generator.words.lexicon import Words
from tests.environment import ROOT
from tests.fuzz.rules import source_of
from tests.fuzz.texts import LITTLE_GUIDE

TODAY = date(2026, 11, 25)
IMAGE = "drawings/dot.svg"
PATH = "guide/02-next.md"

LINES = (
    *("Words, and more of them.", "A [link](01-start.md#first) and [another](../faq.md).", ""),
    *("## A heading", "## A heading {#of-my-own}", "### A smaller one", "## Ending in nothing"),
    *("A claim.[@doe-2020] Twice.[@doe-2020]", "A [[trigger]] and [[triggers]].", "Noted.[^n]"),
    *("[^n]: What [[trigger]] is.[@doe-2020]", "![a dot](../drawings/dot.svg)", "- one\n- two"),
    *("[a dot](../drawings/dot.svg)", "::: scene\nSomebody says so.[@doe-2020]\n:::", "> So."),
    *("::: callout Mind\nA [[trigger]].\n:::", "| a | b |\n|---|---|\n| c | [[trigger]] |"),
    *("[broken](none.md)", "[[unknown]]", "A claim.[@none-1999]", "::: references\n:::"),
    *(
        "::: technique-table breathing\n:::",
        "```\n[[trigger]]\n```",
        "[^unused]: Not shown[@doe-2020].",
    ),
)
SCENE_ALONE = next(line for line in LINES if line.startswith("::: scene"))
MATTER = (
    "reviewed: 2026-11-01\nnext_review: 2027-11-01",
    "aliases: [guide/older.html]",
    "slug: elsewhere",
    "related: [../techniques/breathing.md]",
    "not_for: Nobody who[@doe-2020] is away.",
    "heads_up: A [[trigger]] follows.",
    "draft: true",
    "leave_now: true",
)


def chapter(lines: Iterable[str], matter: Iterable[str]) -> Document | None:
    """The second chapter of the little guide with these values, and these lines below its own."""
    _, front, text = LITTLE_GUIDE[PATH].split("---\n")
    whole = ("---", *front.splitlines(), *matter, "---", "\n\n".join((text, *lines)))
    return parse(source_of(PATH, "\n".join(whole))).document


@cache
def others() -> tuple[Document, ...]:
    texts = {path: text for path, text in LITTLE_GUIDE.items() if path not in (PATH, IMAGE)}
    found = [parse(source_of(path, text)).document for path, text in texts.items()]
    return tuple(document for document in found if document)


def guide_with(document: Document) -> tuple[Guide, set[Problem]]:
    """The little guide with this chapter; its problems, none of them in its place there."""
    documents = sorted((*others(), document), key=lambda one: one.path)
    guide, problems = link(documents, [source_of(IMAGE, LITTLE_GUIDE[IMAGE])], frozenset())
    assert guide
    return guide, {*map(_nowhere, (*problems, *check(guide, TODAY)))}


def _nowhere(problem: Problem) -> Problem:
    if problem.place.path != PATH:
        return problem
    return msgspec.structs.replace(
        problem, place=msgspec.structs.replace(problem.place, line=1, column=1)
    )


@cache
def theme() -> tuple[Templates, Words, Assets]:
    words = load_words("en", (ROOT,))
    image = {IMAGE: source_of(IMAGE, LITTLE_GUIDE[IMAGE])}
    return (
        Templates((ROOT / "templates",), words),
        words,
        gather_assets((ROOT / "assets",), image, words),
    )


def press_of(guide: Guide) -> Press:
    templates, words, assets = theme()
    return press(guide, assets, templates, words)


def facts_of(guide: Guide) -> dict[str, object]:
    """All of a guide but for the words of chapters."""
    values = {name: getattr(guide, name) for name in guide.__struct_fields__}
    relations = values.pop("relations")
    for name in ("documents", "parts", "chapters"):
        values.pop(name)
    return values | {
        "order": list(relations.order),
        "questions": relations.questions,
        "leads": [(place, list(to.items())) for place, to in relations.leads.items()],
        "led_from": [(place, list(to.items())) for place, to in relations.led_from.items()],
        "stands": list(relations.stands),
        "chapters": [(c.address, c.matter.title, c.matter.part) for c in guide.chapters],
        "last_reviewed": guide.last_reviewed,
    }


def test_of_these_chapters_most_make_a_site() -> None:
    """Or the next test would compare nothing."""
    made = [chapter([line], []) for line in LINES] + [chapter([], [value]) for value in MATTER]
    sound = [one for one in made if one and has_outline(one) and not has_errors(guide_with(one)[1])]
    assert len(sound) > len(made) * 2 / 3


@settings(max_examples=60, derandomize=True, database=None, suppress_health_check=[*HealthCheck])
@given(
    st.lists(st.sampled_from(LINES), max_size=8),
    st.lists(st.sampled_from(MATTER), max_size=3, unique=True),
)
@example(["## A heading", SCENE_ALONE], [])
def test_a_guide_is_the_same_by_an_outline(lines: list[str], matter: list[str]) -> None:
    whole = chapter(lines, matter)
    if whole is None or not has_outline(whole):
        return
    outline = outline_of(whole)
    guide, problems = guide_with(whole)
    by_outline, told = guide_with(outline.document())
    assert {(p.place.path, p.code, p.message, p.hint) for p in told} == {
        (p.place.path, p.code, p.message, p.hint) for p in problems
    }
    assert facts_of(by_outline) == facts_of(guide)
    if PATH in guide.addresses and not has_errors(problems):
        compare_pages(guide, by_outline, whole)


def compare_pages(guide: Guide, by_outline: Guide, whole: Document) -> None:
    """The pages of the two, and what can be found in them without their words."""
    outline = outline_of(whole)
    pages = [rendered(press_of(guide), p, p.view()) for p in pages_to_be(press_of(guide))]
    for page in pages_to_be(press_of(by_outline)):
        if page.entry.path == PATH:
            means = encoded(means_of(press_of(by_outline), (ROOT,)))
            number = next(n for n, c in enumerate(by_outline.chapters) if c.path == PATH)
            around = around_of(press_of(by_outline), page.entry, number, outline)
            assert chapter_page(around, whole, means) in pages
        else:
            assert rendered(press_of(by_outline), page, page.view()) in pages
    language = language_of("en", theme()[1])
    groups = record_groups(guide)
    by_outlines = record_groups(
        by_outline, lambda c: light_record(c, outline) if c.path == PATH else record_of(c)
    )
    assert first_part(by_outline, by_outlines, language) == first_part(guide, groups, language)
    assert [
        (name, [(r.address, len(r.sections)) for r in records])
        for name, records in other_parts(by_outlines)
    ] == [
        (name, [(r.address, len(r.sections)) for r in records])
        for name, records in other_parts(groups)
    ]
    entry = Entry(whole, _chapter(whole), "guide/next.html")
    light = light_record(entry, outline)
    assert [(s.anchor, s.heading) for s in light.sections] == [
        (s.anchor, s.heading) for s in record_of(entry).sections
    ]


def _chapter(document: Document) -> Chapter:
    assert isinstance(document.matter, Chapter)
    return document.matter


@pytest.mark.parametrize(
    ("line", "is_known"),
    [("Words.", True), ("::: technique-table breathing\n:::", False), ("::: quiz two\n:::", False)],
)
def test_a_chapter_without_components_is_known_by_its_outline(line: str, is_known: bool) -> None:
    document = chapter([line], [])
    assert document
    assert has_outline(document) == is_known


def test_no_other_file_is() -> None:
    assert not any(has_outline(one) for one in others())


def test_other_words_have_the_same_outline_and_other_headings_another() -> None:
    def outline(*lines: str) -> object:
        document = chapter(lines, [])
        assert document
        return outline_of(document)

    before = outline("## One", "A sentence, with [[trigger]].", "## Two", "More.")
    assert outline("## One", "Another. \n[[trigger]] and on.", "## Two", "> No more.") == before
    assert outline("## One", "A sentence, with [[trigger]].", "## Two") != before
    assert outline("## One", "A sentence.", "## Two", "More.") != before
    assert outline("## One", "A sentence, with [[trigger]].", "### Two", "More.") != before
    assert outline("## One", "A sentence, with [[trigger]].[@doe-2020]", "## Two", "M.") != before
