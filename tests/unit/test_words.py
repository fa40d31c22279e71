"""Interface words: found by key, filled in, and replaced by those of a guide."""

from pathlib import Path

import pytest

from generator.words.lexicon import BrokenWords, Words, load_words

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


def test_a_key_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        WORDS.say("nothing")


def test_a_guide_replaces_words_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.yaml").write_text("page:\n  skip: Jump\n", "utf-8")
    ours, theirs = load_words("en", ()), load_words("en-GB", (tmp_path,))
    assert theirs.entries == {**ours.entries, "page.skip": "Jump"}


@pytest.mark.parametrize("text", ["- a list", "page: {", "only words"])
def test_a_file_that_is_no_table_of_words_is_a_problem(tmp_path: Path, text: str) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.yaml").write_text(text, "utf-8")
    with pytest.raises(BrokenWords) as raised:
        load_words("en", (tmp_path,))
    assert raised.value.problem.code == "broken-words"
