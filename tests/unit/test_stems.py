"""Words lose their endings in the browser as they do here."""

import json
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.stems import stem_rules, stemmer, words_in
from tests.environment import ROOT, tsc_command

WORDS = ROOT / "assets/js/search/words.js"

# Reads lines of JSON from the standard input, and writes the stems of the words of each.
TWIN = """
for (const [pattern, ending] of %s) {
  searchWords.rules.push([RegExp(`^(?:${pattern})$`, "u"), ending]);
}
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const stems = (text) => searchWords.inText(text).map(searchWords.stem);
process.stdout.write(JSON.stringify(texts.map(stems)));
"""

ALIKE = [
    "text texts texted texting",
    "worry worries worried worrying",
    "leave leaves leaving",
    "stop stops stopped stopping",
    "partner partners partner's partners'",
    "cry cries cried crying",
    "calm calmly calmed calming",
    "lonely loneliness",
    "jealous jealously",
    "café cafe Cafés",
    "need needed needs needing",
]
# Letters of today may be none to a Python, or a browser, of yesterday.
KNOWN = st.characters(exclude_categories=("Cn", "Cs"))

APART = ["sing se", "kiss ki", "anxious anxiou", "thing th", "wedding we", "speed spe", "bus bu"]


def stems_here(text: str) -> list[str]:
    return [stemmer("en")(word) for word in words_in(text)]


def stems_there(texts: list[str]) -> list[list[str]]:
    script = WORDS.read_text("utf-8") + TWIN % json.dumps(stem_rules("en"))
    run = subprocess.run(
        [tsc_command()[0], "-e", script], input=json.dumps(texts).encode(), capture_output=True
    )
    assert run.stderr == b""
    found: list[list[str]] = json.loads(run.stdout)
    return found


@given(st.text(st.sampled_from("abC1_'’“…-. \n\tß\u0301Σ½")) | st.text() | st.just("a" * 50))
def test_the_words_of_a_text_do_not_hang_on_the_script_of_others(text: str) -> None:
    assert words_in(f"{text} é") == [*words_in(text), "e"]


@pytest.mark.parametrize("forms", ALIKE)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len(set(stems_here(forms))) == 1


@pytest.mark.parametrize("words", APART)
def test_an_ending_that_is_part_of_the_word_stays(words: str) -> None:
    assert len(set(stems_here(words))) == 2


def test_a_language_without_rules_keeps_its_words() -> None:
    assert [stemmer("fi")(word) for word in words_in("Texted, leaves")] == ["texted", "leaves"]


def test_every_word_of_the_guide_has_the_same_stem_in_the_browser() -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    assert stems_there(texts) == [stems_here(text) for text in texts]


@settings(max_examples=5)
@given(st.lists(st.text(KNOWN, max_size=60), max_size=400))
def test_any_text_has_the_same_stems_in_the_browser(texts: list[str]) -> None:
    assert stems_there(texts) == [stems_here(text) for text in texts]


@settings(max_examples=5)
@given(st.lists(st.from_regex(r"[a-z]{1,9}(ing|ed|ies|s|ness|ly|e|y)", fullmatch=True)))
def test_any_word_that_looks_like_english_has_too(words: list[str]) -> None:
    assert stems_there([" ".join(words)]) == [stems_here(" ".join(words))]
