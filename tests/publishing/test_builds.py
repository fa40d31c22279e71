"""Real builds: several at once, killed at any time, without the right to write."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.publish import staging
from generator.settings import stage_of
from tests.environment import ROOT
from tests.publishing.scenes import SCENES
from tests.publishing.world import files
from tests.sites import read_site, write_site

MODULES = (sys.executable, "-m")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_site(read_site(""), tmp_path / "content")
    return tmp_path / "content"


def start(content: Path, stream: int, *options: str) -> subprocess.Popen[str]:
    """A build in a process of its own; what it says goes to `stream`."""
    where = ("--content", str(content), "--output", str(content.parent / "site"))
    return subprocess.Popen(
        [*MODULES, "generator", "build", *where, *options],
        cwd=ROOT,
        stdout=stream,
        stderr=stream,
        text=True,
    )


def build(content: Path, address: str) -> None:
    assert start(content, subprocess.DEVNULL, "--base-url", address).wait() == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("scene", SCENES)
def test_a_folder_stays_whole(folder: Path, scene: str) -> None:
    command = [*MODULES, "tests.publishing.scenes", str(folder), scene]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (run.stdout.strip(), run.stderr) == ("", "")


def test_a_second_build_says_that_it_waits_and_then_builds(content: Path) -> None:
    site = content.parent / "site"
    with staging(site, lambda: None):
        second = start(content, subprocess.PIPE)
        assert second.stderr is not None
        assert "Another build" in second.stderr.readline()
        assert not site.exists()
    said, _ = second.communicate()
    assert second.returncode == 0
    assert "Built" in said


def test_a_build_that_is_killed_at_any_time_does_no_harm(content: Path) -> None:
    """As a reader of the process list would: by its number, without knowing what it does."""
    site, addresses = content.parent / "site", ("https://one.example/", "https://two.example/")
    whole = []
    for address in addresses:
        build(content, address)
        whole.append(files(site))
    moment = random.Random(7)
    for number in range(8):
        options = ("--no-cache", "--base-url", addresses[number % 2])
        building = start(content, subprocess.DEVNULL, *options)
        while not stage_of(site).exists() and building.poll() is None:
            time.sleep(0.001)
        time.sleep(moment.random() / 2)
        building.kill()
        building.wait()
        assert files(site) in whole
    build(content, addresses[0])
    assert files(site) == whole[0]
    assert not stage_of(site).exists()


@pytest.mark.parametrize("command", ["build", "check", "report"])
def test_nothing_is_written_outside_the_output_and_the_cache(
    content: Path, tmp_path: Path, command: str
) -> None:
    listing, site = tmp_path / "written", content.parent / "site"
    where = ["--content", str(content)] + (["--output", str(site)] if command == "build" else [])
    subprocess.run(
        [*MODULES, "tests.publishing.writes", str(listing), command, *where],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=True,
    )
    written = {Path(line) for line in listing.read_text("utf-8").splitlines()}
    allowed = (site, stage_of(site), content.parent / ".cache") if command == "build" else ()
    assert [path for path in written if not any(path.is_relative_to(one) for one in allowed)] == []
    assert bool(written) == (command == "build")
