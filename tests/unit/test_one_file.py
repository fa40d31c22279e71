"""A page becomes an article: its links, ids and repeats."""

from urllib.parse import unquote
from xml.etree.ElementTree import canonicalize

import pytest

from generator.render.one_file.article import CLOSE, OPEN, article, place
from generator.render.one_file.classes import class_names, shorter_styles
from generator.render.one_file.pictures import data_address
from generator.render.one_file.places import nearest, short_name, with_images, with_short_names
from generator.render.one_file.repeats import without_repeats
from generator.render.templates import surnames


def test_a_link_to_a_page_becomes_a_place_in_the_file() -> None:
    made = article("guide/a.html", '<h1>A</h1><p><a href="../help.html#now">Help</a>', {})
    assert f"#{place('help.html', 'now')}" in made
    assert made.startswith(f"<article id={place('guide/a.html')}><h2>A</h2>")


def test_a_link_out_of_the_guide_stays() -> None:
    assert "href=tel:911" in article("a.html", '<p><a href="tel:911">Call</a>', {})


def test_a_page_without_words_is_no_article() -> None:
    assert article("a.html", "\n", {}) == ""


def test_the_questions_of_a_chapter_go_with_their_heading() -> None:
    made = article(
        "a.html", '<h2 id="check">Check</h2>\n<p>If you like.</p>\n<p data-check></p><p>On.', {}
    )
    assert "Check" not in made
    assert "<p>On." in made


def test_ids_are_short_unique_and_only_where_something_leads() -> None:
    html = (
        f'<h2 id="{place("a.html")}">A</h2><h3 id="{place("a.html", "b")}">B</h3>'
        f'<a href="#{place("a.html")}">A</a>'
    )
    assert with_short_names(html) == "<h2 id=a>A</h2><h3>B</h3><a href=#a>A</a>"


def test_what_is_left_out_leads_to_something_near() -> None:
    there = {"a.html#", "contents#", "contents#quizzes"}
    assert nearest("a.html#lost", there) == "a.html#"
    assert nearest("quizzes/index.html#", there) == "contents#quizzes"
    assert nearest("search.html#", there) == "contents#"


def test_no_two_short_names_are_the_same() -> None:
    names = [short_name(number) for number in range(40_000)]
    assert len(set(names)) == len(names)
    assert all(name[0].isalpha() for name in names)


def test_a_picture_stands_once_and_later_is_a_link() -> None:
    html = f'<img alt="x" src="{OPEN}p.svg#{CLOSE}">'
    made = with_images(html * 2, lambda address: f"data:{address}", "See it")
    assert made.count("<img") == 1
    assert f'<a href="#{OPEN}p.svg#{CLOSE}">See it</a>' in made


def test_a_drawing_asks_nobody_and_says_nothing_twice() -> None:
    drawing = b'<svg role="img"><title>T</title><style>\n a { fill: #123 }\n</style> <path/></svg>'
    address = data_address("a.svg", drawing)
    assert address == (
        "data:image/svg+xml,%3Csvg%3E%3Cstyle%3Ea%7Bfill:%23123%7D%3C/style%3E%3Cpath/%3E%3C/svg%3E"
    )


@pytest.mark.parametrize(
    "inside",
    [
        """<text font-family="system-ui, 'Segoe UI'">He said "no"</text>""",
        """<g class="' onload='x"/>""",
        '<text>a role="b" c</text>',
        "<text>10\xa0000</text>",
        "<text>5 > <tspan>3</tspan></text>",
        "<text><tspan>one</tspan> <tspan>two</tspan></text>",
        "<style>a{}&lt;</style>",
        "<text><![CDATA[<!--]]></text><g/><text><![CDATA[-->]]></text>",
    ],
)
def test_a_drawing_in_a_file_is_the_same_drawing(inside: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    within = unquote(data_address("a.svg", drawing.encode()).partition(",")[2])
    assert canonicalize(within) == canonicalize(drawing)


def test_a_class_is_short_unless_a_script_says_it() -> None:
    names = class_names(".card_title{}.step{}", 'find(".step")')
    assert names["step"] == "step"
    assert len(names["card_title"]) == 1


def test_styles_for_what_is_not_there_go() -> None:
    styles = ".a_b{x:y}.gone,.a_b i{x:y}@media print{.gone{x:y}}"
    assert shorter_styles(styles, {"a_b": "k"}, "<p class=k>", "") == ".k{x:y}.k i{x:y}"


def test_what_stands_in_brackets_stays_together() -> None:
    styles = ".a:not(.b, .c, :has(.d, .e)),.gone{x:y}"
    assert shorter_styles(styles, {}, "<p class=a>", "") == ".a:not(.b, .c, :has(.d, .e)){x:y}"


def test_the_same_answers_stand_once() -> None:
    def field(name: str, words: str) -> str:
        labels = f'<label><input name="q--{name}"> {words}</label>'
        return f'<fieldset data-item="{name}"><legend>Q</legend>{labels}</fieldset>'

    made = without_repeats(field("a", "Yes") + field("b", "Yes") + field("c", "No"))
    assert made.count("<label>") == 2
    assert '<fieldset data-item="b"><legend>Q</legend></fieldset>' in made


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ("Fraley, R. C.", "Fraley"),
        ("Simpson, J. A., & Rholes, W. S.", "Simpson & Rholes"),
        ("Hofmann, S. G., Asnaani, A., & Fang, A.", "Hofmann et al."),
        ("World Health Organization", "World Health Organization"),
    ],
)
def test_authors_as_a_sentence_names_them(authors: str, said: str) -> None:
    assert surnames(authors) == said
