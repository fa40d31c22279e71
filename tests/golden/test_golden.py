"""The golden site is built byte for byte as expected, and keeps what every page must keep."""

import re
from pathlib import Path

import pytest

from generator.model.body import CLOSE, OPEN
from generator.parse.containers import CONTAINERS
from generator.problems import has_errors
from tests.golden.golden import EXPECTED, HERE, build_golden, files_of


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files built."""
    built = build_golden(tmp_path_factory.mktemp("golden"))
    assert not has_errors(built.problems), built.problems
    return files_of(built)


def pages(files: dict[str, bytes]) -> dict[str, str]:
    return {a: data.decode() for a, data in files.items() if a.endswith(".html")}


def test_every_file_is_as_expected(files: dict[str, bytes]) -> None:
    expected = {
        path.relative_to(EXPECTED).as_posix(): path.read_bytes()
        for path in EXPECTED.rglob("*")
        if path.is_file()
    }
    assert sorted(files) == sorted(expected)
    assert [address for address, data in files.items() if data != expected[address]] == []


def test_it_uses_every_container() -> None:
    text = (HERE / "site.txt").read_text() + (HERE.parent / "base.txt").read_text()
    assert [c.name for c in CONTAINERS if f"::: {c.name}" not in text] == []


def test_the_same_input_gives_the_same_bytes(files: dict[str, bytes], tmp_path: Path) -> None:
    assert files_of(build_golden(tmp_path)) == files


def test_the_policy_stands_first_in_every_page(files: dict[str, bytes]) -> None:
    first = re.compile(
        r'<!doctype html>\s*<html lang="en">\s*<head>\s*'
        r'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    )
    assert [
        address for address, html in pages(files).items() if not first.match(html.lstrip())
    ] == []


def test_private_pages_may_load_less(files: dict[str, bytes]) -> None:
    private = {a for a, html in pages(files).items() if "worker-src" not in html}
    assert private == {
        "about.html",  # it holds an exercise
        "quizzes/index.html",
        "quizzes/read.html",
        "quizzes/two.html",
        "quizzes/week.html",
        "exercises/index.html",
        "exercises/plan.html",
        "exercises/every.html",
        "paths/index.html",
        "paths/short.html",
        "my-space.html",
        "search.html",
    }
    assert "img-src" not in pages(files)["quizzes/two.html"]


def test_no_page_loads_anything_from_another_host(files: dict[str, bytes]) -> None:
    loading = re.compile(
        r'<(?:link(?![^>]*canonical)|script|img|iframe)[^>]*(?:href|src)="(?:\w+:)?//'
    )
    assert [address for address, html in pages(files).items() if loading.search(html)] == []


def test_no_placeholder_is_left(files: dict[str, bytes]) -> None:
    assert [a for a, html in pages(files).items() if OPEN in html or CLOSE in html] == []


def test_the_old_address_leads_to_the_new_one(files: dict[str, bytes]) -> None:
    assert 'content="0; url=start.html"' in pages(files)["guide/beginning.html"]
    assert b"/guide/beginning.html /guide/start.html 301" in files["_redirects"]


def test_a_source_cited_twice_has_one_note(files: dict[str, bytes]) -> None:
    html = pages(files)["guide/start.html"]
    assert html.count('href="#note-2"') == 2
    assert html.count('id="note-2"') == 1
