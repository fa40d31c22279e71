"""Runs of eight words, to find sentences taken from the article this project started from.

The article is not ours to publish, so its runs are kept as digests, one a line.

python -m tests.content.copied_runs ARTICLE     writes them anew from the article's text
"""

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

RUNS = Path(__file__).with_name("article-runs.txt")
LENGTH = 8  # words
DIGITS = 12  # 48 bits: a chance hit is one in a million over all our pages

_WORD = re.compile(r"[a-z0-9]+")


def runs_of(text: str) -> Iterator[str]:
    """Every run of eight words, in small letters and without marks."""
    words = _WORD.findall(text.lower().replace("’", "").replace("'", ""))
    return (" ".join(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1))


def digest(run: str) -> str:
    """A run as it is kept."""
    return sha256(run.encode()).hexdigest()[:DIGITS]


def runs_of_the_article() -> frozenset[str]:
    """The digests on file."""
    return frozenset(RUNS.read_text("utf-8").split())


if __name__ == "__main__":
    article = Path(sys.argv[1]).read_text("utf-8")
    digests = sorted({digest(run) for block in article.split("\n\n") for run in runs_of(block)})
    RUNS.write_text("".join(f"{one}\n" for one in digests), "utf-8")
