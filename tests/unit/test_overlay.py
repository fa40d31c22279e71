"""Problems over a page: their place, the line itself with the place in it, and what to do."""

import os
import re
from pathlib import Path

import pytest

from generator.problems import Place, Problem, Severity
from generator.serve.overlay import MOST, WIDTH, line_at, with_problems

PAGE = "<html><head><title>T</title></head><body><p>Words</p></body></html>"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def shown(content: Path, *problems: Problem) -> str:
    return with_problems(PAGE, problems, content)


def lines_in(page: str) -> list[str]:
    return re.findall(r'<code class="preview-problem_line">(.*?)</code>', page, re.DOTALL)


def test_a_page_without_problems_is_as_it_was(content: Path) -> None:
    assert shown(content) == PAGE


def test_a_problem_has_the_path_that_the_terminal_shows_its_line_and_its_hint(
    content: Path,
) -> None:
    (content / "a.md").write_text("one\n  See [b](c.md) <now>.\nthree\n", "utf-8")
    page = shown(content, Problem(Place("a.md", 2, 7), "x", "no page", "look for it"))
    assert "<strong>content/a.md:2:7</strong> error: no page" in page
    assert lines_in(page) == ["See <mark>[</mark>b](c.md) &lt;now&gt;."]
    assert ">hint: look for it</span>" in page
    assert page.endswith("<p>Words</p></body></html>")


def test_lines_are_counted_as_problems_count_them(content: Path) -> None:
    """Other signs that some programs take for ends of lines are none."""
    (content / "a.md").write_bytes("\ufeffone\u2028x\r\ntwo\x0bx\rthree\n".encode())
    page = shown(content, Problem(Place("a.md", 3), "x", "m"), Problem(Place("a.md"), "x", "m"))
    assert lines_in(page) == ["<mark>t</mark>hree", "<mark>o</mark>ne\u2028x"]


def test_a_template_and_a_style_sheet_beside_the_content_show_their_lines(content: Path) -> None:
    (content.parent / "templates").mkdir()
    (content.parent / "templates" / "home.html").write_text("<p>\n{{ nothing }}\n", "utf-8")
    page = shown(content, Problem(Place("../templates/home.html", 2), "x", "m"))
    assert "<strong>templates/home.html:2:1</strong>" in page
    assert lines_in(page) == ["<mark>{</mark>{ nothing }}"]


def test_a_long_line_is_shown_around_the_place(content: Path) -> None:
    line = line_at(Place("a", 1, 1001), ["a" * 1000 + "X" + "b" * 1000])
    assert line is not None
    assert line.at == "X"
    assert line.before == "…" + "a" * (WIDTH // 2)
    assert line.after == "b" * (WIDTH // 2 - 1) + "…"


def test_a_place_behind_the_end_of_a_line_is_marked_too() -> None:
    assert line_at(Place("a", 1, 4), ["abc"]) == ("abc", " ", "")


@pytest.mark.parametrize("lines", [[], [""], ["  "]])
def test_there_is_no_line_to_show_where_nothing_stands(lines: list[str]) -> None:
    assert line_at(Place("a"), lines) is None


def test_nothing_is_read_that_never_ends_or_is_nobodys_business(content: Path) -> None:
    (content.parent / "secret.txt").write_text("secret", "utf-8")
    (content / "link.md").symlink_to(content.parent / "secret.txt")
    os.mkfifo(content / "pipe.md")
    problems = (Problem(Place(name), "x", "m") for name in ("link.md", "pipe.md", "gone.md", ""))
    assert lines_in(shown(content, *problems)) == []


def test_an_error_lies_open_and_a_warning_does_not_cover_the_page(content: Path) -> None:
    error = Problem(Place("a.md"), "x", "m")
    warning = Problem(Place("a.md"), "x", "m", severity=Severity.WARNING)
    assert '<details class="preview-problems" open>' in shown(content, error, warning)
    assert '<details class="preview-problems">' in shown(content, warning)


def test_very_many_problems_are_counted(content: Path) -> None:
    page = shown(content, *(Problem(Place("a.md", n), "x", "m") for n in range(1, MOST + 8)))
    assert page.count("</strong>") == MOST
    assert "and 7 more, which the terminal lists" in page


def test_what_a_problem_quotes_is_text(content: Path) -> None:
    page = shown(content, Problem(Place("<b>.md"), "x", "<script>", "<i>"))
    assert re.search(r"<(b|script|i)>", page) is None
