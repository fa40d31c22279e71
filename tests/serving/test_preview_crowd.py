"""However many connections are open, one more reader is served, and memory has an end."""

import resource
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from socket import socket

import pytest

from generator.serve.listening import CONNECTIONS
from generator.serve.site import PreviewSite
from generator.settings import Settings
from tests.environment import ROOT
from tests.serving.preview import Preview, ask, connect, previewing, request, write_guide

CROWD = 500
HALF = request("/")[:-2] + b"X: " + b"a" * 5_000
OURS = CONNECTIONS + 500  # files that we have open ourselves


@pytest.fixture(scope="module", autouse=True)
def _room_for_ourselves() -> Iterator[None]:
    """This process holds the other ends of all connections."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (OURS, before[1]))
    except ValueError:
        pytest.skip(f"this system lets one process have {before[1]} files open, not {OURS}")
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@contextmanager
def crowd(port: int, number: int) -> Iterator[list[socket]]:
    """So many open connections."""
    with ExitStack() as all_of_them:
        yield [all_of_them.enter_context(connect(port)) for _ in range(number)]


def memory_of(preview: Preview) -> int:
    """The most that the preview has needed so far, in kB; 0 where the system does not say."""
    status = Path(f"/proc/{preview.process.pid}/status")
    if not status.exists():
        return 0
    return int(status.read_text("ascii").partition("VmHWM:")[2].split()[0])


def test_five_hundred_idle_and_five_hundred_half_requests_keep_nobody_away(
    preview: Preview,
) -> None:
    before = memory_of(preview)
    with crowd(preview.port, CROWD) as idle, crowd(preview.port, CROWD) as half:
        for one in half:
            one.sendall(HALF)
        assert ask(preview.port, request("/"))[0] == 200
        for one in idle:  # and none of them was shown the door
            one.sendall(request("/lost"))
        assert {one.recv(12) for one in idle} == {b"HTTP/1.1 404"}
        assert memory_of(preview) - before < 60_000  # kB: what they have sent, and 20 kB each


def test_beyond_its_room_the_oldest_connection_makes_way(preview: Preview) -> None:
    with crowd(preview.port, CONNECTIONS + 100) as ones:
        assert ask(preview.port, request("/"))[0] == 200
        ones[0].setblocking(False)  # it has been told already, or else this fails
        assert ones[0].recv(1) == b""
        ones[-1].sendall(request("/"))
        assert ones[-1].recv(12) == b"HTTP/1.1 200"


# Few files, and one page that is larger than what a system keeps for a slow reader.
STARTER = """
import resource, sys
from generator.cli import main
from generator.serve import site
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
answer, large = site.PreviewSite.answer, site.Answer(200, "text/plain", b"x" * 20_000_000)
site.PreviewSite.answer = lambda self, path: large if path == "/large" else answer(self, path)
sys.exit(main(sys.argv[1:]))
"""
SLOW = 20


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    with previewing(write_guide(folder), folder / "console.txt", ("-c", STARTER)) as preview:
        yield preview


def test_a_system_that_gives_few_files_is_never_short_of_them(narrow: Preview) -> None:
    before = narrow.said()
    with crowd(narrow.port, 100):
        assert ask(narrow.port, request("/"))[0] == 200
        assert ask(narrow.port, request("/__components__/"))[0] == 200  # this one builds
    assert narrow.said() == before


def test_memory_has_an_end_whoever_does_not_read(narrow: Preview) -> None:
    before = memory_of(narrow)
    with crowd(narrow.port, SLOW) as ones:
        for one in ones:
            one.sendall(request("/large"))
            assert one.recv(12) == b"HTTP/1.1 200"
        assert ask(narrow.port, request("/"))[0] == 200
        assert memory_of(narrow) - before < 20_000  # kB: the system holds the rest


def test_all_readers_of_a_page_are_sent_one_copy(tmp_path: Path) -> None:
    site = PreviewSite(Settings(write_guide(tmp_path), (ROOT,), date(2026, 11, 25)))
    site.rebuild()
    assert site.answer("/").data is site.answer("/index.html").data
    assert site.answer("/lost").data is site.answer("/gone").data
