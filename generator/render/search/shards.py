"""Records become scripts of bounded size, written short; assets/js/search/index.js reads them.

A shard is a call with four texts:

- its pages and sections, a line each: the address, a tab, the title; for a section "#anchor"
- for each stem in order, how many letters it shares with the one before
- for each stem, a line with the rest of its letters
- for each stem, a line with the numbers of the lines above in which it stands

Of a page, a stem has one place: the section that has it most often, or else its top. Titles and
headings are not counted, since the browser reads them in the first text.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import msgspec

from generator.load import digest_of
from generator.render.output import Output
from generator.render.search.records import Record
from generator.stems import words_in

MOST_SECTIONS = 200  # in a shard, but for a single page that has more: about 6 kB compressed

# Of a guide with so many sections, pages with a search would be too heavy with the names of all
# parts; then a part has more, and is still within the limit of a script.
MANY_SECTIONS, MORE_SECTIONS = 120_000, 280

SHORT = 150  # words that count; in a text of fewer, each leads to it

# A number is written in characters from FIRST on, of which `"` and `\` are none. A digit below
# ENDS is the last one. A longer number begins with digits of which each stands for 9 values.
_FIRST, _ENDS, _MORE = 35, 48, 9

Stem = Callable[[str], str]


def shard_of(chunk: list[Record], stem: Stem, skipped: frozenset[str]) -> bytes:
    """The script for the records of a chunk. `skipped` are words that nobody looks for."""
    pages = "\n".join(line for record in chunk for line in _lines(record))
    rows = _rows(chunk, _Stems(stem, skipped))
    stems = sorted(rows)
    shared = [_shared(one, other) for one, other in zip(("", *stems), stems, strict=False)]
    rests = (word[number:] for word, number in zip(stems, shared, strict=True))
    places = ("".join(map(written, _steps(rows[word]))) for word in stems)
    texts = (pages, "".join(map(written, shared)), "\n".join(rests), "\n".join(places))
    return b"searchIndex.add(%s);\n" % b",".join(map(msgspec.json.encode, texts))


def part(name: str, data: bytes) -> Output:
    """A script of the index."""
    return Output(f"assets/{digest_of(data)[:12]}/search-{name}.js", data)


def chunks(records: Sequence[Record]) -> Iterator[list[Record]]:
    """The records in their order, as many together as one script may hold."""
    is_much = sum(len(record.sections) for record in records) > MANY_SECTIONS
    most = MORE_SECTIONS if is_much else MOST_SECTIONS
    chunk: list[Record] = []
    size = 0
    for record in records:
        if chunk and size + len(record.sections) > most:
            yield chunk
            chunk, size = [], 0
        chunk.append(record)
        size += len(record.sections)
    if chunk:
        yield chunk


def _lines(record: Record) -> Iterator[str]:
    yield f"{record.address}\t{_on_one_line(record.title)}"
    for section in record.sections[1:]:
        yield f"#{section.anchor}\t{_on_one_line(section.heading)}"


def _on_one_line(words: str) -> str:
    """The words without line ends and tabs: a browser would take the rest for a page."""
    return " ".join(words.split())


class _Stems(dict[str, str]):
    """The stem of each word met so far; "" for one that is skipped."""

    def __init__(self, stem: Stem, skipped: frozenset[str]) -> None:
        """`stem` makes the stem of a word that is met for the first time."""
        super().__init__(dict.fromkeys(skipped, ""))
        self._stem = stem

    def __missing__(self, word: str) -> str:
        self[word] = stem = self._stem(word)
        return stem


def _rows(chunk: list[Record], stems: _Stems) -> dict[str, list[int]]:
    """For each stem the sections in which it stands, by their number in the chunk."""
    sections = [_stems_of(record, stems) for record in chunk]
    totals = [Counter(chain.from_iterable(of_one)) for of_one in sections]
    users = Counter(chain.from_iterable(totals))
    del users[""]  # words that are skipped
    needed = {stem: _needed(pages / len(chunk), pages) for stem, pages in users.items()}
    rows: dict[str, list[int]] = {}
    first = 0
    for of_one, total in zip(sections, totals, strict=True):
        del total[""]
        is_short = total.total() < SHORT
        leading = {w: n for w, n in total.items() if is_short or n >= needed[w]}
        for word, number in _best(of_one, leading).items():
            rows.setdefault(word, []).append(first + number)
        first += len(of_one)
    return rows


def _stems_of(record: Record, stems: _Stems) -> list[list[str]]:
    """The stems in each section, as often as they stand there; "" for what is skipped."""
    texts = ("\n".join(section.texts) for section in record.sections)
    return [[*map(stems.__getitem__, words_in(text))] for text in texts]


def _best(sections: list[list[str]], leading: dict[str, int]) -> dict[str, int]:
    """For each stem the section that has it most often; the top only where no other has it."""
    last: dict[str, int] = {}
    for number, words in enumerate(sections):
        last.update(dict.fromkeys(words, number))
    often = {word for word, times in leading.items() if times > 1}
    counts = [Counter(filter(often.__contains__, words)) for words in sections]
    best = {word: last[word] for word in leading}
    for word in often:
        numbers = [number for number, counted in enumerate(counts) if word in counted]
        best[word] = max(numbers, key=lambda n: (n > 0, counts[n][word], -n))
    return best


def _needed(share: float, pages: int) -> int:
    """How often a stem must stand in a page to lead there, if so many pages of the chunk have it.

    One that no other page has leads there at once. A passing word that many pages have leads
    nobody anywhere, and without those the index is half as large.
    """
    return 1 + (pages > 1) + (share > 1 / 4) + (share > 1 / 2)


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _steps(numbers: list[int]) -> Iterator[int]:
    """Each number as what it is more than the one before."""
    return (b - a for a, b in zip((0, *numbers), numbers, strict=False))


def written(number: int) -> str:
    """A number from 0 on in as few characters as it needs."""
    text = ""
    while number >= _ENDS:
        number, digit = divmod(number - _ENDS, _MORE)
        text += chr(_FIRST + _ENDS + digit)
    return text + chr(_FIRST + number)
