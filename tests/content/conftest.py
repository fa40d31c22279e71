"""Our own guide, built once."""

from pathlib import Path

import pytest

from generator.cli import main
from tests.environment import ROOT


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own guide, built."""
    folder = tmp_path_factory.mktemp("built") / "site"
    options = ["--content", str(ROOT / "content"), "--output", str(folder), "--no-cache"]
    assert main(["build", *options]) == 0
    return folder
