"""What sw.js lists is what the guide is, and nothing that is not for reading."""

import gzip
import hashlib
import json
import re
from base64 import b64encode
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import limits
from generator.build import Built, build
from generator.render.policy import WORKER
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import read_site, write_site

TODAY = date(2026, 11, 25)
BUDGET = 600_000  # bytes of our own guide, content guide section 11


def built_from(folder: Path, text: str = "", **told: Any) -> Built:
    write_site(read_site(text), folder)
    return build(Settings(folder, (ROOT,), TODAY, **told))


def files_of(built: Built) -> dict[str, bytes]:
    return {output.address: output.data for output in built.outputs}


def list_of(files: dict[str, bytes]) -> dict[str, Any]:
    """What the build wrote above the script."""
    found = re.match(rb'"use strict";self\.kept=(.*);\n', files["sw.js"])
    assert found
    listed: dict[str, Any] = json.loads(found[1])
    return listed


def unpacked(files: dict[str, bytes]) -> dict[str, bytes]:
    """Every listed file as the worker would find it."""
    found = {}
    for digest, integrity, names in list_of(files)["packs"]:
        data = files[f"assets/{digest}/guide.pack"]
        assert b64encode(hashlib.sha256(data).digest()).decode() == integrity
        whole, words = gzip.decompress(data), names.split()
        for address, length in zip(words[::2], map(int, words[1::2]), strict=True):
            found[address], whole = whole[:length], whole[length:]
        assert whole == b""
    return found


@pytest.fixture(scope="module")
def ours() -> dict[str, bytes]:
    """Our own guide."""
    return files_of(build(Settings(ROOT / "content", (ROOT,), TODAY)))


def test_every_page_and_what_pages_load_is_kept_as_it_is(ours: dict[str, bytes]) -> None:
    kept = unpacked(ours)
    assert {address: ours[address] for address in kept} == kept
    of_the_site = ours.keys() - {"steady-ground.html"}  # a copy to take away
    assert {a for a in of_the_site if a.endswith((".html", ".css", ".svg"))} <= kept.keys()
    assert {a for a in ours if a.startswith("assets/") and a.endswith(".js")} <= kept.keys()


def test_nothing_is_kept_that_machines_read(ours: dict[str, bytes]) -> None:
    ending = {address.rpartition(".")[2] for address in unpacked(ours)}
    assert ending <= {"html", "css", "js", "svg", "webmanifest"}


def test_help_comes_first_with_all_it_loads(ours: dict[str, bytes]) -> None:
    first = list_of(ours)["packs"][0][2].split()[::2]
    loaded = {a.decode() for a in re.findall(rb'(?:href|src)="(assets/[^"]+)"', ours["help.html"])}
    assert {"help.html", "safety.html", "404.html", *loaded} <= set(first)


def test_our_guide_is_small_enough_to_keep(ours: dict[str, bytes]) -> None:
    packs = sum(len(data) for address, data in ours.items() if address.endswith(".pack"))
    assert packs <= BUDGET
    assert len(gzip.compress(ours["sw.js"], 6)) <= 8_000


def test_the_same_guide_gives_the_same_worker(ours: dict[str, bytes]) -> None:
    again = files_of(build(Settings(ROOT / "content", (ROOT,), TODAY)))
    assert again == ours


def test_an_edited_page_changes_its_pack_and_the_worker_alone(tmp_path: Path) -> None:
    before = files_of(built_from(tmp_path / "a"))
    text = (tmp_path / "a" / "guide" / "01-start.md").read_text("utf-8")
    edited = f"-- guide/01-start.md --\n{text}\nOne more line.\n"
    after = files_of(built_from(tmp_path / "b", edited))
    changed = {a for a in before.keys() | after.keys() if before.get(a) != after.get(a)}
    packs = {a for a in changed if a.endswith(".pack")}
    assert changed - packs == {"guide/start.html", "sw.js"}
    assert len(packs) == 2  # the old one and the new one
    assert list_of(before)["version"] != list_of(after)["version"]


def test_the_worker_answers_with_the_headers_of_the_host(ours: dict[str, bytes]) -> None:
    said = ours["_headers"].decode()
    for paths, headers in list_of(ours)["rules"]:
        for path in paths:
            lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
            assert f"{path}\n{lines}" in said


def test_the_worker_asks_for_the_policy_that_the_host_is_told_to_send(
    ours: dict[str, bytes],
) -> None:
    assert list_of(ours)["policy"] == WORKER
    block = ours["_headers"].decode().partition("/sw.js\n")[2].splitlines()[:2]
    assert block == ["  ! Content-Security-Policy", f"  Content-Security-Policy: {WORKER}"]


def registering(files: dict[str, bytes]) -> set[str]:
    return {a for a, data in files.items() if a.endswith(".html") and b"data-worker" in data}


def test_pages_for_reading_call_the_worker_and_no_page_that_is_private_or_for_danger(
    ours: dict[str, bytes],
) -> None:
    calling = registering(ours)
    assert {"index.html", "faq.html", "privacy.html", "techniques/index.html"} <= calling
    assert not calling & {"help.html", "safety.html", "404.html", "my-space.html"}
    assert not {a for a in calling if a.startswith(("quizzes/", "exercises/", "paths/"))}
    assert not {a for a in calling if b"data-leave" in ours[a]}


@pytest.mark.parametrize("is_said", [True, False])
def test_a_guide_that_is_not_kept_has_a_worker_that_goes(tmp_path: Path, is_said: bool) -> None:
    if is_said:
        write_site(read_site(""), tmp_path)
        site = tmp_path / "site.yaml"
        site.write_text(site.read_text("utf-8") + "offline: false\n", "utf-8")
        files = files_of(build(Settings(tmp_path, (ROOT,), TODAY)))
    else:
        files = files_of(built_from(tmp_path, is_preview=True))
    assert b"unregister" in files["sw.js"]
    assert b"fetch" not in files["sw.js"]
    assert registering(files) == set()
    assert [a for a in files if a.endswith(".pack")] == []


def test_a_guide_that_is_too_large_says_so_and_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OFFLINE_RAW_BYTES", 1000)
    built = built_from(tmp_path)
    (problem,) = [p for p in built.problems if p.code == "too-large-offline"]
    assert (problem.place.path, problem.severity) == ("site.yaml", "warning")
    assert b"fetch" not in files_of(built)["sw.js"]
