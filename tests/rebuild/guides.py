"""Guides to be built again and again, and builds that are held against clean ones."""

from pathlib import Path

from generator.rebuild.store import Store
from tests.contract.commands import Result, build
from tests.sites import read_site, write_site

FIXTURE = Path(__file__).with_name("guide.txt")

PLAIN = "guide/05-plain.md"
LINKED = "guide/11-number-11.md"  # of the next part; the one above leads to it
COMPONENT = "guide/03-table.md"

_CHAPTER = """---
title: The one of {number}
description: Chapter {number} of this guide for tests, which has nothing but words in it, and \
so an edit of it is one of words alone.
part: {part}
in_short: [One point]
by_the_end: You have read {number}.
recap: [One, Two, Three]
next_step: Go on.
---
## Heading of {number}

A sentence that stands in chapter {number}. Another one.

## Second heading of {number}

More of it.
"""


def write_guide(folder: Path, chapters: int = 12) -> Path:
    """A guide of so many chapters, with one of everything else; returns its folder."""
    content = folder / "content"
    write_site(read_site(FIXTURE.read_text("utf-8")), content)
    for number in range(6, chapters + 1):
        part = "start" if number < 9 else "more"
        text = _CHAPTER.format(number=number, part=part)
        (content / f"guide/{number:02}-number-{number}.md").write_text(text, "utf-8")
    return content


def store_in(folder: Path, program: str = "program") -> Store:
    """A store in a folder, as a generator of this digest sees it."""
    return Store(folder, program, folder, program)


def replace(path: Path, old: str, new: str) -> None:
    """Other words in the place of these, which are there."""
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), "utf-8")


def built(content: Path, *options: str, site: str = "site") -> Result:
    """What a build with the cache makes beside the content, in one process if not told else."""
    return build(content, content.parent / site, "--jobs", "1", *options)


def clean(content: Path, *options: str) -> Result:
    """What a build without one makes."""
    return build(content, content.parent / "clean", "--no-cache", *options, "--jobs", "1")


def is_clean(found: Result, content: Path, *options: str) -> bool:
    """Whether that came of a build which a clean one would make and say, without errors."""
    other = clean(content, *options)
    assert other.status == 0, other.problems
    return (found.status, found.problems) == (other.status, other.problems) and (
        found.files == other.files
    )
