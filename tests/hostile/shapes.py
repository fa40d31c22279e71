"""Texts that cost the most work for their size, each as large as the limits let it be."""

from collections.abc import Callable

from generator import limits
from tests.sites import BASE, read_site

BASE_FILES = read_site(BASE.read_text("utf-8")).files
CHAPTER, QUIZ = "guide/01-start.md", "quizzes/two.yaml"
HEAD = BASE_FILES[CHAPTER].partition("## ")[0]
ROOM = limits.SOURCE_BYTES - len(HEAD.encode()) - 100
PARAGRAPH = limits.PARAGRAPH_LENGTH - 50

Files = dict[str, str]


def repeated(unit: str, size: int = ROOM) -> str:
    """The unit as often as it fits into so many bytes, and into the number of opening signs."""
    signs = sum(map(unit.count, limits.OPENING_SIGNS))
    most = (limits.OPENINGS - 50) // signs if signs else size
    return unit * min(size // len(unit.encode()), most)


def lines(unit: str) -> Files:
    """A chapter full of a unit."""
    return {CHAPTER: HEAD + repeated(unit)}


def paragraphs(unit: str, first: str = "") -> Files:
    """A chapter full of paragraphs that are as long as they may be."""
    one = first + unit * ((PARAGRAPH - len(first)) // len(unit)) + "\n\n"
    return {CHAPTER: HEAD + repeated(one)}


def numbered(make: Callable[[int], str]) -> str:
    """What is made of 0, 1, 2 and so on, as far as it fits into a file."""
    made, size, number = [], 0, 0
    while size < ROOM and number < limits.OPENINGS // 3:
        made.append(make(number))
        size += len(made[-1].encode())
        number += 1
    return "".join(made[:-1])


def quiz(old: str, new: str) -> Files:
    """The quiz with some of it in place of something else."""
    return {QUIZ: BASE_FILES[QUIZ].replace(old, new)}


def entries(key: str, make: Callable[[int], str], size: int = 230_000) -> Files:
    """The quiz with many entries at the head of one of its lists."""
    made, number = "", 0
    while len(made) < size:
        made += make(number)
        number += 1
    return quiz(f"{key}:\n", f"{key}:\n{made}")


# Of the text of a page: brackets, marks and blocks that are opened, closed or neither.
INLINE = {
    "brackets": paragraphs("["),
    "images opened": paragraphs("!["),
    "images nested": {
        CHAPTER: HEAD + repeated("![a" * 2_800 + "](x)" * 2_800 + "\n\n"),
    },
    "terms opened": paragraphs("[["),
    "citations opened": paragraphs("[@"),
    "footnotes opened": paragraphs("[^"),
    "footnotes unknown": paragraphs("[^a "),
    "inline notes": paragraphs("^[a] "),
    "inline notes opened": paragraphs("^["),
    "links": paragraphs("[a](02-next.md) "),
    "links opened": paragraphs("[a]("),
    "links opened with an angle": paragraphs("[a](<b "),
    "links to nothing": paragraphs("[a](x.md) "),
    "links to no heading": paragraphs("[a](#x) "),
    "links without words": paragraphs("a[](02-next.md) "),
    "links named elsewhere": paragraphs("[a] ", "[a]: 02-next.md\n\n"),
    "images": paragraphs("![a](../drawings/dot.svg) "),
    "citations": paragraphs("[@doe-2020] "),
    "terms": paragraphs("[[trigger]] "),
    "code opened": paragraphs("`a "),
    "code of every length": {
        CHAPTER: HEAD + repeated(" ".join("`" * n for n in range(1, 199)) + "\n\n"),
    },
    "emphasis": paragraphs("*a "),
    "emphasis mixed": paragraphs("**a*b "),
    "emphasis closed": paragraphs("_a_ "),
    "angles": paragraphs("<"),
    "comments opened": paragraphs("<!-- "),
    "instructions opened": paragraphs("a<? "),
    "addresses": paragraphs("<https://a> "),
    "references opened": paragraphs("&#"),
    "references": paragraphs("&lt;"),
    "backslashes": paragraphs("\\"),
    "slips of links": paragraphs("] ("),
    "slips of terms": paragraphs("*a*[["),
    "quotation marks": paragraphs('"a '),
    "quotations opened": paragraphs("“a "),
    "stops and spaces": paragraphs(" ", "a."),
    "one long word": paragraphs("a"),
    "combining marks": paragraphs("\u0301", "a"),
}
BLOCKS = {
    "headings of one name": lines("## a\n"),
    "headings below lines": lines("a\n-\n"),
    "paragraphs": lines("a\n\n"),
    "list items": lines("- a\n"),
    "lists in one line": {CHAPTER: f"{HEAD}{repeated('- ')}a"},
    "lists as stairs": {CHAPTER: HEAD + "".join(" " * 2 * n + "- a\n" for n in range(500))},
    "quotations in one line": {CHAPTER: f"{HEAD}{repeated('>')} a"},
    "quotations with lazy lines": lines("> a\nb\n"),
    "containers opened": lines("::: callout\n"),
    "containers in lists": lines("- ::: callout\n"),
    "containers one in another": {
        CHAPTER: HEAD + repeated("::: callout\n", ROOM // 2) + repeated(":::\n", ROOM // 2),
    },
    "containers closed": lines(":::\n"),
    "containers unknown": lines("::: x\n:::\n"),
    "components": lines("::: chapter-list\n:::\n"),
    "rows of one table": {
        CHAPTER: f"{HEAD}::: technique-table{repeated(' breathing')}\n:::\n",
    },
    "table rows": lines("|a|\n|-|\n|a|\n"),
    "table columns": {
        CHAPTER: "\n".join(
            (HEAD + "|" + "a|" * 40_000, "|" + "-|" * 40_000, "|" + "a|" * 40_000),
        ),
    },
    "table filled up": {
        CHAPTER: HEAD + "|" + "a|" * 20 + "\n|" + "-|" * 20 + "\n" + repeated("|a\n", 240_000),
    },
    "fences": lines("```\n"),
    "rules": lines("---\n"),
    "names of addresses": lines("[a]: x.md\n\n"),
    "footnotes": {
        CHAPTER: HEAD
        + "\n\n".join(f"[^{n}]" for n in range(4_900))
        + "\n\n"
        + "".join(f"[^{n}]: a\n\n" for n in range(4_900)),
    },
    "footnotes in footnotes": {
        CHAPTER: HEAD + "x[^0]\n\n" + numbered(lambda n: f"[^{n}]: a[^{n + 1}]\n\n"),
    },
    "notes of citations": {CHAPTER: HEAD + numbered(lambda n: f"[@doe-2020, {n}]\n\n")},
    "empty lines": lines("\n"),
    "questions": {
        "faq.md": BASE_FILES["pages/words.md"].partition("::: ")[0]
        + repeated("## Q\n\n[a](guide/01-start.md)\n\n"),
    },
    "changes": {
        "pages/changes.md": BASE_FILES["pages/words.md"].partition("::: ")[0]
        + repeated("## 2026-01-01\n\na\n\n"),
    },
}
VALUES = {
    "items": entries("items", lambda n: f"  - {{id: x{n}, text: I., dimension: worry}}\n"),
    "items that weigh": entries(
        "items", lambda n: f"  - {{id: x{n}, text: I., dimension: worry, weight: 9}}\n", 12_000
    ),
    "answers on the scale": quiz("[No, Perhaps, Yes]", f"[{', '.join(map(str, range(35_000)))}]"),
    "dimensions": entries(
        "dimensions",
        lambda n: f"  - {{id: d{n}, label: W, low: a, high: b, bands: [{{up_to: 1, text: a}}]}}\n",
    ),
    "bands": quiz(
        "      - {up_to: 0.5, text: Lower., next: [guide/01-start.md]}\n",
        "".join(f"      - {{up_to: {n / 9_000:.5f}, text: L.}}\n" for n in range(1, 6_900)),
    ),
    "feedback": {
        QUIZ: BASE_FILES[QUIZ] + "together:\n" + "  - {bands: [any, any], text: a}\n" * 7_500,
    },
    "options": {
        QUIZ: f"{BASE_FILES[QUIZ]}  - {{id: o, type: single, text: A, options: "
        f"[{', '.join(['{text: a}'] * 20_000)}]}}\n",
    },
    "unknown keys": {
        "wording.yaml": "- avoid: [a]\n  write: b\n"
        + "".join(f"  k{n}: b\n" for n in range(22_000))
    },
    "keys twice": {"wording.yaml": "".join(f"a{n % 9}: b\n" for n in range(36_000))},
    "wrong entries": {"wording.yaml": "- x\n" * 65_000},
    "brackets of YAML": {"wording.yaml": "[" * 9_990},
    "links in a value": {
        CHAPTER: BASE_FILES[CHAPTER].replace(
            "[One point]", "[" + ", ".join(['"' + "[a](02-next.md) " * 1_200 + '"'] * 8) + "]"
        ),
    },
    "steps": {
        "exercises/plan.yaml": BASE_FILES["exercises/plan.yaml"].replace(
            "steps:\n",
            "steps:\n"
            + "".join(f"  - {{type: write, id: w{n}, prompt: a}}\n" for n in range(5_500)),
        ),
    },
    "summaries": {
        "exercises/plan.yaml": BASE_FILES["exercises/plan.yaml"].replace(
            "steps:\n", "steps:\n" + '  - {type: summary, title: a, text: "{a}{b}"}\n' * 5_000
        ),
    },
    "terms of the glossary": {
        "glossary.yaml": BASE_FILES["glossary.yaml"]
        + "".join(f"- {{id: t{n}, term: t{n}, meaning: a}}\n" for n in range(5_500)),
    },
    "sources": {
        "references.yaml": BASE_FILES["references.yaml"]
        + "".join(
            f"- {{key: t{n}, type: web, authors: a, year: 1, title: t, confidence: verified}}\n"
            for n in range(3_300)
        ),
    },
    "old addresses": {
        CHAPTER: HEAD.replace(
            "part: start",
            "part: start\naliases: [" + ", ".join(f"a{n}.html" for n in range(19_000)) + "]",
        )
        + "a\n",
    },
    "words to search for": {"search.yaml": "- {say: [a], find: [guide/01-start.md]}\n" * 4_900},
    "parts": {
        "site.yaml": BASE_FILES["site.yaml"].replace(
            "parts:\n", "parts:\n" + "".join(f"  - {{id: p{n}, title: a}}\n" for n in range(8_500))
        ),
    },
}
SHAPES: dict[str, Files] = {**INLINE, **BLOCKS, **VALUES}
