"""What is said of a version is said once: program, change log and citation agree."""

import re
from datetime import date

import yaml

from generator import __version__
from tests.environment import ROOT

CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
RELEASE = re.compile(r"^## (\d+\.\d+\.\d+), (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def test_the_citation_has_what_its_format_asks_for() -> None:
    """https://github.com/citation-file-format/citation-file-format, schema guide, 1.2.0."""
    assert CITATION["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "type", "license"} <= CITATION.keys()
    assert all(author["name"] for author in CITATION["authors"])


def test_the_citation_names_the_newest_release_of_the_change_log() -> None:
    version, day = RELEASE.findall((ROOT / "CHANGELOG.md").read_text("utf-8"))[0]
    assert CITATION["version"] == version == __version__
    assert CITATION["date-released"] == date.fromisoformat(day)


def test_the_licence_of_the_words_is_named_beside_that_of_the_program() -> None:
    licences = {CITATION["license"], *(one["license"] for one in CITATION["references"])}
    assert licences == {"MIT", "CC-BY-SA-4.0"}
    assert "CC BY-SA 4.0" in (ROOT / "LICENSE-CONTENT").read_text("utf-8")
