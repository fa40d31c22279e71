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
from tests.sites import read_site, write_site
from tests.wheelhouse import LOCK, PIP, wheelhouse

FOLDERS = ("generator", "templates", "assets", "release")
FILES = (
    *(f"{name}.md" for name in ("README", "CHANGELOG", "CODE_OF_CONDUCT", "SECURITY")),
    *("CITATION.cff", "LICENSE", "pyproject.toml", LOCK.name),
)
BESIDE = (".gitignore", *FILES)

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


def sources() -> list[str]:
    """The files that a release is made from, without what Python leaves beside them."""
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    kept = [path for path in paths if path.parent.name != "__pycache__"]
    return [*BESIDE, *sorted(str(path.relative_to(ROOT)) for path in kept)]


def copy_sources(target: Path, names: list[str]) -> Path:
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target / name)
    return target


def make_dist(root: Path, python: str = sys.executable, **changed: str) -> dict[str, bytes]:
    """`make dist` in a copy, by a Python that finds our libraries: every file with its bytes."""
    libraries = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": libraries, **changed}
    umask = 0o077 if changed else 0o022
    command = [python, "-m", "release"]
    subprocess.run(command, cwd=root, env=environment, umask=umask, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (root / "dist").iterdir()}


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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources without git, where a release has been made."""
    copy = copy_sources(tmp_path_factory.mktemp("copy"), sources())
    make_dist(copy)
    return copy / "dist"


@pytest.fixture(scope="module")
def dist(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def wheel(folder: Path) -> Path:
    (path,) = folder.glob("*.whl")
    return path


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


def test_the_source_archive_holds_what_the_wheel_is_made_from(folder: Path) -> None:
    (path,) = folder.glob("*.tar.gz")
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


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds the wheel, what the lock file names and nothing else."""
    home = tmp_path_factory.mktemp("fresh")
    environment = home / "environment"
    run(home, sys.executable, "-m", "venv", "--without-pip", environment)
    python = ("--python", environment / "bin" / "python")
    install = (*PIP, *python, "install", "--no-index", "--no-compile")
    run(home, *install, "--require-hashes", "-r", LOCK, "--find-links", wheelhouse())
    run(home, *install, "--no-deps", wheel)
    return environment


@pytest.mark.slow
def test_the_wheel_builds_a_guide_where_nothing_else_is_installed(
    fresh: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    installed = {path.name.partition("-")[0].lower() for path in fresh.rglob("*.dist-info")}
    locked = {package.name.replace("-", "_") for package in read_lock(LOCK.read_text("utf-8"))}
    assert installed == locked | {OURS}

    write_site(read_site((GOLDEN / "site.txt").read_text("utf-8")), tmp_path / "guide")
    options = ("build", "--content", tmp_path / "guide", "--no-cache", "--output")
    run(empty, fresh / "bin" / OURS, *options, empty / "by-wheel")
    run(ROOT, sys.executable, "-m", "generator", *options, empty / "by-checkout")
    assert files_of(empty / "by-wheel") == files_of(empty / "by-checkout")


@pytest.mark.slow
def test_from_nothing_to_a_site(fresh: Path, tmp_path: Path) -> None:
    program = fresh / "bin" / OURS
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
            assert any("Ctrl+C ends it." in line for line in process.stdout)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.kill()


def run(folder: Path, *command: str | Path) -> None:
    subprocess.run([*map(str, command)], cwd=folder, check=True, capture_output=True)


def files_of(site: Path) -> dict[str, bytes]:
    files = [path for path in site.rglob("*") if path.is_file()]
    return {str(path.relative_to(site)): path.read_bytes() for path in files}
