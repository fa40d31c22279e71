"""What a screen reader is told: the accessibility tree of one page of each kind.

The pages are those of the golden site, so the trees change with templates and scripts, not with
the words of our guide. `REWRITE=1 pytest tests/browser/test_trees.py` writes them anew; then
read the difference as a listener would.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import see_result
from tests.golden.golden import build_golden

TREES = Path(__file__).with_name("trees")
LENGTH = 100  # of a line; what a paragraph says after that is not what a tree is for


def opened(page: Page) -> None:
    """The page as it opens."""


def answered(page: Page) -> None:
    """To the result of a quiz."""
    for group in page.locator("[data-item]").all():
        group.get_by_label("Yes").check()
    see_result(page)


def in_error(page: Page) -> None:
    """A quiz that asks for an answer."""
    page.get_by_role("button", name="Show one question at a time").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".notice:visible")).to_have_count(1)


PAGES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("index.html", opened),
    "chapter": ("guide/start.html", opened),
    "list of techniques": ("techniques/index.html", opened),
    "technique": ("techniques/breathing.html", opened),
    "faq": ("faq.html", opened),
    "quiz": ("quizzes/two.html", opened),
    "quiz in error": ("quizzes/two.html", in_error),
    "result": ("quizzes/two.html", answered),
    "exercise": ("exercises/every.html", opened),
    "path": ("paths/short.html", opened),
    "help": ("help.html", opened),
    "safety": ("safety.html", opened),
    "search": ("search.html", opened),
    "my space": ("my-space.html", opened),
    "not found": ("404.html", opened),
}


@pytest.fixture(scope="module")
def golden_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden site as files."""
    folder = tmp_path_factory.mktemp("golden")
    for output in build_golden(folder / "content").outputs:
        path = folder / "site" / output.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)
    return folder / "site"


def tree_of(page: Page) -> str:
    """Role, name, level and state of everything that is told, one line each; addresses left out."""
    lines = page.locator("body").aria_snapshot().splitlines()
    told = (line for line in lines if not line.lstrip().startswith("- /url:"))
    return "".join(f"{line[:LENGTH]}…\n" if len(line) > LENGTH else f"{line}\n" for line in told)


@pytest.mark.browser
@pytest.mark.parametrize("kind", PAGES)
def test_the_accessibility_tree_is_as_expected(page: Page, golden_site: Path, kind: str) -> None:
    address, act = PAGES[kind]
    page.goto((golden_site / address).as_uri())
    act(page)
    tree, file = tree_of(page), TREES / f"{kind.replace(' ', '-')}.txt"
    if os.environ.get("REWRITE"):
        file.write_text(tree, "utf-8")
    assert tree.splitlines() == file.read_text("utf-8").splitlines()


def test_every_tree_belongs_to_a_page() -> None:
    assert {path.stem for path in TREES.iterdir()} == {kind.replace(" ", "-") for kind in PAGES}
