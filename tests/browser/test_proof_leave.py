"""Leave now, then Back: in every engine that is here, nothing of ours shows."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from tests.browser.engines import available, open_tab
from tests.browser.proof.recorder import Recording, own_host, sink
from tests.environment import ROOT

# How long leaving may take, and how long a page may take to come back, in seconds.
PATIENCE = 15
PAUSE = 1

WHAT_SHOWS = """
    const shown = document.documentElement;
    return document.title + " " + (shown ? shown.textContent : "");
"""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Recording]:
    """Another site, which says one word."""
    with sink() as other:
        yield other


@pytest.fixture(scope="module")
def leaving_address(
    tmp_path_factory: pytest.TempPathFactory, elsewhere: Recording
) -> Iterator[str]:
    """Our guide over HTTP, whose way out leads to that site."""
    folder = tmp_path_factory.mktemp("leaving")
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    site = content / "site.yaml"
    lines = [
        f"leave_to: {elsewhere.address}" if "leave_to" in line else line
        for line in site.read_text("utf-8").splitlines()
    ]
    site.write_text("\n".join(lines), "utf-8")
    output = folder / "site"
    assert main(["build", "--content", str(content), "--output", str(output), "--no-cache"]) == 0
    with own_host(output) as own:
        yield own.address


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_back_after_leaving_shows_nothing_of_ours(
    leaving_address: str, elsewhere: Recording, engine: str
) -> None:
    elsewhere.pieces.clear()  # other engines have been there
    with open_tab(engine) as tab:
        tab.open("about:blank")
        tab.open(f"{leaving_address}quizzes/closeness.html")
        assert "Steady Ground" in tab.run(WHAT_SHOWS)
        tab.click(".leave_button")
        assert elsewhere.has_within("GET / HTTP/1.1", PATIENCE)
        time.sleep(PAUSE)
        assert tab.run("return location.href") == elsewhere.address
        tab.back()
        time.sleep(PAUSE)
        assert not tab.run("return location.href").startswith(leaving_address)
        assert "Steady Ground" not in tab.run(WHAT_SHOWS)
