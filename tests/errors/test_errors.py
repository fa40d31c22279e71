"""Each text file here is a mistake an author can make, and the exact lines that answer it.

REWRITE=1 python -m pytest tests/errors     writes the lines anew; read the difference
"""

import os
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands import build, settings
from generator.commands.status import Status
from generator.publish import publish, staging
from generator.render.output import Output
from generator.settings import Settings
from tests.sites import read_site, write_site

FIXTURES = sorted(Path(__file__).parent.glob("*.txt"))
TODAY = date(2026, 11, 25)

settings_of = settings.settings_of


@pytest.fixture(autouse=True)
def frozen_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day all fixtures were written."""

    def frozen(*arguments: object) -> Settings:
        return settings_of(*arguments)._replace(today=TODAY)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "settings_of", frozen)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file, hidden ones included, with its bytes."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_the_report_is_exact_and_the_old_site_is_untouched(
    fixture: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site = read_site(fixture.read_text("utf-8"))
    content, output = tmp_path / "content", tmp_path / "site"
    write_site(site, content)
    with staging(output, lambda: None) as stage:
        publish([Output("index.html", b"old"), Output("guide/old.html", b"old")], stage)
    before = everything(output)
    monkeypatch.chdir(content)
    status = main(["build", "--content", ".", "--output", "../site", "--no-cache"])
    said = capsys.readouterr().err.strip()
    if os.environ.get("REWRITE"):
        text = fixture.read_text("utf-8").partition("-- report --\n")[0]
        fixture.write_text(f"{text}-- report --\n{said}\n", "utf-8")
        return
    assert said == site.report
    has_errors = ": error: " in site.report
    assert status == (Status.CONTENT_HAS_ERRORS if has_errors else Status.FINE)
    assert (everything(output) == before) == has_errors
