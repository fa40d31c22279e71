"""Each case in the text files here builds, or fails, exactly as it says.

    == what is tried ==
    -- files, as in tests/sites.py --
    -- built ADDRESS --
    what must stand in this file of the site, a line each
    ! what may not
    -- report --
    every line of the report

A first case called "always" is in all that follow it. The address "*" is every file of the site.

REWRITE=1 python -m pytest tests/hostile/test_cases.py     writes the reports anew
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.build import Built, build
from generator.problems import as_text, has_errors
from generator.settings import Settings
from tests.environment import ROOT
from tests.hostile.soundness import as_texts, unsound
from tests.sites import Site, read_site, write_site

HERE = Path(__file__).parent
BUILT = "built "
ALWAYS = "always"

_CASE = re.compile(r"^== (.+?) ==\n", re.MULTILINE)


class Case(NamedTuple):
    """What is tried."""

    file: Path
    name: str
    text: str
    always: str  # the files of all cases in this text file

    @property
    def site(self) -> Site:
        """The site and the report expected of it."""
        return read_site(self.always + self.text)


def cases() -> Iterator[Case]:
    """Every case of every text file."""
    for file in sorted(HERE.glob("*.txt")):
        _, *parts = _CASE.split(file.read_text("utf-8"))
        always = ""
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            if name == ALWAYS:
                always = text
            else:
                yield Case(file, name, text, always)


CASES = list(cases())


def built(site: Site, folder: Path) -> Built:
    """What becomes of a site; words and templates beside it count too."""
    content = folder / "content"
    files = {header: text for header, text in site.files.items() if not header.startswith(BUILT)}
    write_site(Site(files, ""), content)
    return build(Settings(content, (folder, ROOT), date(2026, 11, 25)))


def rewrite(case: Case, report: str) -> None:
    """Puts the report in the place of the one that was expected."""
    text = case.file.read_text("utf-8")
    before, _, _ = case.text.partition("-- report --\n")
    case.file.write_text(text.replace(case.text, f"{before}-- report --\n{report}\n"), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.name}")
def test_a_case_does_exactly_what_it_says(case: Case, tmp_path: Path) -> None:
    result = built(case.site, tmp_path)
    report = "\n".join(as_text(problem, problem.place.path) for problem in result.problems)
    if os.environ.get("REWRITE"):
        rewrite(case, report)
        return
    assert report == case.site.report
    assert bool(result.outputs) is not has_errors(result.problems)
    texts = as_texts(result.outputs)
    assert [*unsound(texts)] == []
    for header, expected in case.site.files.items():
        if header.startswith(BUILT):
            address = header.removeprefix(BUILT)
            whole = "".join(texts.values()) if address == "*" else texts[address]
            for line in expected.strip("\n").split("\n"):
                wanted, words = not line.startswith("! "), line.removeprefix("! ")
                assert (words in whole) is wanted, line


def test_every_case_has_a_name_of_its_own() -> None:
    names = [(case.file, case.name) for case in CASES]
    assert len(names) == len(set(names))
