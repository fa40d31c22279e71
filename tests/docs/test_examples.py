"""Whole files that the docs show to copy can be built as they are."""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.build import build
from generator.problems import as_text, has_errors
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import read_site, write_site

GUIDE = ROOT / "docs" / "content" / "guide"
DAY = date(2026, 11, 25)
BLOCK = re.compile(r"^```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)

# What an example leads to and does not bring along: with these files the test site has it.
ELSEWHERE = {
    "../exercises/breathing.yaml": "../exercises/plan.yaml",
    "03-go-on.md": "01-start.md",
    "guide/11-silence.md": "guide/01-start.md",
    "faq.md#no-reply": "guide/02-next.md#when-to-stop",
}


class Example(NamedTuple):
    """A file that a page shows: the first block that begins with these words."""

    page: str
    begins: str
    path: str  # where it belongs


EXAMPLES = (
    Example("04-write-a-page", "---\n", "guide/04-shown.md"),
    Example("05-add-a-technique", "---\n", "techniques/pause.md"),
    Example("06-write-a-quiz", "format: 1", "quizzes/check-start.yaml"),
    Example("07-add-an-exercise", "id: one-step", "exercises/one-step.yaml"),
    Example("07-add-an-exercise", "id: tonight", "paths/tonight.yaml"),
    Example("08-cite-and-explain", "- key", "references.yaml"),
    Example("08-cite-and-explain", "- id: trigger", "glossary.yaml"),
    Example("08-cite-and-explain", "- country", "support-lines.yaml"),
    Example("08-cite-and-explain", "- avoid", "wording.yaml"),
    Example("09-help-readers-search", "- find", "search.yaml"),
    Example("09-help-readers-search", "- urgent", "search.yaml"),
    Example("09-help-readers-search", "- same", "search.yaml"),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.page}-{one.path}")
def test_a_whole_file_can_be_copied(example: Example, tmp_path: Path) -> None:
    text = (GUIDE / f"{example.page}.md").read_text("utf-8")
    shown = next(block for block in BLOCK.findall(text) if block.startswith(example.begins))
    for ours, theirs in ELSEWHERE.items():
        shown = shown.replace(ours, theirs)
    write_site(read_site(f"-- {example.path} --\n{shown}"), tmp_path)
    built = build(Settings(tmp_path, (ROOT,), DAY))
    assert built.guide is not None
    assert any(document.path == example.path for document in built.guide.documents)
    assert not has_errors(built.problems), [as_text(p, p.place.path) for p in built.problems]
