"""How hard a page is to read: its grade, and the length of sentences, paragraphs and sections.

The limits are those of the content guide, section 3. The score is a smoke alarm, not the goal.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from generator.check.editorial.prose import blocks_of, documents_of, is_english
from generator.model.body import Block, BlockKind
from generator.model.document import Document
from generator.model.exercise import Exercise
from generator.model.guide import Guide
from generator.model.pages import Chapter, Faq
from generator.model.site import Lengths
from generator.problems import Place, Problem, Severity
from generator.reading_level import grade

PAGE_GRADE, SITE_GRADE = 8.0, 7.0
CAREFUL_GRADE = 6.0  # of what is read in the worst moments, or while doing something
SENTENCE_WORDS, MEAN_WORDS, LONG_WORDS = 25, 14, 20
LONG_SHARE = 0.05
PARAGRAPH_SENTENCES = 3
SECTION_WORDS, ANSWER_WORDS = 250, 120  # a section of any page, an answer of the FAQ
ENOUGH_SENTENCES = 20  # below, one long sentence would be a large share

# A stop before the next sentence; or a label, as in "Take care: Stop if …".
_STOP = re.compile(r"(?<=[.!?])[”’)]*\s+(?=[“‘(]?[A-Z0-9])")
_SENTENCE_END = re.compile(rf"{_STOP.pattern}|:\s+(?=[A-Z“])")
# What somebody says belongs to the sentence around it, however many sentences it has.
_SPEECH = re.compile(r"“[^“”]*?([.!?]?)”")
_CLOSED = (".", "!", "?", ":", "”", "’", ")")


class Measure(NamedTuple):
    """What can be counted of the words of one file."""

    words: int
    grade: float
    mean_sentence: float  # in words
    longest_sentence: int
    long_share: float  # of sentences above LONG_WORDS, 0 to 1


def sentences_of(text: str) -> list[str]:
    """The sentences of a block."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def measure(blocks: Iterable[Block]) -> Measure:
    """The measure of some text, block by block, so that none runs into the next."""
    from statistics import mean  # late: it loads much, and a build asks for nothing of it

    texts = [b.text if b.text.endswith(_CLOSED) else f"{b.text}." for b in blocks]
    lengths = [len(sentence.split()) for text in texts for sentence in sentences_of(text)]
    return Measure(
        words=sum(lengths),
        grade=grade("\n".join(text.rstrip(":") for text in texts)),
        mean_sentence=mean(lengths) if lengths else 0.0,
        longest_sentence=max(lengths, default=0),
        long_share=sum(n > LONG_WORDS for n in lengths) / max(1, len(lengths)),
    )


def measures_of(guide: Guide) -> dict[str, Measure]:
    """The measure of every file that becomes a page, by its path."""
    documents = (d for d in documents_of(guide) if d.path in guide.addresses)
    return {document.path: measure(blocks_of(document)) for document in documents}


def grade_limit(document: Document) -> float:
    """The highest grade a page should have; `leave_now` marks what is read in fear."""
    is_careful = isinstance(document.matter, Exercise) or document.path == "pages/help.md"
    is_careful |= getattr(document.matter, "leave_now", False)
    return CAREFUL_GRADE if is_careful else PAGE_GRADE


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Pages, sentences, paragraphs and sections above the limits."""
    from statistics import mean

    measures = measures_of(guide)
    for document in documents_of(guide):
        found = measures.get(document.path)
        if found and is_english(guide):
            yield from _page(document, found)
            if isinstance(document.matter, Chapter):
                yield from _length(document, found.words, guide.site.chapter_words)
        for block in blocks_of(document):
            yield from _block(block)
        if found:
            yield from _sections(document)
    whole = mean(m.grade for m in measures.values()) if measures else 0.0
    if is_english(guide) and whole > SITE_GRADE:
        message = f"the pages have a mean grade of {whole:.1f}; aim for {SITE_GRADE:.0f} or less"
        yield _warning(
            Place("site.yaml"), "hard-to-read", message, "report shows them, the hardest first"
        )


def _page(document: Document, found: Measure) -> Iterator[Problem]:
    limit, place = grade_limit(document), document.place("title")
    if found.grade > limit:
        message = f"this page is at grade {found.grade:.1f}; the limit is {limit:.0f}"
        yield _warning(
            place, "hard-to-read", message, "shorten sentences, and choose the shorter word"
        )
    if found.mean_sentence > MEAN_WORDS:
        message = f"its sentences have {found.mean_sentence:.1f} words on average"
        yield _warning(place, "hard-to-read", message, f"aim for {MEAN_WORDS} or fewer")
    enough = found.words > ENOUGH_SENTENCES * found.mean_sentence
    if enough and found.long_share > LONG_SHARE:
        message = f"{found.long_share:.0%} of its sentences have over {LONG_WORDS} words"
        yield _warning(place, "hard-to-read", message, f"aim for {LONG_SHARE:.0%} or fewer")


def _length(chapter: Document, words: int, wanted: Lengths) -> Iterator[Problem]:
    if not wanted.least <= words <= wanted.most:
        hint = f"aim for {wanted.least:,} to {wanted.most:,}"
        message = f"this chapter has {words:,} words"
        yield _warning(chapter.place("title"), "chapter-length", message, hint)


def _block(block: Block) -> Iterator[Problem]:
    for sentence in sentences_of(block.text):
        length = len(sentence.split())
        if length > SENTENCE_WORDS:
            start = " ".join(sentence.split()[:5])
            message = f'the sentence "{start} …" has {length} words'
            yield _warning(
                block.place,
                "hard-to-read",
                message,
                f"make two of it; the limit is {SENTENCE_WORDS}",
            )
    number = len(_STOP.split(_SPEECH.sub(r"“\1”", block.text)))
    if block.kind is BlockKind.PARAGRAPH and number > PARAGRAPH_SENTENCES:
        message = f"this paragraph has {number} sentences"
        hint = f"begin a new one after {PARAGRAPH_SENTENCES}"
        yield _warning(block.place, "long-paragraph", message, hint)


def _sections(document: Document) -> Iterator[Problem]:
    """What stands between one heading and the next."""
    what, most, hint = "section", SECTION_WORDS, "split it with a heading"
    if isinstance(document.matter, Faq):
        what, most, hint = "answer", ANSWER_WORDS, "leave the rest to the chapter it links"
    heading, words = None, 0
    for block in (*document.body.blocks, None):
        if block is not None and block.kind is not BlockKind.HEADING:
            words += len(block.text.split())
            continue
        if words > most and heading is not None:
            message = f"this {what} has {words} words"
            yield _warning(heading.place, "long-section", message, f"{hint}; the limit is {most}")
        heading, words = block, 0


def _warning(place: Place, code: str, message: str, hint: str) -> Problem:
    return Problem(place, code, message, hint, Severity.WARNING)
