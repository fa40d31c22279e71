"""However many connections are open, one more reader is served, and memory has an end."""

import resource
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import socket

import pytest

from generator.serve.listening import CONNECTIONS
from tests.serving.preview import Preview, ask, connect, previewing, request, write_guide

CROWD = 500
HALF = request("/")[:-2] + b"X: " + b"a" * 20_000
SLOW = 100  # readers
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
        assert ones[0].recv(1) == b""
        ones[-1].sendall(request("/"))
        assert ones[-1].recv(12) == b"HTTP/1.1 200"


def test_memory_has_an_end_whoever_does_not_read(preview: Preview) -> None:
    """Each asks for the largest page again and again, and reads nothing."""
    _, page = ask(preview.port, request("/__components__/"))
    before = memory_of(preview)
    with crowd(preview.port, SLOW) as ones:
        for one in ones:
            one.sendall(request("/__components__/") * 50)
        assert ask(preview.port, request("/"))[0] == 200
        assert memory_of(preview) - before <= SLOW * len(page) / 1000 / 2


FEW_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
from generator.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_system_that_gives_few_files_is_never_short_of_them(tmp_path: Path) -> None:
    with previewing(write_guide(tmp_path), tmp_path / "console.txt", ("-c", FEW_FILES)) as preview:
        before = preview.said()
        with crowd(preview.port, 100):
            assert ask(preview.port, request("/"))[0] == 200
            assert ask(preview.port, request("/__components__/"))[0] == 200  # this one builds
        assert preview.said() == before
