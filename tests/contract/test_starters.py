"""Every kind of page has a starter, and every starter builds at once, in any guide."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.build import Built, build
from generator.check.editorial import check_words
from generator.check.editorial.starters import STARTER
from generator.cli import main
from generator.commands import new
from generator.model.document import Document
from generator.settings import Settings
from generator.starters.table import QUESTION, STARTERS
from tests.environment import ROOT
from tests.sites import read_site, write_site

TODAY = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), tz=UTC).date()
GERMAN = """-- site.yaml --
title: Probe
tagline: Eine Probe
description: A small guide in another language with two parts, none of which is called start.
language: de
parts:
  - {id: eins, title: Eins}
  - {id: zwei, title: Zwei}
-- guide/01-start.md (change) --
part: start
=>
part: eins
-- guide/02-next.md (change) --
part: start
=>
part: eins
-- report --
"""


def example(folder: Path) -> Path:
    assert main(["new", "guide", str(folder)]) == 0
    return folder / "content"


def small(folder: Path) -> Path:
    write_site(read_site(""), folder / "content")
    return folder / "content"


def german(folder: Path) -> Path:
    write_site(read_site(GERMAN), folder / "content")
    return folder / "content"


GUIDES = {"example": example, "small": small, "german": german}


def built(content: Path, *, with_drafts: bool) -> Built:
    return build(Settings(content, (ROOT,), TODAY, with_drafts=with_drafts))


def said(found: Built) -> list[str]:
    return [f"{p.place.path}: {p.message}" for p in found.problems]


def test_every_kind_of_the_command_has_a_starter() -> None:
    assert {new.GUIDE, *STARTERS} == {*new.KINDS}
    assert new.KINDS == ("guide", "chapter", "technique", "question", "quiz", "exercise")


def test_the_example_guide_has_nothing_left_to_mark(tmp_path: Path) -> None:
    found = built(example(tmp_path / "mine"), with_drafts=False)
    assert found.guide
    assert said(found) == []
    marks = check_words(found.guide, TODAY)
    assert [f"{mark.place}: {mark.message}" for mark in marks] == []


def test_the_example_guide_has_one_of_everything(tmp_path: Path) -> None:
    guide = built(example(tmp_path / "mine"), with_drafts=False).guide
    assert guide
    assert guide.faq
    kinds = (guide.chapters, guide.techniques, guide.quizzes, guide.exercises)
    assert [len(kind) for kind in kinds] == [1, 1, 1, 1]
    assert guide.quizzes[0].matter.kind == "reflection"


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("kind", STARTERS)
def test_a_starter_builds_at_once(guide: str, kind: str, tmp_path: Path) -> None:
    content = GUIDES[guide](tmp_path / "mine")
    before = {one: said(built(content, with_drafts=one)) for one in (False, True)}
    assert main(["new", kind, "--content", str(content), 'Is "it" *so*: <b>, {x} & $y?']) == 0
    for with_drafts in (False, True):
        found = built(content, with_drafts=with_drafts)
        assert found.outputs
        assert said(found) == before[with_drafts]


@pytest.mark.parametrize("kind", STARTERS)
def test_a_starter_is_published_by_nobody_unawares(kind: str, tmp_path: Path) -> None:
    content = small(tmp_path)
    assert main(["new", kind, "--content", str(content), "So it begins"]) == 0
    draft, shown = (_new_document(built(content, with_drafts=one)) for one in (False, True))
    assert draft is None
    assert shown


def _new_document(found: Built) -> Document | None:
    assert found.guide
    documents = (d for d in found.guide.documents if "so-it-begins" in f"{d.path} {d.body.html}")
    return next(documents, None)


def test_a_question_beside_others_is_marked_until_it_is_answered(tmp_path: Path) -> None:
    content = example(tmp_path / "mine")
    assert main(["new", QUESTION, "--content", str(content), "So it begins?"]) == 0
    guide = built(content, with_drafts=False).guide
    assert guide
    (mark,) = check_words(guide, TODAY)
    assert (mark.code, mark.place.path) == ("starter-words", "faq.md")


@pytest.mark.parametrize("kind", STARTERS)
def test_what_is_left_of_a_starter_can_be_found(kind: str) -> None:
    file = "question.md" if kind == QUESTION else STARTERS[kind].file
    assert STARTER in (ROOT / "generator" / "starters" / file).read_text("utf-8")
