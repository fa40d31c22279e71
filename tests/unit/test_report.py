"""The report on pages and quizzes: what it names, how it is written, and what it refuses."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from generator.cli import main
from generator.report.figures import QuizFigures, ReadingLevel
from generator.report.page import page_of
from generator.report.report import Report
from generator.report.tables import text_of
from tests.environment import ROOT
from tests.sites import read_site, write_site

CONTENT = str(ROOT / "content")
FIGURES = QuizFigures(
    path="quizzes/q.yaml",
    id="q",
    title="A <script>alert(1)</script>",
    kind="check",
    readers=0,
    grade=2.0,
    dimensions=(),
    together=(),
    items=(ReadingLevel("i1", 'To "be" <b>', 9.4, None),),
)


def test_text_of_the_content_is_escaped() -> None:
    page = page_of(Report((), (FIGURES,)))
    assert "<script" not in page
    assert "<b>" not in page
    assert "A &lt;script&gt;" in page


def test_the_policy_allows_the_style_and_nothing_else() -> None:
    page = page_of(Report((), (FIGURES,)))
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert "style=" not in page


def test_a_hard_item_is_marked() -> None:
    assert "9.4 (above 9)" in text_of(Report((), (FIGURES,)))
    easy = msgspec.structs.replace(FIGURES, items=(ReadingLevel("i1", "Be.", 8.9, None),))
    assert "above" not in text_of(Report((), (easy,)))


def test_each_quiz_of_our_content_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.html"
    assert main(["report", "--content", CONTENT, "--json", "--html", str(page)]) == 0
    quizzes = json.loads(capsys.readouterr().out)["quizzes"]
    paths = {f"quizzes/{path.name}" for path in (ROOT / "content" / "quizzes").glob("*.yaml")}
    assert {quiz["path"] for quiz in quizzes} == paths
    assert all(path in page.read_text("utf-8") for path in paths)
    for quiz in quizzes:
        if quiz["together"]:
            assert sum(part["share"] for part in quiz["together"]) == pytest.approx(1)


def test_pages_come_the_worst_first_with_their_plots(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "That is toxic, and you must go.\n"
    matter = "title: Bad\ndescription: A page\nreviewed: 2026-11-25\n"
    write_site(read_site(f"-- pages/bad.md --\n---\n{matter}---\n{bad}"), tmp_path / "content")
    page = tmp_path / "report.html"
    content = ["--content", str(tmp_path / "content")]
    assert main(["report", *content, "--json", "--html", str(page)]) == 0
    pages = json.loads(capsys.readouterr().out)["pages"]
    assert pages[0]["path"] == "pages/bad.md"
    marks = [one["marks"] for one in pages]
    assert marks == sorted(marks, reverse=True)
    assert all(one["weight"] > 0 for one in pages)
    assert page.read_text("utf-8").count("<title>pages/bad.md: ") == 2  # grade and weight
    assert main(["report", *content]) == 0
    assert capsys.readouterr().out.splitlines()[3].startswith("pages/bad.md ")


def test_errors_of_the_content_are_reported_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(read_site("-- guide/03-x.md --\nno front matter\n"), tmp_path / "content")
    assert main(["report", "--content", str(tmp_path / "content")]) == 1
    said = capsys.readouterr()
    assert "03-x.md" in said.err
    assert said.out == ""


def test_a_page_that_cannot_be_written_is_the_environment(tmp_path: Path) -> None:
    page = str(tmp_path / "none" / "report.html")
    write_site(read_site(""), tmp_path / "content")
    assert main(["report", "--content", str(tmp_path / "content"), "--html", page]) == 3


def test_a_page_goes_to_no_other_kind_of_file() -> None:
    with pytest.raises(SystemExit) as refused:
        main(["report", "--html", "content/site.yaml"])
    assert refused.value.code == 2
