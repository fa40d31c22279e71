"""Two builds of the same files give the same bytes: on any Python, machine, day and place."""

import ast
import gzip
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator import limits
from generator.build import build
from generator.check import dates
from generator.load import load
from generator.parse.documents import parse_all
from generator.render.editions import archive, packs
from generator.settings import Settings
from tests.environment import ROOT
from tests.golden.golden import BASE_URL, HERE
from tests.pythons import OTHERS, python_of
from tests.sites import BASE, Site, read_site, write_site

DAY = "1795600000"  # 25 November 2026
FAR = "Übergänge — 続き, with a rather long name of its own" * 2
SITE = "download: golden\n"  # a zip, which the golden site goes without

# Emojis that the newest Pythons know and the oldest do not.
LATER = """\
---
title: Later
description: Characters that came later than some of those who read them.
---
So \U0001fae8 and \U0001fae9 and **a \U0001fabf**.
"""

Tree = dict[str, bytes]


class Built(NamedTuple):
    """What one process made and told."""

    files: Tree
    problems: str


def golden(order: Callable[[list[str]], list[str]] = list) -> Site:
    """The golden site with its copies to take away, its files in some order."""
    files = read_site((HERE / "site.txt").read_text("utf-8")).files
    base = read_site(BASE.read_text("utf-8")).files
    files["pages/later.md"] = LATER
    files["site.yaml"] = files.get("site.yaml", base["site.yaml"]) + SITE
    return Site({name: files[name] for name in order([*files])}, "")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden") / "content"
    write_site(golden(), folder)
    return folder


def made(content: Path | str, output: Path, *options: str, **told: Any) -> Built:
    """A build in a process of its own."""
    python, root = told.pop("python", sys.executable), told.pop("root", ROOT)
    variables = {**os.environ, "SOURCE_DATE_EPOCH": DAY, **told.pop("variables", {})}
    arguments = ["--content", content, "--output", output, "--no-cache", "--base-url", BASE_URL]
    command = [str(python), "-m", "generator", "build", *map(str, arguments), *options]
    run = subprocess.run(command, cwd=root, env=variables, capture_output=True, **told)
    assert run.returncode == 0, run.stderr.decode()
    files = {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }
    return Built(files, run.stderr.decode())


@pytest.fixture(scope="module")
def expected(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return made(content, tmp_path_factory.mktemp("expected") / "site")


def different(one: Tree, other: Tree) -> list[str]:
    """The files that only one has, and those that differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize("version", OTHERS)
def test_every_python_makes_the_same(
    version: str, content: Path, expected: Built, tmp_path: Path
) -> None:
    python = python_of(version)
    if python is None:
        pytest.skip(f"there is no Python {version} here that makes an environment")
    found = made(content, tmp_path / "site", python=python)
    assert different(found.files, expected.files) == []
    assert found.problems == expected.problems


# Every process has a seed of its own for the order of sets, unless one is set.
CIRCUMSTANCES = {
    "the far east": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "0"},
    "the far west, without asserts": {"TZ": "Etc/GMT+12", "PYTHONOPTIMIZE": "1"},
    "ASCII": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("variables", CIRCUMSTANCES.values(), ids=CIRCUMSTANCES)
def test_every_environment_makes_the_same(
    variables: dict[str, str], content: Path, expected: Built, tmp_path: Path
) -> None:
    found = made(content, tmp_path / FAR, variables=variables)
    assert different(found.files, expected.files) == []
    assert found.problems == expected.problems


@pytest.mark.parametrize(("locale", "charmap"), [("tr_TR", "UTF-8"), ("de_DE", "ISO-8859-1")])
def test_every_locale_makes_the_same(
    locale: str, charmap: str, content: Path, expected: Built, tmp_path: Path
) -> None:
    """Files in the encoding of a locale, and a capital I with a dot, would be seen here."""
    name = f"{locale}.{charmap}"
    localedef = shutil.which("localedef")
    command = [str(localedef), "-i", locale, "-f", charmap, str(tmp_path / name)]
    if not localedef or subprocess.run(command, capture_output=True).returncode:
        pytest.skip(f"the locale {name} cannot be made here")
    variables = {"LOCPATH": str(tmp_path), "LC_ALL": name, "PYTHONUTF8": "0"}
    found = made(content, tmp_path / "site", variables=variables)
    assert different(found.files, expected.files) == []


def test_every_umask_makes_the_same(content: Path, expected: Built, tmp_path: Path) -> None:
    found = made(content, tmp_path / "site", umask=0o077)
    assert different(found.files, expected.files) == []


def test_any_number_of_processes_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES_PER_PROCESS", 12)  # of our hundred, so all have work
    texts = [source for source in load(ROOT / "content")[0] if source.is_text]
    alone = parse_all(texts, 1)
    for jobs in (2, 7):
        assert parse_all(texts, jobs) == alone


def test_a_link_to_the_content_makes_the_same(
    content: Path, expected: Built, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(content)
    found = made(tmp_path / "link", tmp_path / "site")
    assert different(found.files, expected.files) == []


def test_every_checkout_makes_the_same(content: Path, expected: Built, tmp_path: Path) -> None:
    for name in ("generator", "templates", "assets"):
        shutil.copytree(ROOT / name, tmp_path / FAR / name)
    found = made(content, tmp_path / "site", root=tmp_path / FAR)
    assert different(found.files, expected.files) == []


def test_files_of_any_age_and_order_make_the_same(expected: Built, tmp_path: Path) -> None:
    """As another person's disk has them: written in another order, at other times."""
    content = tmp_path / FAR / "content"
    write_site(golden(lambda names: random.Random(5).sample(names, len(names))), content)
    for number, path in enumerate(sorted(content.rglob("*"))):
        moment = (315_532_800, 4_102_444_800, 0)[number % 3]  # 1980, 2100, 1970
        os.utime(path, (moment, moment))
        path.chmod(0o700 if path.is_dir() else (0o400, 0o644, 0o777)[number % 3])
    found = made(content, tmp_path / "site")
    assert different(found.files, expected.files) == []


def outputs_of(content: Path, today: date = date(2026, 11, 25)) -> Tree:
    built = build(Settings(content, (ROOT,), today, BASE_URL))
    return {output.address: output.data for output in built.outputs}


def test_folders_listed_in_any_order_make_the_same(
    content: Path, expected: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir, listdir, order = os.scandir, os.listdir, random.Random(3)

    class Shuffled:
        """What scandir gives, in another order."""

        def __init__(self, path: Any = ".") -> None:
            with scandir(path) as entries:
                self._entries = iter(order.sample(found := list(entries), len(found)))

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return self._entries

        def __next__(self) -> os.DirEntry[str]:
            return next(self._entries)

        def __enter__(self) -> "Shuffled":
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

        def close(self) -> None:
            """There is nothing left to close."""

    monkeypatch.setattr(os, "scandir", Shuffled)
    monkeypatch.setattr(os, "listdir", lambda path=".": sorted(listdir(path), reverse=True))
    found = outputs_of(content)
    assert different(found, expected.files) == [".made-by-steady-ground"]


def test_the_day_of_a_build_is_in_no_file(
    content: Path, expected: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It decides what is overdue, which would end these builds before they made anything."""
    monkeypatch.setattr(dates, "SUPPORT_LINE_DAYS", 9_999_999)
    monkeypatch.setattr(limits, "EAST", date(2026, 11, 25) - date(1970, 1, 1))
    for day in (date(1970, 1, 1), date(2027, 2, 28), date(9999, 12, 31)):
        assert different(outputs_of(content, day), expected.files) == [".made-by-steady-ground"]


# These know the day (for what is overdue), how long a build took, and which file is new.
CLOCKS = {"build.py", "console.py", "kept.py", "manifest.py", "settings.py"}
CLOCKS |= {"progress_line.py"}  # which knows when to show itself
MOMENTS = {
    *("now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "ctime"),
    *("perf_counter", "monotonic", "getmtime", "getctime"),
}


def test_no_stage_asks_for_the_time() -> None:
    asking = {
        path.name
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in MOMENTS
    }
    assert asking <= CLOCKS


def test_no_text_is_read_or_written_in_the_encoding_of_the_machine() -> None:
    """Every call that could be in text names its encoding; bytes have none."""
    unnamed = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in {"open", "read_text", "write_text"}
        and ast.unparse(node.func) != "os.open"
        and not any(getattr(n, "value", "") in ("utf-8", "rb", "xb") for n in ast.walk(node))
    ]
    assert unnamed == []


def test_what_is_compressed_names_no_system_and_no_time(expected: Built) -> None:
    packs = [data for name, data in expected.files.items() if name.endswith(".pack")]
    assert packs
    unknown = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"  # RFC 1952: no time, slowest, no system
    assert {data[:10] for data in packs} == {unknown}
    assert all(gzip.decompress(data) for data in packs)
    assert "golden.zip" in expected.files


def test_another_compressor_changes_what_is_compressed_and_what_names_it(
    content: Path, expected: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    for edition in (packs, archive):
        monkeypatch.setattr(edition, "LEVEL", 1)
    changed = different(outputs_of(content), expected.files)
    named = [".made-by-steady-ground", "golden.zip", "sw.js"]
    assert [name for name in changed if not name.endswith("/guide.pack")] == named


def test_our_guide_is_the_same_with_everything_different(tmp_path: Path) -> None:
    """Another Python, checkout, place, language, order and number of processes, all at once."""
    for name in ("generator", "templates", "assets", "content"):
        shutil.copytree(ROOT / name, tmp_path / FAR / name)
    found = made(
        "content",
        tmp_path / "one",
        *("--jobs", "7"),
        python=next(filter(None, map(python_of, OTHERS)), sys.executable),
        root=tmp_path / FAR,
        umask=0o077,
        variables={**CIRCUMSTANCES["the far east"], **CIRCUMSTANCES["ASCII"]},
    )
    assert different(found.files, made("content", tmp_path / "other", "--jobs", "1").files) == []
