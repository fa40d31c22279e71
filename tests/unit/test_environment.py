"""Templates make what Jinja alone would make of them."""

from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, TemplateSyntaxError
from markupsafe import Markup, escape

from generator.render.environment import QuickEnvironment, escaped
from generator.words.lexicon import Words


class Colour(StrEnum):
    RED = "red & <green>"


def render(template: str, words: str, **parts: str) -> str:
    environment = QuickEnvironment(DictLoader({"page": template, **parts}), Words({"key": words}))
    return environment.get_template("page").render(key="key", value="<x>")


def result(template: str, words: str) -> str:
    """What it makes, or why it cannot be read: three opening braces say nothing."""
    try:
        return render(template, words)
    except TemplateSyntaxError as error:
        return str(error.lineno)


SIGNS = st.text("{}%#-a \n\t'&<", max_size=4)
AROUND = st.sampled_from(
    [
        "",
        " ",
        "\n",
        "\n  ",
        "}",
        "%",
        "#",
        "-",
        "a",
        "{",
        "a {",
        "{% if 1 %}x{% endif %}",
        "{#- c -#}",
    ]
)


@given(SIGNS, AROUND, AROUND)
def test_words_that_are_put_in_are_those_that_would_be_said(
    words: str, before: str, after: str
) -> None:
    words = words.replace("{", "{{").replace("}", "}}")  # as a file of words would have them
    saying = f'{before}{{{{ say("key") }}}}{after}'
    assert result(saying, words) == result(saying.replace('"key"', "key"), words)


def test_a_template_may_show_how_something_is_said() -> None:
    template = '{% raw %}{{ say("key") }}{% endraw %}'
    assert render(template, "Words") == '{{ say("key") }}'


@given(
    st.text()
    | st.text("&<>'\"a").map(Markup)
    | st.text("&<>'\"a")
    | st.none()
    | st.booleans()
    | st.integers()
    | st.just(Colour.RED)
)
def test_a_value_is_escaped_as_ever(value: object) -> None:
    assert escaped(value) == escape(value)


def test_what_is_included_stands_in_its_place_in_every_form() -> None:
    part = "[{{ value }}{{ more }}]"
    page = (
        "{% set more = 1 %}a{% include 'part' %}b{% include ['none', 'part'] %}c"
        "{% include 'none' ignore missing %}"
        "{% set kept %}{% include 'part' %}{% endset %}d{{ kept }}"
    )
    assert render(page, "", part=part) == "a[&lt;x&gt;1]b[&lt;x&gt;1]cd[&lt;x&gt;1]"
