"""The command line keeps its contract: exit statuses, JSON, and a check that writes nothing."""

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from argparse import Namespace
from datetime import date, datetime, tzinfo
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import settings
from tests.environment import ROOT
from tests.sites import read_site, write_site

BROKEN = "-- guide/03-x.md --\nno front matter\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_site(read_site(""), tmp_path / "content")
    return tmp_path / "content"


def build(content: Path, *options: str) -> int:
    output = str(content.parent / "site")
    return main(["build", "--content", str(content), "--output", output, *options])


def test_a_build_says_what_it_made_how_long_it_took_and_how_to_look(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content) == 0
    said = capsys.readouterr().out
    for part in ("Built 9 pages", " s\n", "index.html"):
        assert part in said


def test_a_second_build_has_nothing_to_do(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(content)
    assert build(content) == 0
    assert "Nothing changed" in capsys.readouterr().out
    assert build(content, "--no-cache") == 0
    assert "Built" in capsys.readouterr().out


def test_problems_come_as_one_json_list(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(read_site(BROKEN), content)
    assert main(["check", "--content", str(content), "--json"]) == 1
    (problem,) = (p for p in json.loads(capsys.readouterr().out) if p["severity"] == "error")
    assert set(problem) == {"path", "line", "column", "severity", "code", "message", "hint"}
    assert problem["code"] == "no-front-matter"


def test_the_list_is_the_same_when_nothing_changed(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(read_site("-- guide/plan.docx --\nx\n"), content)
    lists = []
    for _ in range(2):
        assert build(content, "--json") == 0
        lists.append(json.loads(capsys.readouterr().out))
    assert lists[0] == lists[1]
    assert [problem["severity"] for problem in lists[0]] == ["warning"]


def test_a_refusal_is_a_problem_in_the_list_too(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--content", str(content), "--output", str(content), "--json"]) == 2
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["code"] == "output-refused"
    assert problem["path"] == str(content)


def test_nothing_but_the_list_is_printed(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(content, "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert capsys.readouterr().err == ""


def check_in_ascii(content: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A text that only other encodings know, in a terminal that does not."""
    write_site(read_site("-- guide/03-x.md --\n---\ntitle: 「題」\n「題é😀」: x\n---\n"), content)
    return subprocess.run(
        [sys.executable, "-m", "generator", "check", "--content", str(content), *options],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )


def test_a_text_that_only_one_encoding_knows_is_printed_all_the_same(content: Path) -> None:
    run = check_in_ascii(content)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


def test_a_text_that_only_one_encoding_knows_is_in_the_list_as_it_is(content: Path) -> None:
    run = check_in_ascii(content, "--json")
    assert run.returncode == 1
    assert any("「題é😀」" in problem["message"] for problem in json.loads(run.stdout))


def test_check_writes_nothing(content: Path) -> None:
    before = sorted(content.parent.rglob("*"))
    assert main(["check", "--content", str(content)]) == 0
    assert sorted(content.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["built"],
        ["build", "--jobs", "0"],
        ["build", "--jobs", "x"],
        ["build", "--base-url", "javascript:x"],
        ["serve", "--port", "99999"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2


def test_a_missing_content_folder_is_wrong_usage(tmp_path: Path) -> None:
    assert build(tmp_path / "nothing") == 2


def test_a_refused_output_folder_is_wrong_usage_and_stays_as_it_was(content: Path) -> None:
    site = content.parent / "site"
    site.mkdir()
    (site / "mine.txt").write_text("mine")
    assert build(content) == 2
    assert [path.name for path in site.iterdir()] == ["mine.txt"]


def test_an_environment_that_fails_exits_with_3(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device", "site")

    monkeypatch.setattr("generator.publish.begin", full)
    assert build(content) == 3
    said = capsys.readouterr().err.splitlines()
    assert said[-2:] == [
        "error: site: no space left on device",
        "  hint: make room on this disk, then build again",
    ]


def test_drafts_are_built_only_when_asked_for(content: Path) -> None:
    chapter = content / "guide/02-next.md"
    chapter.write_text(chapter.read_text().replace("part: start", "part: start\ndraft: true"))
    page = content.parent / "site/guide/next.html"
    assert build(content) == 0
    assert not page.exists()
    assert build(content, "--drafts") == 0
    assert page.exists()


def test_a_base_url_adds_absolute_addresses_and_nothing_else_does(content: Path) -> None:
    site = content.parent / "site"
    build(content)
    assert not (site / "sitemap.xml").exists()
    assert "canonical" not in (site / "index.html").read_text()
    build(content, "--base-url", "https://x.example/g/")
    assert "https://x.example/g/guide/start.html" in (site / "sitemap.xml").read_text()
    page = (site / "guide/start.html").read_text()
    assert '<link rel="canonical" href="https://x.example/g/guide/start.html">' in page


def test_jobs_do_not_change_a_byte(content: Path) -> None:
    chapter = (content / "guide/02-next.md").read_text()
    for number in range(100):
        (content / f"guide/{100 + number}-more-{number}.md").write_text(chapter)
    trees = []
    for jobs in ("1", "2"):
        assert build(content, "--no-cache", "--jobs", jobs) == 0
        site = content.parent / "site"
        trees.append({p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()})
        shutil.rmtree(site)
    assert trees[0] == trees[1]


def test_help_loads_neither_parser_nor_template_engine() -> None:
    code = (
        "import sys\nfrom generator.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('jinja2', 'markdown_it', 'yaml', 'msgspec') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines()[-1] == "[]"


def test_what_looking_at_a_folder_leaves_behind_is_no_reason_to_refuse(content: Path) -> None:
    assert build(content) == 0
    (content.parent / "site" / ".DS_Store").write_text("x")
    assert build(content) == 0


def test_chapters_are_ordered_by_number(content: Path) -> None:
    chapter = (content / "guide/02-next.md").read_text()
    (content / "guide/10-last.md").write_text(chapter)
    (content / "guide/3-third.md").write_text(chapter)
    assert build(content) == 0
    html = (content.parent / "site/guide/third.html").read_text()
    assert 'rel="next" href="last.html"' in html


@pytest.mark.parametrize(("seconds", "status"), [("1795600000", 0), ("1829000000", 1), ("", 0)])
def test_the_day_of_a_build_may_be_set(
    content: Path, monkeypatch: pytest.MonkeyPatch, seconds: str, status: int
) -> None:
    """In December 2027 the help lines of the content have been checked over a year ago."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert build(content) == status


@pytest.mark.parametrize("seconds", ["tomorrow", "-1", "1e9", "9" * 12])
def test_a_day_that_is_none_is_wrong_usage(
    content: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(SystemExit) as left:
        build(content)
    assert left.value.code == 2


def test_the_day_is_the_same_in_every_time_zone(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half an hour before midnight in Greenwich."""

    class Late(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Late":
            return cls(2026, 11, 25, 23, 30, tzinfo=tz)

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(settings, "datetime", Late)
    options = Namespace(content=content)
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert settings.settings_of(options).today == date(2026, 11, 25)
    monkeypatch.undo()
    time.tzset()


def test_the_root_of_a_disk_is_refused_like_any_folder_with_other_things(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--content", str(content), "--output", content.anchor]) == 2
    assert "cannot build here" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["https://x.org/a?b", "https://x.org/#top", 'https://x.org/"'])
def test_pages_can_stand_behind_a_base_url(
    content: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        build(content, "--base-url", address)
    assert left.value.code == 2


def test_only_a_command_that_writes_a_site_is_told_to_write_it_elsewhere(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "x")

    monkeypatch.setattr("generator.build.load", fails)
    assert main(["check", "--content", str(content)]) == 3
    assert "--output" not in capsys.readouterr().err
