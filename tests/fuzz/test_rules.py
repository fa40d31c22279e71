"""The rules see what they are there to see: each is shown something broken, and says so."""

import pytest

from generator.model.body import CLOSE, OPEN, Body, Mention, Role
from generator.parse.documents import Parsed
from generator.problems import Place, Problem
from tests.fuzz import rules, scores
from tests.fuzz.choices import FromBytes
from tests.fuzz.guides import Page, _check_address, _check_page, make
from tests.fuzz.markup import ALLOWED, check_body
from tests.fuzz.rules import check_problems, check_source, source_of
from tests.fuzz.targets import BY_NAME
from tests.fuzz.texts import LITTLE_GUIDE, random_bytes

FILES = {"a.md": ["one", "two"]}
MENTION = Mention(Role.LINK, "a.md", Place("a.md"))
HELD = f"{OPEN}0{CLOSE}"


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<p onclick="x">a</p>',
        '<p style="x">a</p>',
        "<p>a",
        "<p>a</em></p>",
        "a < b",
        "a > b",
        '<a href="javascript:x">a</a>',
        '<img src="data:,x" alt="a">',
        '<a href="a.html">a</a>',
        '<p class="a"b">x</p>',
        f"<p>{OPEN}1{CLOSE}</p>",
        f"<p>{OPEN}no.words{CLOSE}</p>",
        f"<p>{OPEN}</p>",
    ],
)
def test_html_beyond_the_list_is_seen(html: str) -> None:
    with pytest.raises(AssertionError):
        check_body(Body(html, (MENTION,)), has_errors=False)


@pytest.mark.parametrize(
    "html",
    [
        f'<p>a &lt; b &gt; c <a class="term" href="{HELD}">d</a><br /></p>',
        '<a href="https://a.example/?a=1&amp;b=2" rel="noreferrer">a</a>',
        f"<p>{OPEN}box.scene{CLOSE}</p>",
    ],
)
def test_html_within_the_list_passes(html: str) -> None:
    check_body(Body(html, (MENTION,)), has_errors=False)


@pytest.mark.parametrize(
    "problem",
    [
        Problem(Place("a.md", 3, 1), "c", "m"),
        Problem(Place("a.md", 0, 1), "c", "m"),
        Problem(Place("a.md", 1, 5), "c", "m"),
        Problem(Place("b.md", 2, 1), "c", "m"),
        Problem(Place("a.md"), "Not A Code", "m"),
        Problem(Place("a.md"), "c", " "),
    ],
)
def test_a_problem_out_of_its_file_or_without_words_is_seen(problem: Problem) -> None:
    with pytest.raises(AssertionError):
        check_problems([problem], FILES)


def test_a_reader_that_gives_up_without_a_word_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "parse", lambda source: Parsed(None, ()))
    with pytest.raises(AssertionError, match="neither"):
        check_source(source_of("faq.md", "a"))


@pytest.mark.parametrize(
    "html",
    [
        "<main><iframe></iframe></main>",
        '<p onclick="x">a</p>',
        '<p id="a"></p><p id="a"></p>',
        '<script type="application/json">"<b>"</script>',
        '<a href="javascript:x">a</a>',
        '<a href="gone.html">a</a>',
    ],
)
def test_a_page_with_more_than_the_templates_write_is_seen(html: str) -> None:
    known = {**ALLOWED, "main": set(), "script": {"type"}, "p": {"id"}}
    with pytest.raises(AssertionError):
        _check_page("a.html", Page(html), known, {"a.html"})


def test_a_way_out_of_the_site_that_may_be_is_let_pass() -> None:
    for address in ("", "#a", "a.html#a", "https://a.example", "tel:112"):
        _check_address("a.html", address, {"a.html"})


def test_the_little_guide_is_whole_as_it_is() -> None:
    assert len(make(LITTLE_GUIDE).outputs) > 30


@pytest.mark.parametrize(
    ("function", "broken"),
    [
        ("score_dimension", lambda *given: 0.5),
        ("band_of", lambda bands, value: len(bands) - 1),
        ("reading_of", lambda dimension, value: (0,)),
        ("standing_out", lambda *given: ("f1",)),
        ("is_alarming", lambda *given: True),
    ],
)
def test_a_score_that_is_wrong_is_seen(
    monkeypatch: pytest.MonkeyPatch, function: str, broken: object
) -> None:
    monkeypatch.setattr(scores, function, broken)
    targets = [BY_NAME["scoring"], BY_NAME["paper-key"]]
    inputs = [(target, data) for data in random_bytes(100) for target in targets]
    with pytest.raises(AssertionError):
        [target.check(FromBytes(data)) for target, data in inputs]
