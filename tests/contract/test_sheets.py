"""What every page that a reader writes on keeps, in our own guide as it is built."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest

from generator.build import build
from generator.settings import Settings
from tests.environment import ROOT

PRIVATE = ("quizzes/", "exercises/", "paths/", "my-space.html")
NOT_FREE = {"radio", "checkbox", "range", "hidden", "file"}
QUIET = {"autocomplete": "off", "spellcheck": "false", "translate": "no"}
# What runs on a sheet or in My space, but for the way out, which empties the title.
SCRIPTS = ("keep.js", "sheet.js", "space.js", "kept.js", "lock.js", "act.js")
ADDRESS = re.compile(r"(exercises|paths)/[a-z0-9-]+\.html")


class Tags(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Every file of our own guide by its address."""
    built = build(Settings(ROOT / "content", (ROOT,), date(2026, 11, 25)))
    assert [problem for problem in built.problems if problem.severity == "error"] == []
    return {output.address: output.data for output in built.outputs}


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Tags]:
    """The private ones."""
    return {
        address: Tags(data.decode())
        for address, data in files.items()
        if address.startswith(PRIVATE) and address.endswith(".html")
    }


def names_in(folder: str) -> set[str]:
    return {path.stem for path in (ROOT / "content" / folder).glob("*.yaml")}


def test_every_exercise_and_path_and_my_space_has_a_private_page(pages: dict[str, Tags]) -> None:
    wanted = {
        f"{folder}/{name}.html" for folder in ("exercises", "paths") for name in names_in(folder)
    }
    assert wanted | {"my-space.html"} <= pages.keys()


def fields_for_words(page: Tags) -> list[dict[str, str]]:
    return [
        attributes
        for tag, attributes in page.tags
        if tag == "textarea" or (tag == "input" and attributes.get("type") not in NOT_FREE)
    ]


def test_a_field_for_words_is_neither_completed_nor_checked_nor_translated(
    pages: dict[str, Tags],
) -> None:
    fields = [(address, f) for address, page in pages.items() for f in fields_for_words(page)]
    assert len(fields) > 50  # so that it is known to look
    assert [found for found in fields if not found[1].items() >= QUIET.items()] == []


def test_no_field_for_words_has_a_name_to_be_sent_with(pages: dict[str, Tags]) -> None:
    named = [
        (address, field)
        for address, page in pages.items()
        if not address.startswith("quizzes/")
        for field in fields_for_words(page)
        if "name" in field
    ]
    assert named == []


def test_a_private_page_can_be_left_at_once(pages: dict[str, Tags]) -> None:
    without = [
        address
        for address, page in pages.items()
        if not address.endswith("/index.html")  # a list, which holds nothing of the reader
        if not any(tag == "a" and "data-leave" in attributes for tag, attributes in page.tags)
        or not any("leave.js" in attributes.get("src", "") for _, attributes in page.tags)
    ]
    assert without == []


def test_a_private_page_has_the_private_policy(pages: dict[str, Tags]) -> None:
    policies = {address: _policies(page) for address, page in pages.items()}
    assert [a for a, found in policies.items() if len(found) != 1] == []
    for address, (policy,) in policies.items():
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
        assert "worker-src" not in rules, address
        assert "img-src" not in rules, address
        assert rules["default-src"] == "'none'", address
        assert rules["connect-src"] == "'none'", address
        assert rules["form-action"] == "'none'", address


def _policies(page: Tags) -> list[str]:
    return [
        attributes["content"]
        for tag, attributes in page.tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]


def test_addresses_and_titles_are_those_of_the_files_and_nothing_in_scripts_changes_them(
    files: dict[str, bytes], pages: dict[str, Tags]
) -> None:
    known = {f"{folder}/{name}" for folder in ("exercises", "paths") for name in names_in(folder)}
    found = {
        str(PurePosixPath(address).with_suffix(""))
        for address in pages
        if ADDRESS.fullmatch(address)
    }
    assert found - {"exercises/index", "paths/index"} == known
    changing = re.compile(
        rb"document\.title\s*=|(push|replace)State|location\.(hash|search|href)\s*="
    )
    scripts = {PurePosixPath(a).name: data for a, data in files.items() if a.endswith(".js")}
    assert [name for name in SCRIPTS if changing.search(scripts[name])] == []


def test_names_of_saved_files_say_nothing_of_the_page(files: dict[str, bytes]) -> None:
    names = [
        name
        for address, data in files.items()
        if address.endswith(".js")
        for name in re.findall(r"\.download\s*=\s*([^;,]+)", data.decode())
    ]
    assert names == ["`notes-${envelope.today()}.${ending}`"]
