"""What inputs are put together from: signs that mean something, names, and our own content."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.kinds import KINDS, Kind, kind_of
from tests.environment import ROOT
from tests.fuzz.choices import Choices
from tests.golden.golden import HERE
from tests.sites import BASE, read_site

# The small guide of the tests with one of everything, by path.
LITTLE_GUIDE = {
    name: text
    for name, text in read_site(
        BASE.read_text("utf-8") + (HERE / "site.txt").read_text("utf-8")
    ).files.items()
    if "(" not in name
}

# A file of each kind: a new one where a change would take something away from other files.
PATHS = {
    kind_of(name): name
    for name in reversed(["wording.yaml", "pages/extra.md", *LITTLE_GUIDE])
    if kind_of(name)
}
PAGES = tuple(kind for kind in KINDS if PATHS[kind].endswith(".md"))
DATA_FILES = tuple(kind for kind in KINDS if PATHS[kind].endswith(".yaml"))

# Signs that mean something to one of the readers, and characters that have undone others.
SIGNS = (
    *(*"{}[]()#~%*_`\\\"'\t|<>&:;!?@^=+-.,/$ \n", "\n\n", "  \n", "\\\n", "\r\n", "\r"),
    *("::: callout A\n", "::: figure ../drawings/dot.svg\n", ":::\n", "\n:::\n", "::: quiz two\n"),
    *("::: care urgent\n", "::: glossary\n", "::: technique-table a b\n", "::::", "::: x\n"),
    *("[x](", "](y.md)", "[x](#x)", "[x](//)", "[[", "]]", "[@", "{#a}", "{#", "[x]: ", "[^", "^["),
    *("![x](../drawings/dot.svg)", "- ", "1. ", "---\n", "# ", "## ", "###### ", "> ", "```\n"),
    *("~~~", "    ", "[^1]", "[^1]: n\n", "| a | b |\n|---|:-:|\n| c | d |\n", "&#xE000;"),
    *("&lt;", "&#0;", "&amp;", "&nbsp;", "<!--", "-->", "<b>", "</b>", "</script>", "<![CDATA["),
    *("<https://a.example>", "<a@b.example>", "https://a.example", "javascript:x", "data:,"),
    *("java\tscript:x", "JaVaScRiPt:x", "vbscript:x", "mailto:", "tel:", "//x.example"),
    *("{{ x }}", "{% x %}", "{# x #}", "{0}", "%s", ": ", "- - - ", "&a ", "*a ", "!x ", "!!int "),
    *("<<: ", "? ", "|\n", ">\n", "|+9\n", "'", "''", '"', "\\u0000", "\\ud800", "\\x1b", "\\N"),
    *("null", "~", "yes", "no", "true", "-1", "0", "1e9", "1e999", ".nan", ".inf", "0x1", "1_0"),
    *("2026-11-25", "2026-13-45", "12:30:45", "٣", "²", "title", "draft: true\n", "slug: a\n"),
    *("aliases: [a.html]\n", "\u2028", "\u2029", "\x85", "\x00", "\x1b[31m", "\x7f", "\ufeff"),
    *("\u202e", "\u2066", "\u200d", "\ue000", "\ue0000\ue001", "\ue001", "\ufffd", "\uffff"),
    *("é", "e\u0301", "İ", "ß", "ﬁ", "😀", "\U0010ffff", "\xa0", "\u3000", "\u00ad", "ا"),
)

LONG = 2000  # characters of a text to begin with; what follows is more of the same

WORDS = (
    *("Text", "a", "reply", "trigger", "Triggers", "doe-2020", "two", "plan", "short", "start"),
    *("A late reply.", 'It\'s "so"', "1", "One", "content", "part-start", "two-w1", "note-1"),
    *("A claim of some words that go on, and on.", "anxious", "<b>x</b>", "x < y & z", "😀", "É"),
)
IDS = ("a", "b", "start", "trigger", "doe-2020", "two", "plan", "w1", "worry", "night", "low")
LINKS = (
    *("../guide/01-start.md", "02-next.md#when-to-stop", "#first", "../pages/help.md", "faq.md"),
    *("guide/01-start.md", "../exercises/plan.yaml", "../quizzes/two.yaml", "../drawings/dot.svg"),
    *("../techniques/breathing.md#try-it", "../faq.md#fixed", "no.md", "../../out.md", "", "#"),
    *("https://a.example/?a=1&b=2", "mailto:a@b.example", "tel:112", "javascript:alert(1)"),
    *("data:text/html,x", "//a.example", "HTTPS://A", "%00", "%2e%2e/x.md", "a b", "?x", "/x.md"),
)


def phrase(choices: Choices) -> str:
    """A few words, mostly harmless."""
    parts = [choices.pick(WORDS)]
    while choices.number(3) == 3:
        parts.append(choices.pick(SIGNS) if choices.often() else choices.words())
    return "".join(parts)


def edited(choices: Choices, text: str) -> str:
    """The text after a few slips: something gone, put in, or there twice."""
    for _ in range(choices.number(4)):
        start = int(choices.share() * len(text))
        length = choices.number(40)
        piece = text[start : start + length]
        put = (choices.pick(SIGNS), "", piece * 2, choices.words())[choices.number(3)]
        text = text[:start] + put + text[start + length :]
    return text


@cache
def seeds() -> dict[str, tuple[str, ...]]:
    """Texts to begin with, by the name of their kind: our guide, and every mistake in the tests."""
    found: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
    for path, text in _known_texts():
        kind = kind_of(path)
        if kind:
            found[kind.name].append(text[: text.find("\n", LONG) + 1] if len(text) > LONG else text)
    return {name: tuple(texts) for name, texts in found.items()}


def _known_texts() -> Iterator[tuple[str, str]]:
    yield from LITTLE_GUIDE.items()
    for fixture in sorted((ROOT / "tests" / "errors").glob("*.txt")):
        files = read_site(fixture.read_text("utf-8")).files
        yield from ((name, text) for name, text in files.items() if " (" not in name)
    content = ROOT / "content"
    for file in sorted(content.rglob("*.*")):
        if file.suffix in (".md", ".yaml"):
            yield file.relative_to(content).as_posix(), file.read_text("utf-8")


def random_bytes(count: int) -> Iterator[bytes]:
    """Rows of decisions to begin with, the same in every run."""
    order = random.Random(7)
    for _ in range(count):
        yield order.randbytes(order.randrange(16, 400))


def path_of(kind: Kind) -> str:
    """The path of a file of this kind."""
    return PATHS[kind]


def write_dictionary(file: Path) -> None:
    """The signs and names in the form that libFuzzer reads."""
    entries = dict.fromkeys((*SIGNS, *WORDS, *LINKS, *_keys()))
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in e.encode()) + '"' for e in entries if e]
    file.write_text("\n".join(lines) + "\n", "ascii")


def _keys() -> Iterator[str]:
    for texts in LITTLE_GUIDE.values():
        yield from (line.partition(":")[0] + ": " for line in texts.split("\n") if ": " in line)
