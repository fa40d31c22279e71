"""The preview begins with a clear word, outlives what goes wrong, and ends quietly."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.environment import ROOT
from tests.serving.preview import (
    HOST,
    UPGRADE,
    WAIT,
    Preview,
    ask,
    connect,
    previewing,
    request,
    said_to,
    wait_until,
    write_guide,
)

# Starts it as a terminal does, with little patience, and with what files beside it ask for.
STARTER = """
import gc, signal, sys
from generator.cli import main
from generator.serve import desk, server
server.PATIENCE = 1
server.SitePage.on_finish = lambda page: gc.collect()  # what nobody awaited is told at once
signal.signal(signal.SIGINT, signal.default_int_handler)
publish = desk.publish_guide
def faulty(settings, stage, last):
    if (settings.content / "pages" / "fault.md").exists():
        raise RuntimeError("a slip in the code")
    begun = settings.content.with_name("begun")
    while settings.content.with_name("slow").exists():
        begun.touch()
    return publish(settings, stage, last)
desk.publish_guide = faulty
sys.exit(main(sys.argv[1:]))
"""

_INFO = b'{"command": "info", "url": "/"}'
INFO = bytes([0x81, 0x80 | len(_INFO), 0, 0, 0, 0]) + _INFO


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    with previewing(write_guide(folder), folder / "console.txt", ("-c", STARTER)) as preview:
        yield preview


def page_of(preview: Preview) -> str:
    return ask(preview.port, request("/"))[1].decode()


def test_a_folder_that_is_gone_is_waited_for(lively: Preview) -> None:
    away = lively.content.with_name("elsewhere")
    lively.content.rename(away)
    wait_until(lambda: "cannot read the guide: no such file" in page_of(lively))
    assert "You see it as it was before." in page_of(lively)
    away.rename(lively.content)
    wait_until(lambda: "preview-problems" not in page_of(lively))


def test_a_broken_template_is_shown_and_forgotten(lively: Preview) -> None:
    templates = lively.content.parent / "templates"
    templates.mkdir()  # watched although it was not there
    (templates / "home.html").write_text("{{ 1 / 0 }}", "utf-8")
    wait_until(lambda: "this template fails" in page_of(lively))
    (templates / "home.html").unlink()
    wait_until(lambda: "preview-problems" not in page_of(lively))


def test_a_fault_of_our_own_is_shown_and_outlived(lively: Preview) -> None:
    fault = lively.content / "pages" / "fault.md"
    fault.write_text("", "utf-8")
    wait_until(lambda: "the generator has a fault of its own" in page_of(lively))
    assert "RuntimeError: a slip in the code" in lively.said()  # for a programmer
    assert "a slip in the code" not in page_of(lively)
    fault.unlink()
    wait_until(lambda: "preview-problems" not in page_of(lively))


def test_a_fault_of_our_own_at_the_start_does_not_keep_the_preview_away(tmp_path: Path) -> None:
    content = write_guide(tmp_path)
    fault = content / "pages" / "fault.md"
    fault.write_text("", "utf-8")
    with previewing(content, tmp_path / "console.txt", ("-c", STARTER)) as preview:
        assert "There is nothing to show yet." in page_of(preview)
        fault.unlink()
        wait_until(lambda: "<h1" in page_of(preview))


def test_a_page_that_hangs_up_as_it_is_told_to_reload_is_no_news(lively: Preview) -> None:
    before = lively.said()
    with ExitStack() as open_ones:
        for _ in range(5):
            one = open_ones.enter_context(connect(lively.port))
            said_to(one, request("/livereload", *UPGRADE))
            one.sendall(INFO)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, bytes([1, 0, 0, 0] + [0] * 4))
        slow, begun = (lively.content.with_name(name) for name in ("slow", "begun"))
        slow.touch()
        with (lively.content / "home.md").open("a", encoding="utf-8") as home:
            home.write("\n")
        wait_until(begun.exists)  # they hang up while it builds
    slow.unlink()
    wait_until(lambda: lively.said() != before)
    page_of(lively), page_of(lively)
    assert lively.said().removeprefix(before) == "Built, no problems\n"


@pytest.mark.parametrize("half", [b"", b"GET / HT", request("/", "Content-Length: 9") + b"abc"])
def test_who_says_nothing_more_is_not_waited_for(lively: Preview, half: bytes) -> None:
    with connect(lively.port) as one:
        one.sendall(half)
        assert one.recv(1) == b""


def test_control_c_ends_it_quietly_in_the_middle_of_everything(lively: Preview) -> None:
    before = lively.said()
    with connect(lively.port) as idle, connect(lively.port) as half, connect(lively.port) as open_:
        half.sendall(b"GET / HT")
        said_to(open_, request("/livereload", *UPGRADE))
        said_to(idle, request("/"))
        lively.process.send_signal(signal.SIGINT)
        assert lively.process.wait(WAIT) == 0
    assert lively.said() == before


def started_at(port: int, content: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "serve", "--port", str(port)]
    return subprocess.run(
        [*command, "--content", str(content)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=WAIT,
        check=False,
    )


def test_a_port_that_is_taken_is_named_with_the_next_free_one(tmp_path: Path) -> None:
    content = write_guide(tmp_path)
    with socket.socket() as other, socket.socket() as next_one:
        taken = _two_ports(other, next_one)
        ended = started_at(taken, content)
    assert ended.returncode == 3
    assert ended.stdout == ""  # nothing is said to be where it is not
    free = f"--port {taken + 2}"
    assert ended.stderr == (
        f"error: port {taken}: another program is using it, perhaps a preview in another window\n"
        f"  hint: close that one, or add {free}"
        "\n"
    )


def _two_ports(one: socket.socket, next_one: socket.socket) -> int:
    """Takes two ports in a row, with a free one after them; returns the first."""
    for port in range(20_000, 30_000, 7):
        try:
            with socket.socket() as free:
                free.bind((HOST, port + 2))
            one.bind((HOST, port))
            one.listen()
            next_one.bind((HOST, port + 1))
        except OSError:
            continue
        next_one.listen()
        return port
    raise AssertionError("every port is taken")
