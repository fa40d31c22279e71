"""Templates and assets beside the content replace ours, and their mistakes are reported."""

from pathlib import Path

import pytest

from generator.cli import main
from tests.sites import read_site, write_site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_site(read_site(""), tmp_path / "content")
    (tmp_path / "templates").mkdir()
    (tmp_path / "assets" / "css").mkdir(parents=True)
    return tmp_path / "content"


def build(content: Path) -> int:
    return main(["build", "--content", str(content), "--output", str(content.parent / "site")])


def test_a_file_of_the_same_name_replaces_ours(content: Path) -> None:
    (content.parent / "templates" / "faq.html").write_text("unused")
    (content.parent / "templates" / "404.html").write_text("unused")
    (content.parent / "templates" / "quiz.html").write_text("<p>{{ view.title }}</p>")
    (content.parent / "assets" / "css" / "tokens.css").write_text(":root { --mine: 1 }")
    assert build(content) == 0
    site = content.parent / "site"
    assert (site / "quizzes" / "two.html").read_text() == "<p>Two scales</p>"
    (css,) = site.glob("assets/*/site.css")
    assert css.read_text().startswith(":root{--mine:1}")


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{{ view.nothing }}", 1),
        ("<p>\n{% if %}", 2),
        ("\n\n{{ 1 / 0 }}", 3),
        ("{{ view.title", 1),
        ("{% include 'quiz.html' %}", 1),
    ],
)
def test_a_broken_template_is_a_problem_with_a_place(
    content: Path, template: str, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (content.parent / "templates" / "quiz.html").write_text(template)
    assert build(content) == 1
    said = capsys.readouterr().err
    assert f"templates/quiz.html:{line}:1: error: this template fails" in said
    assert "Traceback" not in said


def test_a_template_that_is_no_text_is_a_problem(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content.parent / "templates" / "quiz.html").write_bytes(b"\xff\xfe")
    assert build(content) == 1
    assert "templates/quiz.html" in capsys.readouterr().err
