"""The docs, built into a folder."""

from pathlib import Path

import pytest

from generator.cli import main
from tests.environment import ROOT


@pytest.fixture(scope="session")
def docs_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The docs, built as `make docs` does it."""
    folder = tmp_path_factory.mktemp("docs") / "site-docs"
    content = str(ROOT / "docs" / "content")
    assert main(["build", "--content", content, "--output", str(folder), "--no-cache"]) == 0
    return folder
