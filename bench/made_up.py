"""Chapters of made-up words, the same ones for the same seed.

A chapter has some 6 kB of Markdown: headings with text, lists, a table, a quotation, a footnote,
and links to other chapters. Its body is the same for every generator; only links are written the
way each of them wants. Ours also cites sources and uses terms: others get their words alone.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from random import Random
from typing import NamedTuple

SEED = 8
IN_A_PART = 25  # chapters
NAMED = (10, 60)  # sources, and as many terms: one for 25 chapters, as far as one page holds all

# Words without which no text of this length reads like one, and what all others are made of.
SMALL_WORDS = (
    *("the", "of", "and", "to", "a", "in", "is", "that", "it", "was", "for", "on"),
    *("are", "with", "as", "be", "this", "have", "from", "or", "by", "not"),
)
SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "ha", "le", "mi", "no", "pu", "ra", "se"),
    *("ti", "vo", "we", "lan", "mer", "sil", "ton", "ver", "kin", "dal", "por", "ste"),
)
VOCABULARY = 3000

# What stands in a body where generators differ: a link, a citation, a term.
MARK = re.compile(r"\{\{(link|cite|term):(\d+)\|?([^}]*)\}\}")

# The sentence that an edit changes stands first in every body.
FIRST = "This sentence stands first."


class Chapter(NamedTuple):
    """One chapter before it is written for a generator."""

    number: int  # from 1
    part: int  # from 1
    title: str
    description: str
    body: str  # Markdown with marks

    @property
    def name(self) -> str:
        """Of its file and its address, without an ending."""
        return name_of(self.number)


def name_of(number: int) -> str:
    """The name of a chapter's file and address, without an ending."""
    return f"chapter-{number:05}"


def chapter(number: int, chapters: int, seed: int = SEED) -> Chapter:
    """The chapter of this number, from 1, in a guide of so many."""
    random = Random(f"{seed} {number}")
    description = words(random, 40)[:140].rpartition(" ")[0].capitalize() + "."
    return Chapter(
        number=number,
        part=part_of(number),
        title=words(random, 4).capitalize(),
        description=description,
        body="\n\n".join(_blocks(random, number, chapters)) + "\n",
    )


def plain_body(chapter: Chapter, link: Callable[[int], str]) -> str:
    """Its body for a generator that knows neither citations nor terms; `link` gives addresses."""

    def plain(mark: re.Match[str]) -> str:
        kind, target, text = mark.groups()
        return f"[{text}]({link(int(target))})" if kind == "link" else text

    return MARK.sub(plain, chapter.body)


def part_of(number: int) -> int:
    """The number of the part, from 1, that holds this chapter."""
    return (number - 1) // IN_A_PART + 1


def parts(chapters: int) -> dict[int, range]:
    """The numbers of the chapters of each part."""
    firsts = range(1, chapters + 1, IN_A_PART)
    ends = (min(first + IN_A_PART, chapters + 1) for first in firsts)
    return {n: range(*ends) for n, ends in enumerate(zip(firsts, ends, strict=True), 1)}


def part_name(number: int) -> str:
    """The name of a part's folder, or its id."""
    return f"part-{number:04}"


def part_title(number: int) -> str:
    """The title of a part."""
    return f"{words(Random(f'part {number}'), 2)} {number}".capitalize()


def named(chapters: int) -> range:
    """The numbers of the sources, and those of the terms."""
    least, most = NAMED
    return range(1, min(most, max(least, chapters // 25)) + 1)


def sentence(random: Random) -> str:
    """Some 13 to 21 words."""
    return words(random, random.randint(13, 21)).capitalize() + "."


def words(random: Random, count: int) -> str:
    """Words as often as in a language: the n-th of the vocabulary as one to n."""
    vocabulary, weights = _vocabulary()
    return " ".join(random.choices(vocabulary, cum_weights=weights, k=count))


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    random = Random("vocabulary")
    made = dict.fromkeys(SMALL_WORDS)
    while len(made) < VOCABULARY:
        made["".join(random.choices(SYLLABLES, k=random.choice((2, 3, 3, 4))))] = None
    return tuple(made), tuple(accumulate(1 / (n + 4) for n in range(len(made))))


def _blocks(random: Random, number: int, chapters: int) -> list[str]:
    blocks = [FIRST, _paragraph(random, number, chapters)]
    for section in _SECTIONS:
        blocks.append(f"## {words(random, 3).capitalize()}")
        blocks += [_paragraph(random, number, chapters) for _ in range(2)]
        blocks.append(section(random))
    blocks.append(f"{_paragraph(random, number, chapters)}[^aside]")
    blocks.append(f"[^aside]: {sentence(random)}")
    return blocks


def _paragraph(random: Random, number: int, chapters: int) -> str:
    """Three sentences, and after one of them what binds a chapter to the rest of the guide."""
    before, middle, after = (sentence(random) for _ in range(3))
    return f"{before} {middle}{_bond(random, number, chapters)} {after}"


def _bond(random: Random, number: int, chapters: int) -> str:
    """A link to a chapter nearby or anywhere, a citation, a term, or nothing."""
    text = words(random, 2)
    nearby = min(max(1, number + random.randint(-9, 9)), chapters)
    choice = random.randrange(5)
    if choice < 2:
        target = (nearby, random.randint(1, chapters))[choice]
        return f" See {{{{link:{target}|{text}}}}}."
    name = random.randint(1, len(named(chapters)))
    if choice == 2:
        return f"{{{{cite:{name}}}}}"
    return f" A {{{{term:{name}|{text}}}}} **{words(random, 2)}**." if choice == 3 else ""


def _list(random: Random) -> str:
    return "\n".join(f"- {sentence(random)}" for _ in range(4))


def _steps(random: Random) -> str:
    return "\n".join(f"{n}. {sentence(random)}" for n in (1, 2, 3))


def _table(random: Random) -> str:
    rows = (f"| {words(random, 2)} | {words(random, 3)} | {n} |" for n in range(1, 5))
    head = f"| {words(random, 1)} | {words(random, 1)} | count |"
    return "\n".join((head, "|---|---|---:|", *rows))


def _quotation(random: Random) -> str:
    return f"> {sentence(random)}\n> *{sentence(random)}*"


def _subsection(random: Random) -> str:
    return f"### {words(random, 2).capitalize()}\n\n{sentence(random)} `{words(random, 1)}`"


_SECTIONS = (_list, _table, _quotation, _steps, _subsection)
