"""One preview of the small guide for all tests of a file, and what its author must not see."""

from collections.abc import Iterator

import pytest

from tests.environment import ROOT
from tests.serving.preview import (
    Preview,
    connect,
    previewing,
    request,
    said_to,
    status_of,
    write_guide,
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    everything = (ROOT / "tests/golden/site.txt").read_text("utf-8")
    with previewing(write_guide(folder, everything), folder / "console.txt") as preview:
        yield preview


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    """Whatever a test sends: the next reader is served, and the author is told nothing."""
    before = running.said()
    yield running
    with connect(running.port) as one:
        assert status_of(said_to(one, request("/"))) == 200
    assert running.said() == before
