"""What `--help` says beside the options: the same for the program and for each command."""

from collections.abc import Iterable, Sequence

from generator.commands.parser import BESIDE, Parser
from generator.commands.status import MEANING

Rows = Iterable[tuple[str, str]]  # a term, and what there is to say of it

ABOUT = """
Turns a folder of Markdown and YAML into a website: fast, private pages that need no server of
their own.

A guide is one folder, content/. "steadyground serve" shows it while it is written,
"steadyground check" looks for mistakes, and "steadyground build" makes the site.
"""
EXAMPLES = (
    ("steadyground serve --open", "see the guide in a browser, and every change as it is saved"),
    ("steadyground check", "look for mistakes before you publish"),
    ("steadyground build", "make the site in site/"),
    ("steadyground build --help", "read about one command"),
)
FILES = (
    ("content/", "the guide, as it is written; another folder with --content"),
    ("templates/, assets/", "beside content/: each file there takes the place of one of ours"),
    ("site/", "the finished site; another folder with --output"),
    (".cache/steadyground/", "beside content/: makes the next build quick; can be deleted"),
)
ENVIRONMENT = (
    ("SOURCE_DATE_EPOCH", "seconds since 1970: the day of the build, in place of today"),
    ("TERM", '"dumb" for a terminal that should show no progress'),
    ("COLUMNS", "how wide this help may be"),
    ("BROWSER", 'what "serve --open" opens'),
    ("GITHUB_WORKSPACE", 'where the paths of "check --github" begin'),
)
MORE = """
docs/ of the source code: how to write a guide, a quiz and an exercise, how to look after them, and
how to put a site on a host.
"""


def describe(parser: Parser, about: str, examples: Sequence[tuple[str, str]]) -> None:
    """Puts around the options of a parser what a manual page has beside them."""
    parser.description = _paragraphs(about)
    if examples:
        _add(parser, "examples", _listed((f"$ {line}", words) for line, words in examples))
    _add(parser, "exit status", _beside((str(int(one)), words) for one, words in MEANING.items()))


def describe_program(parser: Parser) -> None:
    """The same for the whole program, with the files and variables that it knows."""
    describe(parser, ABOUT, EXAMPLES)
    _add(parser, "files", _beside(FILES))
    _add(parser, "environment", _beside(ENVIRONMENT))
    _add(parser, "read more", _paragraphs(MORE))


def _add(parser: Parser, title: str, text: str) -> None:
    parser.add_argument_group(title, text)


def _paragraphs(text: str) -> str:
    """Each paragraph as one line, which the help then breaks as the terminal asks."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def _listed(rows: Rows) -> str:
    """Each term with its words below it."""
    return "\n".join(f"{term}\n    {words}" for term, words in rows)


def _beside(rows: Rows) -> str:
    """Each term with its words beside it."""
    rows = list(rows)
    width = max(len(term) for term, _ in rows) + 2
    return "\n".join(f"{term:{width}}{BESIDE}{words}" for term, words in rows)
