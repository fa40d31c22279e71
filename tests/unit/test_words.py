"""Interface words: found by key, filled in, and replaced by those of a guide."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.problems import Place, Severity
from generator.words.files import load_words
from generator.words.lexicon import Words

WORDS = Words(
    {
        "plain": "Less <b> & more",
        "named": "For {name}",
        "pages": {"one": "{count} page", "other": "{count} pages"},
        "links": "Read [this] or [that].",
    }
)


def test_words_are_escaped() -> None:
    assert WORDS.say("plain") == "Less &lt;b&gt; &amp; more"


def test_values_are_escaped() -> None:
    assert WORDS.say("named", name="<i>") == "For &lt;i&gt;"


@pytest.mark.parametrize(("count", "said"), [(0, "0 pages"), (1, "1 page"), (2, "2 pages")])
def test_a_count_chooses_the_form(count: int, said: str) -> None:
    assert WORDS.plain("pages", count=count) == said


def test_brackets_lead_to_the_links_in_order() -> None:
    said = WORDS.say("links", "a.html", 'https://b.example/"')
    assert said == (
        'Read <a href="a.html">this</a> or '
        '<a href="https://b.example/&#34;" rel="noreferrer">that</a>.'
    )


@given(st.text("{}[]&<'ab"), st.text("{}[]&<'ab") | st.integers() | st.text().map(Markup))
def test_they_are_said_as_markup_would_be_filled_in(around: str, value: object) -> None:
    words = f"{around.replace('{', '{{').replace('}', '}}')}{{value}} & {{value}}"
    said = Words({"key": words}).say("key", value=value)
    assert said == escape(words).format(value=value)


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        WORDS.say("named")


def test_a_key_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        WORDS.say("nothing")


def test_a_guide_replaces_words_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.yaml").write_text("page:\n  skip: Jump\n", "utf-8")
    ours, theirs = load_words("en", ()), load_words("en-GB", (tmp_path,))
    assert theirs.entries == {**ours.entries, "page.skip": "Jump"}


def test_words_inside_the_content_replace_those_beside_it(tmp_path: Path) -> None:
    for folder, skip in (("", "Beside"), ("content/", "Inside")):
        (tmp_path / folder / "words").mkdir(parents=True)
        (tmp_path / folder / "words/en.yaml").write_text(f"page:\n  skip: {skip}\n", "utf-8")
    words = load_words("en", (tmp_path,), tmp_path / "content")
    assert words.plain("page.skip") == "Inside"


def test_english_of_a_guide_replaces_no_words_in_its_language(tmp_path: Path) -> None:
    for name, folder in (("en", "content/words"), ("de", "words")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / f"{name}.yaml").write_text(f"page:\n  skip: {name}\n", "utf-8")
    words = load_words("de", (tmp_path,), tmp_path / "content")
    assert words.plain("page.skip") == "de"


def test_braces_of_an_address_are_left_alone() -> None:
    assert 'href="{a}"' in WORDS.say("links", "{a}", "b")


@pytest.fixture
def german(tmp_path: Path) -> Callable[[str], Words]:
    """The words of a guide with this file of German ones."""

    def load(text: str) -> Words:
        (tmp_path / "words").mkdir(exist_ok=True)
        (tmp_path / "words/de.yaml").write_text(text, "utf-8")
        return load_words("de-AT", (tmp_path,))

    return load


def errors(words: Words) -> list[tuple[str, int]]:
    return [(p.message, p.place.line) for p in words.problems if p.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("- a list", "this file holds no groups of words", 1),
        ("only words", "this file holds no groups of words", 1),
        ("", "this file holds no groups of words", 1),
        ("page:\n  skip: {", "this file of words cannot be read", 2),
        ("page:\r  skip: {", "this file of words cannot be read", 2),
        ("page:\n  skip: 'a\u2028b'\n  main: [x]", 'the words of "page.main" are no text', 3),
        ("page:\n  skip: [Text]", 'the words of "page.skip" are no text', 2),
        ("page: &a\n  skip: *a", "the signs & and * are not used here", 2),
        ("page: {[a]: b}", "a key here is no text", 1),
        ("page:\n  skip: {one: a, other: b}", '"page.skip" counts nothing', 2),
        ('page:\n  reviewed: "{"', '"page.reviewed" has a brace', 2),
        ('page:\n  reviewed: "}"', '"page.reviewed" has a brace', 2),
        ('page:\n  reviewed: "{{day}}"', '"page.reviewed" has a brace', 2),
        ('page:\n  reviewed: "{}"', '"page.reviewed" has a brace', 2),
        ('page:\n  reviewed: "{0}"', '"page.reviewed" has a brace', 2),
        ('page:\n  reviewed: "{day!r}"', '"page.reviewed" has a brace', 2),
        ('page:\n  reviewed: "{day:>9}"', '"page.reviewed" has a brace', 2),
        ('page:\n  reviewed: "{day.year}"', '"page.reviewed" has a brace', 2),
        ('page:\n  reviewed: "{days}"', '"page.reviewed" asks for {days}', 2),
        ("foot:\n  harm: Hilfe", '"foot.harm" needs 1 [words]', 2),
        ('foot:\n  harm: "[a] [b]"', '"foot.harm" needs 1 [words]', 2),
    ],
)
def test_words_that_cannot_be_said_are_an_error(
    german: Callable[[str], Words], text: str, message: str, line: int
) -> None:
    ((said, at),) = errors(german(text))
    assert said.startswith(message)
    assert at == line


def test_words_that_are_not_text_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.yaml").write_bytes(b"page:\n  skip: \xff")
    assert errors(load_words("en", (tmp_path,))) == [("this file of words cannot be read", 1)]


def test_a_key_that_english_does_not_have_is_named_with_the_nearest(
    german: Callable[[str], Words],
) -> None:
    unknown, _ = german("page:\n  skipp: Zum Text\n").problems
    assert (unknown.code, unknown.place) == ("unknown-words", Place("../words/de.yaml", 2, 3))
    assert (unknown.severity, unknown.hint) == (Severity.WARNING, 'did you mean "page.skip"?')


def test_a_guide_may_have_words_for_templates_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.yaml").write_text("mine:\n  hello: Hello\npage:\n  skipp: X\n")
    words = load_words("en", (tmp_path,))
    assert words.plain("mine.hello") == "Hello"
    assert [problem.hint for problem in words.problems] == ['did you mean "page.skip"?']


def test_words_that_are_still_english_are_one_warning(german: Callable[[str], Words]) -> None:
    words = german("page:\n  skip: Zum Text\n  main:\n")
    (warning,) = words.problems
    assert (warning.code, warning.severity) == ("english-words", Severity.WARNING)
    count = len(load_words("en", ()).entries) - 1
    assert warning.message.startswith(f"{count} lines of words are still English: page.main, ")
    assert (words.plain("page.skip"), words.plain("page.main")) == ("Zum Text", "Main")


def test_a_language_without_words_is_one_warning_that_names_the_file() -> None:
    (warning,) = load_words("de-AT", ()).problems
    assert warning.code == "english-words"
    assert "words/de-AT.yaml" in warning.hint


def test_one_form_will_do_where_a_number_changes_nothing(german: Callable[[str], Words]) -> None:
    words = german('page:\n  minutes: "{count} min"')
    assert [words.plain("page.minutes", count=n) for n in (1, 2)] == ["1 min", "2 min"]
    assert words.under("page")["minutes"] == {"one": "{count} min", "other": "{count} min"}


def test_english_of_any_country_lacks_nothing() -> None:
    assert load_words("en-GB", ()).problems == ()
