"""Every kind of mistake that a stage can report is shown by a text file.

Those that stop or warn a build stand in tests/errors, those of an editor in tests/editorial.
"""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.check.editorial import check_words
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import read_site, write_site

REPORTING = {"Problem", "Mistake", "Slip", "report", "_report", "_problem", "_warning"}

# Where the code is put together, it is one of these.
COMPOSED = {"unknown-technique", "unknown-quiz", "unknown-exercise"}
COMPOSED |= {"item-without-source", "item-without-license"}

# No text can show these; tests/unit does.
SHOWN_ELSEWHERE = {
    "broken-template",  # test_theme
    "broken-style",  # test_style_sheets
    "broken-words",  # test_words
    "unknown-words",
    "copy-too-heavy",  # test_copies
    "empty-style",  # test_style_sheets
    "fault",  # test_preview_life
    "missing-asset",
    "more-problems",  # test_problems
    "no-template",
    "old-site-left",  # test_publish
    "output-refused",
    "other-host",  # test_weight
    "raster-image",
    "too-heavy",
    "too-large-offline",  # test_offline
    "too-many-files",  # tests/hostile/test_files
    "too-many-requests",
    "web-font",
    "unknown-color",  # test_colors
    "unreadable",  # test_load
}


def literal_codes() -> Iterator[str]:
    for path in (ROOT / "generator").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = dict(_constants(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and len(node.args) > 1 and _name(node) in REPORTING:
                code = node.args[1]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield code.value
                elif isinstance(code, ast.Name) and code.id in named:
                    yield named[code.id]


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names that a module gives to texts."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            text = node.value.value
            if isinstance(text, str):
                yield from ((one.id, text) for one in node.targets if isinstance(one, ast.Name))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The codes of all problems in all fixtures."""
    codes = set()
    today = date(2026, 11, 25)
    for fixture in (ROOT / "tests").glob("e*/*.txt"):
        folder: Path = tmp_path_factory.mktemp("site")
        write_site(read_site(fixture.read_text("utf-8")), folder)
        built = build(Settings(folder, (ROOT,), today))
        codes |= {problem.code for problem in built.problems}
        if fixture.parent.name == "editorial" and built.guide:
            codes |= {problem.code for problem in check_words(built.guide, today)}
    return codes


def test_every_code_has_a_fixture(shown: set[str]) -> None:
    assert {*literal_codes(), *COMPOSED} - SHOWN_ELSEWHERE == shown


def test_what_is_shown_elsewhere_exists() -> None:
    assert {*literal_codes()} >= SHOWN_ELSEWHERE
