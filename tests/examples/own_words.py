"""The words of one guide, sentence by sentence, and those that stand in a site of another."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

import yaml

LEAST = 5  # words; shorter ones belong to nobody

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
# What is no word in Markdown: notes, the ends of links, anchors, the names of containers.
_MARKS = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)|\{#[^}]*\}|^:::\s*[\w-]+|^\[\^?\w+\]:", re.MULTILINE)
_END = re.compile(r"(?<=[.!?:;])[\"”’)*_]*\s|\n|\|")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SCRIPT = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)


def sentences_of(content: Path) -> Iterator[str]:
    """Every sentence, heading, label and line of data of a content folder, as bare words."""
    for path in sorted(content.rglob("*")):
        if path.suffix not in (".md", ".yaml"):
            continue
        for text in _texts(path.read_text("utf-8"), is_page=path.suffix == ".md"):
            for sentence in _END.split(_MARKS.sub(" ", text)):
                words = bare(sentence)
                if words.count(" ") >= LEAST - 1:
                    yield words


def _texts(source: str, *, is_page: bool) -> Iterator[str]:
    front = _FRONT_MATTER.match(source)
    data = front[1] if front else "" if is_page else source
    yield from _strings(yaml.safe_load(data))
    if is_page:
        yield source[front.end() :] if front else source


def _strings(tree: object) -> Iterator[str]:
    """Every text in lists and groups of YAML, but no address and no path."""
    if isinstance(tree, dict):
        for value in tree.values():
            yield from _strings(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _strings(value)
    elif isinstance(tree, str) and " " in tree:
        yield tree


def bare(text: str) -> str:
    """The words alone, in small letters, one space between them."""
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def said_in(site: Path) -> str:
    """All that the files of a site say, and the values of their attributes apart from that."""
    files = [path for path in sorted(site.rglob("*")) if path.suffix in TEXTS]
    texts = (path.read_text("utf-8") for path in files)
    return "\n".join(
        f"{bare(unescape(_SCRIPT.sub(' ', text)))}\n{bare(unescape(text))}" for text in texts
    )


TEXTS = {".html", ".js", ".json", ".xml", ".txt", ".webmanifest", ".svg"}


def found_again(sentences: Iterable[str], said: str) -> list[str]:
    """The sentences that are said, whole and word for word."""
    words = said.split()
    begun = {tuple(words[at : at + LEAST]) for at in range(len(words) - LEAST + 1)}
    likely = {one for one in sentences if tuple(one.split()[:LEAST]) in begun}
    padded = f" {' '.join(words)} "
    return sorted(one for one in likely if f" {one} " in padded)
