"""The Nu HTML checker has no errors on any page, and nothing to say about the styles."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.environment import vnu_command


@pytest.mark.slow
def test_every_page_and_style_sheet_is_valid(site_folder: Path) -> None:
    files = [*site_folder.rglob("*.html"), *site_folder.rglob("*.css"), *site_folder.rglob("*.svg")]
    command = [*vnu_command(), "--also-check-css", "--also-check-svg", "--format", "json"]
    run = subprocess.run(
        [*command, "--stdout", "--exit-zero-always", *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(run.stdout)["messages"]
    errors = [
        f"{Path(m.get('url', '')).name}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if m["type"] == "error"
    ]
    assert errors == []
