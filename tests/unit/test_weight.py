"""A page that is heavy on a slow line is named, with its bytes and its limit."""

import gzip
import random
from collections.abc import Iterator

import pytest

from generator import limits
from generator.check.naming import named_by
from generator.check.weight import weigh
from generator.limits import Budget
from generator.problems import Problem
from generator.render.output import Output

NOISE = random.Random(1).randbytes(5_000).hex().encode()  # compresses to little more than half

HEAD = b"""<link rel="stylesheet" href="../assets/1/site.css">
<script src="../assets/1/check.js" defer></script><h1>Title</h1>"""
STYLE = Output("assets/1/site.css", b"a{}")
SCRIPT = Output("assets/1/check.js", b"f()")


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a few lines can break."""
    monkeypatch.setattr(limits, "READING_PAGE", Budget(400, 300, 200, 4, 1_000))
    monkeypatch.setattr(limits, "ASKING_PAGE", Budget(400, 300, 800, 4, 1_000))
    monkeypatch.setattr(limits, "SCRIPT_BYTES", 800)
    monkeypatch.setattr(limits, "OFFLINE_BYTES", 900)
    monkeypatch.setattr(limits, "SEARCH_INDEX_BYTES", 900)


def size(*outputs: Output) -> str:
    return f"{sum(len(gzip.compress(output.data, 6, mtime=0)) for output in outputs):,}"


def noise(size: int) -> bytes:
    """About as many bytes, compressed."""
    return NOISE[: size * 7 // 4]


def page(more: bytes = b"", name: str = "start") -> Output:
    return Output(f"guide/{name}.html", HEAD + more, f"guide/01-{name}.md")


def told(*outputs: Output) -> list[str]:
    return [line for problem in weigh(outputs) for line in _lines(problem)]


def _lines(problem: Problem) -> Iterator[str]:
    yield f"{problem.place.path}: {problem.severity}: {problem.message}"
    if problem.hint:
        yield problem.hint


def test_a_page_within_its_budget_is_not_mentioned() -> None:
    assert told(page(b"a" * 4_000), STYLE, SCRIPT) == []


def test_a_page_is_weighed_as_a_host_sends_it() -> None:
    heavy = page(noise(600))
    assert told(heavy, STYLE, SCRIPT) == [
        f"guide/01-start.md: error: guide/start.html has {size(heavy)} bytes, compressed; "
        "the limit is 400",
        "split the page in two",
    ]


def test_style_sheets_are_added_up_and_reported_once_for_all_pages() -> None:
    two = b'<link rel="stylesheet" href="../assets/2/more.css">'
    sheets = (
        Output("assets/1/site.css", noise(200)),
        Output("assets/2/more.css", noise(180)),
    )
    assert told(page(two), page(two, "next"), page(name="last"), *sheets, SCRIPT) == [
        f"guide/01-start.md: error: guide/start.html (and 1 more) names {size(*sheets)} bytes of "
        "style sheets, compressed; the limit is 300",
        f"site.css {size(sheets[0])}, more.css {size(sheets[1])}",
    ]


def test_a_page_that_asks_may_have_more_script_than_one_to_read() -> None:
    script = Output(SCRIPT.address, noise(400))
    keep = b'<script src="../assets/3/keep.js" defer></script>'
    assert told(page(keep), STYLE, script, Output("assets/3/keep.js", b"g()")) == []
    assert told(page(), STYLE, script) == [
        f"guide/01-start.md: error: guide/start.html names {size(script)} bytes of scripts, "
        "compressed; the limit is 200",
        f"check.js {size(script)}",
    ]


def test_requests_are_counted_with_the_page_itself() -> None:
    images = [Output(f"assets/{n}/{n}.svg", b"<svg/>") for n in (4, 5)]
    shown = b"".join(b'<img src="../%b" alt="">' % image.address.encode() for image in images)
    assert told(page(shown[: len(shown) // 2]), STYLE, SCRIPT, *images) == []
    assert told(page(shown), STYLE, SCRIPT, *images) == [
        "guide/01-start.md: error: guide/start.html needs 5 requests; the limit is 4",
        "besides the page itself: site.css, check.js, 4.svg, 5.svg",
    ]


def test_everything_a_page_shows_is_added_up() -> None:
    image = Output("assets/4/drawing.svg", noise(900))
    all_of_it = (page(b'<img src="../assets/4/drawing.svg" alt="">'), STYLE, SCRIPT, image)
    assert told(*all_of_it) == [
        f"guide/01-start.md: error: guide/start.html and what it shows have {size(*all_of_it)} "
        "bytes, compressed; the limit is 1,000",
        f"the heaviest is drawing.svg, with {size(image)}",
    ]


def test_an_image_made_of_dots_is_a_warning() -> None:
    image = Output("assets/4/sea.jpg", b"dots")
    assert told(page(b'<img alt="" src="../assets/4/sea.jpg">'), STYLE, SCRIPT, image) == [
        "guide/01-start.md: warning: guide/start.html shows sea.jpg, which is no drawing",
        "an SVG is lighter, and sharp at every size",
    ]


def test_a_font_and_another_host_are_named() -> None:
    sheet = Output(STYLE.address, b"@font-face{font-family:Mine;src:url(mine.woff2)}")
    there = b'<link rel="preconnect" href="https://fonts.example"><img src="//example.org/a.svg">'
    assert told(page(there), sheet, SCRIPT) == [
        "guide/01-start.md: error: guide/start.html asks fonts.example for a file",
        "keep it beside it",
        "guide/01-start.md: error: guide/start.html asks example.org for a file",
        "keep it beside it",
        "assets/1/site.css: error: site.css brings a font of its own",
        "no page may load one: use the fonts that are on every device",
    ]


def test_a_script_for_later_has_a_limit_of_its_own() -> None:
    later = Output("assets/6/lock.js", noise(900))
    shown = page(b'<template><script src="../assets/6/lock.js"></script></template>')
    assert told(shown, STYLE, SCRIPT, later) == [
        f"assets/6/lock.js: error: assets/6/lock.js has {size(later)} bytes, compressed; "
        "the limit is 800"
    ]


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("assets/{}/guide.pack", "what a reader can keep offline"),
        ("assets/7/search-{}.js", "the search index"),
    ],
)
def test_a_whole_that_is_too_much_for_a_phone_is_a_warning(address: str, what: str) -> None:
    parts = [Output(address.format(name), noise(500)) for name in "ab"]
    assert told(parts[0], Output("assets/7/researched.js", noise(500))) == []
    assert told(*parts) == [
        f"{parts[0].address}: warning: {what} has {size(*parts)} bytes, compressed; "
        "the limit is 900"
    ]


def test_a_link_to_another_site_is_no_request() -> None:
    html = (
        '<a href="https://example.org/">there</a><link rel="canonical" href="https://a.example/">'
    )
    assert named_by("a.html", html).elsewhere == ()


def test_files_are_named_from_the_root_of_the_site_each_once() -> None:
    html = '<img src="../a.svg" alt="one"><img alt="two" src="../a.svg"><img src="b.svg">'
    assert named_by("guide/start.html", html).images == ("a.svg", "guide/b.svg")
