"""Templates and assets beside the content replace ours, and their mistakes are reported."""

import re
from pathlib import Path

import pytest

from generator.cli import main
from tests.environment import ROOT
from tests.sites import read_site, write_site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_site(read_site(""), tmp_path / "content")
    (tmp_path / "templates").mkdir()
    (tmp_path / "assets" / "css").mkdir(parents=True)
    return tmp_path / "content"


def build(content: Path, *options: str) -> int:
    output = str(content.parent / "site")
    return main(["build", "--content", str(content), "--output", output, *options])


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


def test_colors_come_before_what_high_contrast_and_paper_make_of_them(content: Path) -> None:
    (content.parent / "assets" / "css" / "colors.css").write_text(":root { --sg-page: #123456 }")
    assert build(content) == 0
    (css,) = (content.parent / "site").glob("assets/*/site.css")
    night, own, *modes = re.findall(r"--sg-page:([^;}]+)", css.read_text())
    assert (night, own, modes[-1]) == ("#18211f", "#123456", "#fff")


def test_words_and_pictures_inside_the_content_come_before_all_others(content: Path) -> None:
    for folder, skip in ((content, "Inside"), (content.parent, "Beside")):
        (folder / "words").mkdir()
        (folder / "words" / "en.yaml").write_text(f"page:\n  skip: {skip}\n")
    icon = '<svg xmlns="http://www.w3.org/2000/svg"><title>Inside</title></svg>'
    (content / "icons").mkdir()
    (content / "icons" / "icon.svg").write_text(icon)
    (content / "icons" / "share.svg").write_text("what a picture was drawn from")
    assert build(content) == 0
    site = content.parent / "site"
    assert ">Inside</a>" in (site / "index.html").read_text()
    (shown,) = site.glob("assets/*/icon.svg")
    assert shown.read_text() == icon
    assert [*site.glob("assets/*/share.svg")] == []


def test_a_picture_inside_the_content_is_no_more_than_a_drawing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "icons").mkdir()
    (content / "icons" / "icon.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>run()</script></svg>'
    )
    assert build(content) == 1
    assert "icons/icon.svg:1" in capsys.readouterr().err


def test_words_inside_the_content_have_a_place(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "words").mkdir()
    (content / "words" / "en.yaml").write_text("page:\n  skip: '{nothing}'\n")
    assert build(content) == 1
    assert "/content/words/en.yaml:2:3: error:" in capsys.readouterr().err


def test_words_that_lie_elsewhere_are_not_read(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "en.yaml").write_text("page:\n  skip: Elsewhere\n")
    (content / "words").mkdir()
    (content / "words" / "en.yaml").symlink_to(tmp_path / "elsewhere" / "en.yaml")
    assert build(content) == 1
    assert "leads out of the content folder" in capsys.readouterr().err


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


def said_of(content: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert build(content) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


def test_a_template_that_is_no_text_is_a_problem_with_a_place(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where another one includes it."""
    folder = content.parent / "templates" / "components"
    folder.mkdir()
    (folder / "neighbors.html").write_bytes(b"<p>\n\xff</p>")
    place = "templates/components/neighbors.html:2:1: error: this file is not UTF-8 text"
    assert place in said_of(content, capsys)


def test_a_template_that_is_not_there_is_told_where_it_is_asked_for(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content.parent / "templates" / "quiz.html").write_text(
        '<p>\n{% include "components/quizz.html" %}'
    )
    said = said_of(content, capsys)
    assert 'templates/quiz.html:2:1: error: there is no template "components/quizz.html"' in said
    assert '  hint: did you mean "components/quiz.html"?' in said


def test_a_mistake_in_a_template_that_another_one_includes_is_told_there(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = content.parent / "templates" / "components"
    folder.mkdir()
    for text, line in (("\n{{ nothing }}", 2), ("\n\n{% if %}", 3)):
        (folder / "quiz.html").write_text(text)
        assert f"templates/components/quiz.html:{line}:1: error: " in said_of(content, capsys)


def test_a_template_of_ours_that_fails_with_one_of_the_guide_is_told_where_it_is(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (content.parent / "templates" / "quiz.html").write_text('{% include "chapter.html" %}')
    assert "\ntemplates/chapter.html:" in "\n" + said_of(content, capsys)


def test_paths_are_right_from_wherever_it_was_started(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal can open them: also where the content folder is a link to another place."""
    (content.parent / "templates" / "quiz.html").write_text("{{ 1 / 0 }}")
    (content.parent / "elsewhere").mkdir()
    (content.parent / "elsewhere" / "link").symlink_to(content)
    for here, named, shown in (
        (content.parent, "content", "templates/quiz.html"),
        (content, ".", "../templates/quiz.html"),
        (content.parent / "elsewhere", "../content", "../templates/quiz.html"),
        (content.parent / "elsewhere", "link", "../templates/quiz.html"),
    ):
        monkeypatch.chdir(here)
        assert main(["check", "--content", named]) == 1
        assert f"\n{shown}:1:1: error: " in "\n" + capsys.readouterr().err


def test_a_broken_style_sheet_is_a_problem_with_a_place(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content.parent / "assets" / "css" / "tokens.css").write_text(":root {\n  --mine: (1;\n}\n")
    said = said_of(content, capsys)
    assert 'assets/css/tokens.css:2:11: error: this "(" is never closed' in said
    assert '  hint: add a ")" where it ends' in said


def test_a_script_that_is_no_text_is_a_problem_with_a_place(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content.parent / "assets" / "js").mkdir()
    (content.parent / "assets" / "js" / "leave.js").write_bytes(b"// \xff")
    assert "assets/js/leave.js:1:4: error: this file is not UTF-8" in said_of(content, capsys)


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_a_style_sheet_with_nothing_in_it_is_a_warning_of_every_build(
    content: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    (content.parent / "assets" / "css" / "components").mkdir()
    (content.parent / "assets" / "css" / "components" / "cite.css").touch()
    for _ in range(2):
        assert build(content, *options) == 0
        said = capsys.readouterr().err
        assert "assets/css/components/cite.css:1:1: warning: this style sheet is empty" in said


def test_a_byte_order_mark_of_a_style_sheet_comes_into_no_page(content: Path) -> None:
    (content.parent / "assets" / "css" / "layout.css").write_bytes(b"\xef\xbb\xbf.a { b: c }")
    assert build(content) == 0
    (css,) = (content.parent / "site").glob("assets/*/site.css")
    assert "\ufeff" not in css.read_text("utf-8")
