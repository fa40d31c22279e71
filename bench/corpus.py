"""A made-up guide for our generator, of any number of chapters.

python -m bench.corpus DIR CHAPTERS [SEED]      writes DIR/content, for build --content DIR/content

The chapters are those of `bench.made_up`. Around them stands what every guide has, and what makes
their pages whole: the boxes of a chapter, sources, terms, help, safety and the search.
"""

import re
import sys
from pathlib import Path
from random import Random

from bench.made_up import (
    MARK,
    SEED,
    Chapter,
    chapter,
    name_of,
    named,
    part_name,
    part_title,
    parts,
    sentence,
    words,
)

REVIEWED = "reviewed: 2026-11-25\nnext_review: 2027-11-25\n"
HOME = f"""\
lead: A guide of made-up words.
privacy: Nothing is kept.
doors:
  - {{title: The first chapter, text: It begins here., link: guide/{name_of(1)}.md}}
"""


def write_guide(folder: Path, chapters: int, seed: int = SEED) -> None:
    """Writes `content` into a folder."""
    content = folder / "content"
    for name in ("guide", "pages"):
        (content / name).mkdir(parents=True, exist_ok=True)
    for number in range(1, chapters + 1):
        written = chapter(number, chapters, seed)
        (content / "guide" / f"{written.name}.md").write_text(_source_of(written), "utf-8")
    for path, text in _around(chapters, seed).items():
        (content / path).write_text(text, "utf-8")


def _source_of(written: Chapter) -> str:
    """A chapter as our authors would write it."""
    random = Random(written.title)
    before = name_of(max(1, written.number - 1))
    matter = (
        f"title: {written.title}\ndescription: {written.description}\n"
        f"part: {part_name(written.part)}\n"
        f"in_short:\n  - {sentence(random)}\n  - {sentence(random)}\n"
        f"by_the_end: {sentence(random)}\n"
        f"recap:\n  - {words(random, 4)}\n  - {words(random, 4)}\n  - {words(random, 4)}\n"
        f'next_step: "You could read [the one before]({before}.md)."\n{REVIEWED}'
    )
    return f"---\n{matter}---\n{MARK.sub(_ours, written.body)}"


def _ours(mark: re.Match[str]) -> str:
    kind, target, text = mark.groups()
    if kind == "link":
        return f"[{text}]({name_of(int(target))}.md)"
    return f"[@source-{target}]" if kind == "cite" else f"[[term {target}|{text}]]"


def _around(chapters: int, seed: int) -> dict[str, str]:
    """Path and text of every other file."""
    random = Random(f"{seed} around")
    return {
        "site.yaml": _site(chapters),
        "references.yaml": "\n".join(_reference(random, number) for number in named(chapters)),
        "glossary.yaml": "\n".join(_term(random, number) for number in named(chapters)),
        "home.md": _page("A made-up guide", "A first sentence.", HOME),
        "pages/help.md": _page("Help", "Whom to call."),
        "pages/safety.md": _page("Safety", "What to do in danger."),
        "pages/search.md": _page("Search", "::: search\n:::"),
        "pages/glossary.md": _page("Words", "::: glossary\n:::"),
        "pages/references.md": _page("Sources", "::: references\n:::"),
    }


def _site(chapters: int) -> str:
    listed = (f"  - {{id: {part_name(n)}, title: {part_title(n)}}}\n" for n in parts(chapters))
    return (
        "title: A made-up guide\ntagline: As long as it is asked to be\n"
        "description: A guide of made-up words, to measure how long it takes to build it.\n"
        f"parts:\n{''.join(listed)}"
    )


def _reference(random: Random, number: int) -> str:
    return (
        f'- key: source-{number}\n  type: journal\n  authors: "Doe, J., & Roe, R."\n'
        f'  year: {1960 + number % 60}\n  title: "{words(random, 8).capitalize()}"\n'
        f'  where: "Journal of {words(random, 2)}"\n  volume: "{number % 90 + 1}"\n'
        "  confidence: verified\n"
    )


def _term(random: Random, number: int) -> str:
    return f'- id: term-{number}\n  term: term {number}\n  meaning: "{sentence(random)}"\n'


def _page(title: str, text: str, more: str = "") -> str:
    description = (
        f"{title}, a page that every guide has, in a guide that was made up to measure"
        " how long a build of such a guide may take."
    )
    return f"---\ntitle: {title}\ndescription: {description}\n{more}{REVIEWED}---\n{text}\n"


if __name__ == "__main__":
    place, count, *rest = sys.argv[1:]
    write_guide(Path(place), int(count), *map(int, rest))
