"""The copies of our own guide to take away."""

import io
import re
import zipfile
from base64 import b64encode
from collections import Counter
from datetime import date
from hashlib import sha256

import pytest

from generator.build import build
from generator.limits import ONE_FILE_BYTES
from generator.settings import Settings
from tests.environment import ROOT

SETTINGS = Settings(ROOT / "content", (ROOT,), date(2026, 11, 25))
Files = dict[str, bytes]


def _files() -> Files:
    return {output.address: output.data for output in build(SETTINGS).outputs}


@pytest.fixture(scope="module")
def files() -> Files:
    return _files()


@pytest.fixture(scope="module")
def html(files: Files) -> str:
    return files["steady-ground.html"].decode()


def test_the_file_is_within_its_limit(html: str) -> None:
    assert len(html.encode()) <= ONE_FILE_BYTES


def test_both_are_the_same_each_time(files: Files) -> None:
    again = _files()
    for name in ("steady-ground.html", "steady-ground.zip"):
        assert files[name] == again[name]


def test_every_link_in_the_file_leads_to_one_place(html: str) -> None:
    ids = Counter(re.findall(r"<[a-z][^<>]* id=\"?([^\s\">]+)", html))
    assert [name for name, times in ids.items() if times > 1] == []
    links = set(re.findall(r"<a [^<>]*href=\"?#([^\s\">]*)", html))
    assert links - ids.keys() == set()
    assert len(links) > 300


def test_nothing_in_the_file_is_asked_of_a_host_or_left_unnamed(html: str) -> None:
    addresses = re.findall(r"<[a-z][^<>]* (?:href|src)=\"?([^\s\">]*)", html)
    kinds = {re.match(r"#|data:|https:|tel:|sms:|mailto:", one) is not None for one in addresses}
    assert kinds == {True}
    assert re.findall(r"<(?:link|iframe|object|embed|base)\b", html) == []
    assert not re.search(r"[\ue000-\uf8ff]", html)


def test_the_policy_names_each_style_and_script(html: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    texts = re.findall(r"<(style|script)>(.*?)</\1>", html, re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(t.encode()).digest()).decode()}'" for _, t in texts}
    assert hashes == set(re.findall(r"'sha256-[^']*'", policy))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_zip_holds_the_site_as_it_lies(files: Files) -> None:
    archive = zipfile.ZipFile(io.BytesIO(files["steady-ground.zip"]))
    inside = {
        name.removeprefix("steady-ground/"): archive.read(name) for name in archive.namelist()
    }
    assert inside["index.html"] == files["index.html"]
    assert all(files[name] == data for name, data in inside.items())
    without = {"_headers", "_redirects", ".nojekyll", "sw.js"}
    without |= {"steady-ground.html", "steady-ground.zip"}
    assert {a for a in files if not a.endswith(".pack")} - without == set(inside)


def test_the_zip_says_nothing_of_when_and_where_it_was_made(files: Files) -> None:
    entries = zipfile.ZipFile(io.BytesIO(files["steady-ground.zip"])).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert [e.filename for e in entries] == sorted(e.filename for e in entries)
