"""Cuts the front matter off a Markdown file."""

import msgspec

from generator.problems import Place, Problem

FENCE = "---"


class Split(msgspec.Struct, frozen=True):
    """A Markdown file in its two halves."""

    matter: str  # the YAML, without its fences
    matter_line: int  # the line of the file at which the YAML begins
    body: str
    body_line: int  # the line of the file at which the body begins


def split_front_matter(path: str, text: str) -> Split | Problem:
    """The YAML between the first two lines of `---`, and the rest."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Problem(
            Place(path),
            "no-front-matter",
            "this file does not begin with front matter",
            'make "---" the first line, then "title: …", then "---" again',
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return Split("\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2)
    return Problem(
        Place(path),
        "front-matter-not-closed",
        "the front matter is never closed",
        'put a line with "---" after its last key',
    )
