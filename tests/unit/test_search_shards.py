"""The index: what is written can be read again, and an edit rewrites one shard."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from generator.render.search.records import Record, Section
from generator.render.search.shards import MOST_SECTIONS, Stem, chunks, shard_of, written
from generator.stems import stemmer


def shards_of(records: list[Record], stem: Stem, skipped: frozenset[str]) -> Iterator[bytes]:
    return (shard_of(chunk, stem, skipped) for chunk in chunks(records))


def read(text: str) -> list[int]:
    """As assets/js/search/index.js does."""
    found, number, worth = [], 0, 1
    for character in text:
        digit = ord(character) - 35
        number, worth = number + digit * worth, worth * 9
        if digit < 48:
            found.append(number)
            number, worth = 0, 1
    return found


def records(count: int, word: str = "word") -> list[Record]:
    texts = (("first",), ("second", word))
    sections = tuple(Section(f"s{n}" if n else "", text) for n, text in enumerate(texts))
    return [Record(f"guide/{n}.html", f"Title {n}", sections) for n in range(count)]


def shards(made: list[Record]) -> list[bytes]:
    return list(shards_of(made, stemmer("en"), frozenset({"the"})))


@given(st.lists(st.integers(0, 100_000)))
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    text = "".join(map(written, numbers))
    assert read(text) == numbers
    assert not {'"', "\\"} & {*text} or max(numbers) > 0


def test_no_character_of_a_number_needs_an_escape() -> None:
    assert not {'"', "\\", "\n"} & {c for number in range(5_000) for c in written(number)}


def test_a_shard_is_bounded() -> None:
    assert [shard.count(b".html\\t") for shard in shards(records(MOST_SECTIONS))] == [
        MOST_SECTIONS // 2
    ] * 2


def test_an_edit_of_one_page_rewrites_its_shard_alone() -> None:
    before = records(MOST_SECTIONS * 2)
    edited = [*before[:-1], *records(len(before), "another")[-1:]]
    changed = [a != b for a, b in zip(shards(before), shards(edited), strict=True)]
    assert changed == [False, False, False, True]


def test_words_that_are_skipped_are_not_in_it() -> None:
    assert b"the" not in shards(records(3, "the"))[0]
