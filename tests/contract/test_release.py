"""A release is the same bytes wherever it is made, whole, and works where there is nothing else."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen

import pytest
from cyclonedx.validation.json import JsonStrictValidator

from bench.shipped import free_port
from generator import __version__
from generator.starters.table import STARTERS
from release.lock import OURS, read_lock
from release.materials import VERSION
from tests.environment import ROOT
from tests.golden.golden import HERE as GOLDEN
from tests.installed import FOLDERS, copy_sources, make_dist, run, sources
from tests.serving.preview import READY
from tests.sites import read_site, write_site
from tests.wheelhouse import LOCK

# What lies about in the folder of somebody who works on it.
JUNK = (
    "generator/__pycache__/load.cpython-311.pyc",
    "generator/.idea/workspace.html",
    "generator/notes.txt",
    "templates/page.html~",
    "templates/.#page.html",
    "templates/page.html.orig",
    "assets/.DS_Store",
    "assets/js/#leave.js#",
    "assets/js/.leave.js.swp",
    "build/old.py",
    "requirements.lock.rej",
)


def other_pythons() -> Iterator[str]:
    """A Python of each other version that this machine has."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    home = Path.home() / ".pyenv" / "versions"
    for version in {"3.11", "3.12", "3.13", "3.14"} - {own}:
        places = [*home.glob(f"{version}.*/bin/python3"), shutil.which(f"python{version}")]
        found = next((str(place) for place in places if place and starts(place)), None)
        if found:
            yield found


def starts(python: str | Path) -> bool:
    return subprocess.run([python, "--version"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def dist(release_folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in release_folder.iterdir()}


def test_a_release_is_the_same_bytes_in_other_conditions(
    dist: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / ".gitignore").write_text("*\n")
    copy = copy_sources(tmp_path / "another folder" / "deeper", sources()[::-1])
    for name in JUNK:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("left behind")
    for number, path in enumerate(copy.rglob("*")):
        os.utime(path, (10**9 + number, 10**9 + number))
    conditions = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    again = make_dist(copy, **conditions, SOURCE_DATE_EPOCH="86400000")
    assert [name for name in dist if dist[name] != again.get(name)] == []
    assert len(again) == len(dist)


def test_a_release_is_the_same_bytes_by_every_python(
    dist: dict[str, bytes], tmp_path: Path
) -> None:
    copy, pythons = copy_sources(tmp_path, sources()), [*other_pythons()]
    if not pythons:
        pytest.skip("no other Python on this machine")
    assert [python for python in pythons if make_dist(copy, python) != dist] == []


def test_the_wheel_holds_program_templates_assets_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    inside = {name for name in names if not name.startswith(f"{OURS}-")}
    ours = [name for name in sources() if name.startswith(FOLDERS[:3])]
    stock = [n if n.startswith("generator") else f"generator/stock/{n}" for n in ours]
    assert inside == set(stock)
    assert {"METADATA", "licenses/LICENSE"} <= {name.partition("/")[2] for name in names}


def test_the_source_archive_holds_what_the_wheel_is_made_from(release_folder: Path) -> None:
    (path,) = release_folder.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert inside == {n for n in sources() if not n.startswith("release/")} | {"PKG-INFO"}


def test_the_sums_are_those_of_every_other_file(dist: dict[str, bytes]) -> None:
    sums = {name: sha256(data).hexdigest() for name, data in dist.items() if name != "SHA256SUMS"}
    lines = dist["SHA256SUMS"].decode().splitlines()
    assert {line[66:]: line[:64] for line in lines} == sums
    assert len(sums) == 4


def test_the_bill_of_materials_is_valid(dist: dict[str, bytes]) -> None:
    bill = dist[f"{OURS}-{__version__}.cdx.json"].decode()
    assert JsonStrictValidator(VERSION).validate_str(bill) is None
    assert JsonStrictValidator(VERSION).validate_str(bill.replace("sha", "x").replace("SHA", "x"))


def test_the_bill_of_materials_says_what_the_lock_says(dist: dict[str, bytes], wheel: Path) -> None:
    bill = json.loads(dist[f"{OURS}-{__version__}.cdx.json"])
    packages = read_lock(LOCK.read_text("utf-8"))
    assert {
        (entry["name"], entry["version"], frozenset(sum_["content"] for sum_ in entry["hashes"]))
        for entry in bill["components"]
    } == {(package.name, package.version, frozenset(package.hashes)) for package in packages}
    needed = {entry["ref"]: entry.get("dependsOn", []) for entry in bill["dependencies"]}
    assert {(package.name, bringer) for package in packages for bringer in package.brought_by} == {
        (name_of(needs), name_of(ref)) for ref, all_ in needed.items() for needs in all_
    }
    ours = bill["metadata"]["component"]
    assert (ours["name"], ours["version"]) == (OURS, __version__)
    assert ours["hashes"][0]["content"] == sha256(wheel.read_bytes()).hexdigest()


def name_of(purl: str) -> str:
    return purl.rpartition("/")[2].partition("@")[0]


def test_the_bill_of_materials_tells_neither_time_nor_place(dist: dict[str, bytes]) -> None:
    text = dist[f"{OURS}-{__version__}.cdx.json"].decode()
    bill = json.loads(text)
    assert "timestamp" not in bill["metadata"]
    assert text.count("://") == 1
    assert bill["$schema"].startswith("http://cyclonedx.org/")
    assert str(Path.home()) not in text


@pytest.mark.slow
def test_the_wheel_builds_a_guide_where_nothing_else_is_installed(
    installed: Path, tmp_path: Path
) -> None:
    there = {path.name.partition("-")[0].lower() for path in installed.rglob("*.dist-info")}
    locked = {package.name.replace("-", "_") for package in read_lock(LOCK.read_text("utf-8"))}
    assert there == locked | {OURS}

    write_site(read_site((GOLDEN / "site.txt").read_text("utf-8")), tmp_path / "guide")
    empty = tmp_path / "empty"
    empty.mkdir()
    options = ("build", "--content", tmp_path / "guide", "--no-cache", "--output")
    run(empty, installed / "bin" / OURS, *options, empty / "by-wheel")
    run(ROOT, sys.executable, "-m", "generator", *options, empty / "by-checkout")
    assert files_of(empty / "by-wheel") == files_of(empty / "by-checkout")


@pytest.mark.slow
def test_from_nothing_to_a_site(installed: Path, tmp_path: Path) -> None:
    program = installed / "bin" / OURS
    run(tmp_path, program, "new", "guide", "my-guide")
    with serving(tmp_path, program) as address, urlopen(address, timeout=60) as page:
        assert b"My guide" in page.read()
    for kind in STARTERS:
        run(tmp_path, program, "new", kind, "Something new")
    run(tmp_path, program, "check")
    run(tmp_path / "my-guide", program, "build")
    site = files_of(tmp_path / "my-guide" / "site")
    assert {"index.html", "guide/a-pause-in-a-busy-day.html", "quizzes/index.html"} <= site.keys()
    assert [name for name in site if "something-new" in name] == []


@contextmanager
def serving(folder: Path, program: Path) -> Iterator[str]:
    """The preview as somebody starts it who has just made a guide; its address once it answers."""
    port = free_port()
    command = [str(program), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            assert any(READY in line for line in process.stdout)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.kill()


def files_of(site: Path) -> dict[str, bytes]:
    files = [path for path in site.rglob("*") if path.is_file()]
    return {str(path.relative_to(site)): path.read_bytes() for path in files}
