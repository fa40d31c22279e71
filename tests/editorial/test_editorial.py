"""Each text file here is something an editor would mark, and the exact lines that mark it.

Only what the file adds to the base site counts. A row of the table of gates is shown here.

REWRITE=1 python -m pytest tests/editorial     writes the lines anew; read the difference
"""

import os
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.check.editorial import check_words
from generator.problems import as_text, in_order
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import Site, read_site, write_site

FIXTURES = sorted(Path(__file__).parent.glob("*.txt"))
TODAY = date(2026, 11, 25)


def marks(site: Site, folder: Path) -> list[str]:
    """What the gates say of a site, as it is printed."""
    write_site(site, folder)
    guide = build(Settings(folder, (ROOT,), TODAY)).guide
    assert guide is not None
    return [as_text(p, p.place.path) for p in in_order(check_words(guide, TODAY))]


@pytest.fixture(scope="module")
def of_the_base(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What they say of the base site, whose texts are too short to be good."""
    return set(marks(Site({}, ""), tmp_path_factory.mktemp("base")))


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_the_marks_are_exact(fixture: Path, of_the_base: set[str], tmp_path: Path) -> None:
    site = read_site(fixture.read_text("utf-8"))
    said = "\n".join(mark for mark in marks(site, tmp_path) if mark not in of_the_base)
    if os.environ.get("REWRITE"):
        text = fixture.read_text("utf-8").partition("-- report --\n")[0]
        fixture.write_text(f"{text}-- report --\n{said}\n", "utf-8")
    assert said == site.report
