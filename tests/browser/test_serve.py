"""The preview follows an author: it reloads, shows problems over the page, and never dies."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.environment import ROOT
from tests.serving.preview import Preview, previewing


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def preview(content: Path, tmp_path: Path) -> Iterator[Preview]:
    with previewing(content, tmp_path / "console.txt") as running:
        yield running


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


@pytest.mark.browser
@pytest.mark.slow
def test_a_change_appears_without_reloading_by_hand(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}faq.html")
    edit(preview.content / "faq.md", "\n## ", "\nA sentence that is new.\n\n## ")
    expect(page.get_by_text("A sentence that is new.")).to_be_visible(timeout=20_000)


@pytest.mark.browser
@pytest.mark.slow
def test_an_error_lies_over_the_page_and_leaves_by_itself(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}faq.html")
    edit(preview.content / "faq.md", "\n## ", "\nSee [nothing](nothing.md).\n\n## ")
    sheet = page.get_by_role("alert")
    expect(sheet).to_contain_text('no page "nothing.md"', timeout=20_000)
    expect(sheet).to_contain_text("See [nothing](nothing.md).")
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    edit(preview.content / "faq.md", "See [nothing](nothing.md).\n\n", "")
    expect(sheet).not_to_be_attached(timeout=20_000)


@pytest.mark.browser
@pytest.mark.slow
def test_it_starts_on_a_guide_that_is_broken_and_recovers(
    page: Page, content: Path, tmp_path: Path
) -> None:
    good = (content / "home.md").read_text("utf-8")
    (content / "home.md").write_text("no front matter", "utf-8")
    with previewing(content, tmp_path / "console.txt") as preview:
        page.goto(preview.address)
        expect(page.get_by_role("alert")).to_contain_text("front matter")
        (content / "home.md").write_text(good, "utf-8")
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
