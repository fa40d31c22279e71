"""Every limit that an author can meet, from `generator/limits.py`."""

from generator import limits as bounds
from generator.check.editorial import reading
from generator.model.site import Lengths
from release.reference.markdown import table

# What each number limits, and what it counts.
LIMITS = {
    "The folder of content": {
        "CONTENT_FILES": "files in it",
        "CONTENT_BYTES": "bytes of all of them together",
        "FOLDER_DEPTH": "folders inside folders",
        "NAME_LENGTH": "letters of a page's name in its address",
        "ADDRESS_LENGTH": "letters of a whole address",
    },
    "One file": {
        "SOURCE_BYTES": "bytes of a file of words or data",
        "IMAGE_BYTES": "bytes of an image",
        "DRAWING_BYTES": "bytes of a drawing (SVG)",
        "DRAWING_DEPTH": "parts of a drawing inside one another",
        "YAML_DEPTH": "lists and keys of YAML inside one another",
        "MARKDOWN_DEPTH": "lists, quotations and containers inside one another",
        "PARAGRAPH_LENGTH": "characters of a paragraph, a heading or a cell",
        "OPENINGS": "of the signs `` [ < * _ ` & `` in a file",
        "TABLE_COLUMNS": "columns of a table",
        "PAGE_BLOCKS": "tables, lists and cards that a page asks for",
        "PAGE_BYTES": "bytes of a finished page, before compression",
    },
    "A quiz": {
        "QUIZ_ITEMS": "items",
        "QUIZ_OPTIONS": "options of an item",
        "QUIZ_SCALE": "answers on the response scale",
        "QUIZ_DIMENSIONS": "dimensions",
        "QUIZ_BANDS": "bands of a dimension",
        "QUIZ_POINTS": "points to add up for a dimension",
        "QUIZ_TOGETHER": "combinations of bands with feedback, and entries for them",
    },
    "Words of the interface": {
        "WORDS_BYTES": "bytes of a file",
        "WORDS": "lines of words in it",
    },
    "Messages": {
        "PROBLEMS_OF_A_FILE": "messages of one file; then it says how many more",
        "MESSAGE_LENGTH": "signs of a message or a hint",
        "NAMES_IN_A_HINT": "names that a hint lists",
        "GUESSES": "names that a misspelled one is compared with",
    },
}
_PAGE = ("html", "css", "script", "requests", "total")
_OF_A_PAGE = {
    "html": "the page itself, bytes",
    "css": "its style sheets together, bytes",
    "script": "its scripts together, bytes",
    "requests": "requests, with the page itself",
    "total": "all of these together, bytes",
}


def limits(_: str) -> str:
    """A table for each group."""
    return "\n".join(
        f"### {title}\n\n" + table(("At most", "What"), ((_number(n), t) for n, t in rows.items()))
        for title, rows in LIMITS.items()
    )


def _number(name: str) -> str:
    return f"{getattr(bounds, name):,}"


def budgets(_: str) -> str:
    """What a page may weigh, compressed as a host would send it."""
    rows = [
        (
            _OF_A_PAGE[name],
            f"{getattr(bounds.READING_PAGE, name):,}",
            f"{getattr(bounds.ASKING_PAGE, name):,}",
        )
        for name in _PAGE
    ]
    rows.append(("fonts of its own, other hosts", "none", "none"))
    head = ("What", "A page to read", "A page with a quiz, an exercise or kept words")
    whole = (
        ("all that is kept for reading offline, compressed", bounds.OFFLINE_BYTES),
        ("the same before compression; beyond it there is no copy", bounds.OFFLINE_RAW_BYTES),
        ("the search index, compressed", bounds.SEARCH_INDEX_BYTES),
        ("a script that comes at its first use, compressed", bounds.SCRIPT_BYTES),
        ("the whole guide as one file, as it lies on a disk", bounds.ONE_FILE_BYTES),
    )
    second = table(("What", "Bytes"), ((what, f"{size:,}") for what, size in whole))
    return f"{table(head, rows)}\n### The whole guide\n\n{second}"


def marks(_: str) -> str:
    """What `check` asks of words."""
    lengths = Lengths()
    rows = (
        ("reading level of a page (Flesch-Kincaid, English)", f"{reading.PAGE_GRADE:.0f}"),
        ("reading level of all pages on average", f"{reading.SITE_GRADE:.0f}"),
        (
            "reading level of an exercise, the help page and a page with `leave_now`",
            f"{reading.CAREFUL_GRADE:.0f}",
        ),
        ("words of a sentence", f"{reading.SENTENCE_WORDS}"),
        ("words of a sentence on average", f"{reading.MEAN_WORDS}"),
        (f"sentences over {reading.LONG_WORDS} words", f"{round(reading.LONG_SHARE * 100)} of 100"),
        ("sentences of a paragraph", f"{reading.PARAGRAPH_SENTENCES}"),
        ("words of a section", f"{reading.SECTION_WORDS}"),
        ("words of an answer in the FAQ", f"{reading.ANSWER_WORDS}"),
        (
            "words of a chapter (`chapter_words` in `site.yaml` changes this)",
            f"{lengths.least:,} to {lengths.most:,}",
        ),
    )
    return table(("What", "At most"), rows)
