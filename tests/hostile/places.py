"""Every place of a guide that holds plain text, each with words of its own that would do harm.

The text of a page and other Markdown is not here: HTML in it is an error (markup.txt).
"""

import re
from pathlib import Path
from typing import NamedTuple

from tests.sites import BASE, Site, read_site, write_site

FILES = read_site(BASE.read_text("utf-8")).files
SITE, HOME, CHAPTER = "site.yaml", "home.md", "guide/01-start.md"
TECHNIQUE, QUIZ, SHEET = "techniques/breathing.md", "quizzes/two.yaml", "exercises/plan.yaml"
LINES, TERMS, SOURCES, CHECK = (
    "support-lines.yaml",
    "glossary.yaml",
    "references.yaml",
    "quizzes/check.yaml",
)

# What browsers, parsers, templates and readers of files could take for more than text.
HARM = (
    "<script>alert(1)</script><!-- <script>{}</script> --> <img src=x onerror=alert(1)>"
    "<svg/onload=alert(1)> javascript:alert(1) '\\\" &lt;b&gt; ]]> --> "
    "{{{{ 7*7 }}}} {{% x %}} \\u2028"
)


class Spot(NamedTuple):
    """A place: its file, the words that stand there, and what is put in their place."""

    file: str
    words: str
    around: str = "{}"  # what the harm stands in
    rest: bool = False  # the words are only the first of their line


SPOTS = {
    "title of the site": Spot(SITE, "Test guide"),
    "tagline": Spot(SITE, "A guide for tests"),
    "description of the site": Spot(
        SITE,
        "A small guide that has one of ",
        rest=True,
    ),
    "title of a part": Spot(SITE, "Start, text: The beginning", "{}, text: The beginning"),
    "text of a part": Spot(SITE, "The beginning"),
    "title of the home page": Spot(HOME, "Test guide"),
    "lead": Spot(HOME, "Read on."),
    "privacy": Spot(HOME, "Nothing is kept."),
    "title of a door": Spot(HOME, "Begin,", "{},"),
    "text of a door": Spot(HOME, "At the beginning"),
    "title of a chapter": Spot(CHAPTER, "How to start"),
    "description of a chapter": Spot(
        CHAPTER,
        "The first chapter of this smal",
        rest=True,
    ),
    "title of a technique": Spot(TECHNIQUE, "Breathing"),
    "what to try": Spot(TECHNIQUE, "Breathe slowly"),
    "time of a technique": Spot(TECHNIQUE, "2 minutes"),
    "title of a page": Spot("pages/sources.md", "Sources"),
    "description of a page": Spot(
        "pages/words.md",
        "Every term that this small gui",
        rest=True,
    ),
    "title of an exercise": Spot(SHEET, "A plan"),
    "aim": Spot(SHEET, "Make a plan."),
    "need": Spot(SHEET, "Paper."),
    "prompt of an example": Spot(SHEET, "prompt: If, answer", "prompt: {}, answer"),
    "answer of an example": Spot(SHEET, "it rains"),
    "prompt of a step": Spot(SHEET, "prompt: If, lines", "prompt: {}, lines"),
    "low end of a rating": Spot(SHEET, "not at all"),
    "high end of a rating": Spot(SHEET, "high: very", "high: {}"),
    "title of a quiz": Spot(QUIZ, "Two scales"),
    "description of a quiz": Spot(
        QUIZ,
        "The one quiz of this small gui",
        rest=True,
    ),
    "intro of a quiz": Spot(QUIZ, "Not a test."),
    "limits of a quiz": Spot(QUIZ, "Our own words, not a diagnosis."),
    "source of a quiz": Spot(QUIZ, "Written for these tests"),
    "license of a quiz": Spot(QUIZ, "CC BY-SA 4.0"),
    "answer on the scale": Spot(QUIZ, "Perhaps"),
    "whom it is about": Spot(QUIZ, "A friend"),
    "label of a dimension": Spot(QUIZ, "label: Worry", "label: {}"),
    "low end of a dimension": Spot(QUIZ, "low: less", "low: {}"),
    "high end of a dimension": Spot(QUIZ, "high: more", "high: {}"),
    "text of a band": Spot(QUIZ, "Lower."),
    "label of a band": Spot(QUIZ, "text: Higher.", "text: Higher., label: {}"),
    "item of a quiz": Spot(QUIZ, "I worry."),
    "item of a check": Spot(CHECK, "What fits?"),
    "scene of a check": Spot(CHECK, "A scene."),
    "option of a check": Spot(CHECK, "This one"),
    "explanation of a check": Spot(CHECK, "It fits."),
    "term": Spot(TERMS, "term: trigger", "term: {}"),
    "example of a term": Spot(TERMS, "A late reply."),
    "authors of a source": Spot(SOURCES, '"Doe, J."'),
    "title of a source": Spot(SOURCES, '"A study"'),
    "where of a source": Spot(SOURCES, "A journal"),
    "type of a source": Spot(SOURCES, "type: journal", "type: {}"),
    "country": Spot(LINES, "Anywhere"),
    "emergency number": Spot(LINES, "your local emergency number"),
    "name of a help line": Spot(LINES, "A line"),
    "number to call": Spot(LINES, '"116 123"'),
    "note of a help line": Spot(LINES, "checked:", "note: {}, checked:"),
    "hours of a help line": Spot(LINES, "for: crisis", "hours: {}, for: crisis"),
}

# No page shows these.
UNSEEN = ("description of the site", "type of a source")

MORE = {
    CHECK: """format: 1
id: check
version: 1
kind: check
title: A check
description: X
intro: X
source: X
license: X
items:
  - id: one
    type: scenario
    scene: A scene.
    text: What fits?
    options:
      - {text: This one, right: true, explanation: It fits.}
      - {text: That one, explanation: It does not.}
""",
    "techniques/index.md": "---\ntitle: All\ndescription: X\n---\n::: technique-table\n:::\n",
    "pages/search.md": "---\ntitle: Search\ndescription: X\n---\n::: search\n:::\n",
    "pages/changes.md": "---\ntitle: Changes\ndescription: X\n---\n## 2026-01-01: {}\n\n- {}\n",
}


def mark_of(spot: str) -> str:
    """A word that stands in the harm of this place and nowhere else."""
    return f"place{list(SPOTS).index(spot)}x"


def harmful_site() -> Site:
    """A guide with everything, and harm in every place of it."""
    files = {**FILES, **MORE}
    for name, spot in SPOTS.items():
        harm = '"' + HARM.format(mark_of(name)) + '"'
        words = re.escape(spot.words) + (".*" if spot.rest else "")
        said = spot.around.format(harm).replace("\\", r"\\")
        files[spot.file], count = re.subn(words, said, files[spot.file], count=1)
        assert count, spot
    files[CHAPTER] = files[CHAPTER].replace("[[trigger]]", "[[triggers]]")
    told = "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; \u2028"
    files["pages/changes.md"] = files["pages/changes.md"].replace("{}", told)
    extra = "base_url: https://guide.example/\ndownload: copy\n"
    files[SITE] = extra + files[SITE]
    return Site(files, "")


def write_harm(folder: Path) -> None:
    """The guide, where a test may build it."""
    write_site(harmful_site(), folder)
