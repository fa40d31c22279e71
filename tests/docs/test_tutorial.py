"""The tutorial works as it is written: its commands, in their order, from the wheel on."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bench.shipped import free_port
from tests.environment import ROOT
from tests.installed import copy_sources, make_dist, sources
from tests.wheelhouse import wheelhouse

TUTORIAL = (ROOT / "docs/content/guide/01-your-first-guide.md").read_text("utf-8")
SERVE = "steadyground serve"


def blocks(language: str) -> list[str]:
    """What stands in boxes of this language, without what it is indented by."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", TUTORIAL, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


def script(port: int) -> str:
    """Every command; the preview runs beside the others until the end."""
    commands = "".join(blocks("sh"))
    assert commands.count(f"{SERVE}\n") == 1
    preview = f"{SERVE} --port {port} > ../preview.txt 2>&1 &\ntrap 'kill '$! EXIT"
    wait = "until grep -q http:// ../preview.txt; do sleep 0.1; done"
    return "set -e\n" + commands.replace(SERVE, f"{preview}\n{wait}")


class Followed(NamedTuple):
    """What somebody has who followed the tutorial to its end."""

    folder: Path
    said: str

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command of theirs, in the folder of the guide."""
        program = self.folder / "steadyground-program" / "bin" / "steadyground"
        return subprocess.run(
            [program, *command],
            cwd=self.folder / "my-guide",
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    made, folder = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("empty")
    dist = make_dist(copy_sources(made, sources()))
    for name, data in dist.items():
        if name.endswith(".whl"):
            (folder / name).write_bytes(data)
    python = str(Path(sys.executable).resolve().parent)  # whose "python3" is that of the tests
    environment = {
        "PATH": os.pathsep.join((python, os.environ["PATH"])),
        "HOME": str(folder),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheelhouse()),
        "SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"],
    }
    run = subprocess.run(
        ["bash", "-c", script(free_port())],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return Followed(folder, run.stdout)


@pytest.mark.slow
def test_its_commands_lead_from_a_wheel_to_a_site(followed: Followed) -> None:
    assert (followed.folder / "my-guide" / "site" / "index.html").is_file()
    assert "error:" not in followed.said


@pytest.mark.slow
def test_its_files_are_where_it_says(followed: Followed) -> None:
    named = re.findall(r"`(content/[\w./-]+)`", TUTORIAL)
    assert [path for path in named if not (followed.folder / "my-guide" / path).exists()] == []
    home = (followed.folder / "my-guide" / "content" / "home.md").read_text("utf-8")
    assert re.search(r"^lead:", home, re.MULTILINE)
    assert "draft: true\n" in chapter(followed).read_text("utf-8")


@pytest.mark.slow
def test_its_mistake_is_told_with_file_and_line_and_spoils_nothing(followed: Followed) -> None:
    index = followed.folder / "my-guide" / "site" / "index.html"
    before, whole = index.read_bytes(), chapter(followed).read_text("utf-8")
    (mistake,) = blocks("md")
    published = whole.replace("draft: true\n", "")
    chapter(followed).write_text(f"{published}\n{mistake}", "utf-8")
    run = followed.run("build")
    chapter(followed).write_text(whole, "utf-8")
    assert run.returncode == 1
    assert re.search(
        rf"{chapter(followed).name}:\d+:\d+: error: .*99-not-there", run.stdout + run.stderr
    )
    assert index.read_bytes() == before


def chapter(followed: Followed) -> Path:
    """The chapter that the tutorial has its reader add."""
    (name,) = (followed.folder / "my-guide" / "content" / "guide").glob("*a-calm-evening.md")
    return name
