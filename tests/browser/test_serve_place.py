"""A page of the preview stays where its author was reading, whatever becomes of an edit."""

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import engines
from tests.browser.gates.axe import violations_in_both_schemes
from tests.serving.preview import Preview, previewing, wait_until, write_guide
from tests.sites import BASE, read_site

PATH = "guide/02-next.md"
ADDRESS = "guide/next.html"
WORD = "Paragraph 90 "
BROKEN = "See [nothing](nothing.md)."
TOP = "document.querySelector('h1').getBoundingClientRect().top"
SIZES = {"a phone": (360, 740), "a desk": (1280, 800)}

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def long_chapter() -> str:
    """A chapter of a hundred paragraphs, with a text that no two of them share."""
    head = read_site(BASE.read_text("utf-8")).files[PATH].partition("## ")[0]
    text = "\n\n".join(f"Paragraph {n} of a long chapter, {'and more ' * 20}" for n in range(100))
    return f"{head}## One\n\n{text}\n\n## Two\n\nThe end.\n"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    content = write_guide(folder, f"-- {PATH} --\n{long_chapter()}")
    with previewing(content, folder / "console.txt") as preview:
        yield preview


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    yield running
    (running.content / PATH).write_text(long_chapter(), "utf-8")
    before = running.said()
    wait_until(lambda: running.said() != before)


@pytest.fixture(params=[*SIZES.values()], ids=[*SIZES])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def write(preview: Preview, old: str, new: str) -> None:
    path = preview.content / PATH
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def place(page: Page) -> float:
    """Where the first heading of the page is, above what is seen, once the page is still."""
    page.wait_for_load_state()
    page.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50)))")
    return float(page.evaluate(f"() => {TOP}"))


def scrolled(page: Page, preview: Preview) -> float:
    page.goto(preview.address + ADDRESS)
    page.evaluate("() => scrollTo(0, 5000)")
    assert place(page) < -4000
    return place(page)


def test_an_edit_leaves_the_page_where_it_was(reader: Page, preview: Preview) -> None:
    before = scrolled(reader, preview)
    write(preview, WORD, "Quokkas 90 ")
    expect(reader.get_by_text("Quokkas 90")).to_be_attached(timeout=20_000)
    assert place(reader) == before


def test_an_error_that_comes_and_goes_leaves_the_page_where_it_was(
    reader: Page, preview: Preview
) -> None:
    before = scrolled(reader, preview)
    sheet = reader.get_by_role("alert")
    write(preview, "The end.", BROKEN)
    expect(sheet).to_contain_text('no page "guide/nothing.md"', timeout=20_000)
    assert place(reader) == before
    write(preview, BROKEN, "The end.")
    expect(sheet).not_to_be_attached(timeout=20_000)
    assert place(reader) == before


def test_what_lies_over_the_page_is_folded_up_by_keyboard(reader: Page, preview: Preview) -> None:
    before = scrolled(reader, preview)
    write(preview, "The end.", BROKEN)
    sheet = reader.get_by_role("alert")
    hint = sheet.locator(".preview-problem_line mark")
    expect(hint).to_be_visible(timeout=20_000)
    expect(hint).to_have_text("[")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(hint).to_be_hidden()
    box = sheet.locator("details").bounding_box()
    assert box is not None
    assert box["height"] < 100
    assert place(reader) == before


def test_the_sheet_is_no_wider_than_the_page(reader: Page, preview: Preview) -> None:
    reader.goto(preview.address + ADDRESS)
    write(preview, "The end.", f"{'long' * 100} {BROKEN}")
    expect(reader.get_by_role("alert")).to_be_attached(timeout=20_000)
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert reader.evaluate(f"() => {width}") == 0


def test_axe_finds_nothing_in_what_lies_over_a_page_nor_in_the_mark_of_a_draft(
    reader: Page, preview: Preview
) -> None:
    write(preview, "title:", "draft: true\ntitle:")
    reader.goto(preview.address + ADDRESS)
    mark = reader.get_by_text("This page is a draft.")
    expect(mark).to_be_visible(timeout=20_000)
    assert violations_in_both_schemes(reader) == []
    write(preview, "The end.", BROKEN)
    expect(reader.get_by_text("The guide could not be built.")).to_be_visible(timeout=20_000)
    expect(mark).to_be_attached()
    assert violations_in_both_schemes(reader) == []


def is_so(tab: engines.Tab, script: str) -> bool:
    """What a whole page says; one that is on its way out says nothing."""
    with suppress(Exception):
        return bool(tab.run(f"return document.readyState === 'complete' && {script}"))
    return False


@pytest.mark.parametrize("engine", engines.available())
def test_every_engine_keeps_the_place(engine: str, preview: Preview) -> None:
    with engines.open_tab(engine) as tab:
        tab.open(preview.address + ADDRESS)
        tab.run("scrollTo(0, 5000)")
        before = tab.run(f"return {TOP}")
        assert before < -4000
        for old, new in ((WORD, "Quokkas 90 "), ("The end.", BROKEN), (BROKEN, "The end.")):
            tab.run("document.title = 'before'")
            time.sleep(0.3)  # an engine may note where a page is only once in a while
            write(preview, old, new)
            wait_until(lambda: is_so(tab, "document.title !== 'before'"))
            wait_until(lambda: is_so(tab, f"Math.abs({TOP} - {before}) < 2"))
