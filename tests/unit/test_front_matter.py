"""Front matter is cut off exactly, and no text can break the reading of a file."""

from hypothesis import given
from hypothesis import strategies as st

from generator.load import SourceFile
from generator.parse.documents import parse
from generator.parse.front_matter import Split, split_front_matter

LINES = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85"))


def test_both_halves_know_the_line_they_begin_at() -> None:
    split = split_front_matter("a.md", "---\ntitle: A\n---\n\nText\n")
    assert split == Split("title: A", 2, "\nText\n", 4)


def test_a_line_of_dashes_inside_the_body_belongs_to_the_body() -> None:
    split = split_front_matter("a.md", "---\ntitle: A\n---\nOne\n---\nTwo")
    assert isinstance(split, Split)
    assert split.body == "One\n---\nTwo"


@given(st.lists(LINES), st.lists(LINES))
def test_the_halves_of_any_file_are_what_was_written(matter: list[str], body: list[str]) -> None:
    matter = [line for line in matter if line.rstrip() != "---"]
    split = split_front_matter("a.md", "\n".join(["---", *matter, "---", *body]))
    assert isinstance(split, Split)
    assert split.matter == "\n".join(matter)
    assert split.body == "\n".join(body)
    assert split.body_line == len(matter) + 3


@given(st.text(), st.text())
def test_no_text_makes_parsing_raise(matter: str, body: str) -> None:
    text = f"---\n{matter}\n---\n{body}"
    for path in ("guide/01-a.md", "faq.md", "home.md"):
        parse(SourceFile(path, text.encode("utf-8", "replace"), ""))


@given(st.binary())
def test_no_bytes_make_parsing_raise(data: bytes) -> None:
    for path in ("guide/01-a.md", "quizzes/a.json", "glossary.yaml"):
        parse(SourceFile(path, data, ""))
