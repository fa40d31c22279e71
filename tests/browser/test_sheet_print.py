"""A sheet on paper: with the words of the reader, empty to write on, and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiz_page import press
from tests.browser.sheet_page import (
    ASK,
    CHECK_IN,
    SECRET,
    THOUGHTS,
    WEEK,
    check_in_of,
    choice,
    field,
    keep,
    put,
    step_of,
    words_of,
    write,
)
from tests.environment import ROOT

EVERY = [
    f"exercises/{path.stem}.html" for path in sorted((ROOT / "content/exercises").glob("*.yaml"))
]

# What ink there would be: no text that is hidden, of no size or in no color.
INK = """() => {
  const words = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const style = getComputedStyle(walker.currentNode.parentElement);
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const isThere = range.getClientRects().length > 0 && style.visibility === "visible";
    const isPale = /^rgba.*, 0\\)$/.test(style.color);
    if (isThere && !isPale && parseFloat(style.fontSize) > 0) words.push(walker.currentNode.data);
  }
  return words.join(" ").replace(/\\s+/g, " ");
}"""


def to_paper(page: Page, button: str) -> str:
    """Presses a button that prints, and gives what would be on the paper."""
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    press(page, button)
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    return ink(page)


def back_to_screen(page: Page) -> None:
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def ink(page: Page) -> str:
    return str(page.evaluate(INK))


def sheets_of_paper(page: Page) -> int:
    return page.pdf(format="A4").count(b"/Type /Page\n")


@pytest.fixture
def record(page: Page, served_site: str) -> Page:
    """A thought record with an answer of every type."""
    page.goto(served_site + THOUGHTS)
    write(page, "what-happened", f"She left early, {SECRET}\nand said nothing")
    write(page, "first-thought", f"She is tired of me, {SECRET}")
    write(page, "other-readings", f"The bus, {SECRET}")
    words_of(page, "feeling-first").fill("70")
    choice(page, "It looks right").check()
    return page


@pytest.fixture
def paper(browser: Browser, site_folder: Path) -> Iterator[Page]:
    """A page on paper, with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.browser
def test_the_filled_sheet_has_every_word_and_blanks_only_where_there_is_none(record: Page) -> None:
    written = to_paper(record, "Print it with my words")
    assert f"She left early, {SECRET} and said nothing" in written
    assert f"The bus, {SECRET}" in written
    assert "70 of 100" in written
    assert f"My first thought: She is tired of me, {SECRET}" in written
    assert "Then that is worth knowing" in written
    assert "The feeling may take longer to go" not in written
    expect(choice(record, "It looks right")).to_be_checked()
    expect(field(record, "what-happened").locator(".blank-line:visible")).to_have_count(0)
    expect(field(record, "other-readings").locator(".blank-line:visible")).to_have_count(2)
    expect(field(record, "facts-for").locator(".blank-line:visible")).to_have_count(2)
    expect(record.locator(".words_input:visible, [type=range]:visible")).to_have_count(0)
    expect(record.get_by_role("button").filter(visible=True)).to_have_count(0)


@pytest.mark.browser
def test_the_empty_sheet_has_nothing_of_the_reader_and_every_blank(record: Page) -> None:
    keep(record)
    written = to_paper(record, "Print an empty sheet")
    assert SECRET not in written
    assert "70 of 100" not in written
    for says in ("Then that is worth knowing", "The feeling may take longer to go"):
        assert says in written
    blanks = record.locator(".blank-line")
    expect(blanks.filter(visible=True)).to_have_count(blanks.count())
    checked = choice(record, "It looks right").evaluate("one => getComputedStyle(one).appearance")
    assert checked == "none"


@pytest.mark.browser
def test_printing_changes_nothing_on_the_screen(record: Page) -> None:
    before = record.locator("main").inner_text()
    for button in ("Print an empty sheet", "Print it with my words"):
        to_paper(record, button)
        back_to_screen(record)
        assert record.locator("main").inner_text() == before
    expect(words_of(record, "first-thought")).to_have_value(f"She is tired of me, {SECRET}")
    expect(choice(record, "It looks right")).to_be_checked()


@pytest.mark.browser
@pytest.mark.parametrize("button", ["Print an empty sheet", "Print it with my words"])
def test_a_sheet_prints_alone_with_when_to_stop(record: Page, button: str) -> None:
    keep(record)
    to_paper(record, button)
    expect(record.locator("h1")).to_be_visible()
    expect(record.get_by_text("When to stop")).to_be_visible()
    for away in ("#example", "#after", ".worked", "[data-pin]", ".keep", "[data-history] li"):
        expect(record.locator(away).first).to_be_hidden()


@pytest.mark.browser
def test_the_empty_sheet_of_a_halted_exercise_is_whole(page: Page, served_site: str) -> None:
    page.goto(served_site + ASK)
    choice(page, "Yes, or I am not sure").check()
    written = to_paper(page, "Print an empty sheet")
    expect(page.locator(".step:visible")).to_have_count(page.locator(".step").count())
    assert "What happened?" in written
    back_to_screen(page)
    expect(page.locator(".step:visible")).to_have_count(1)
    assert "What happened?" not in to_paper(page, "Print it with my words")


@pytest.mark.browser
def test_the_empty_sheet_shows_no_kept_marks(page: Page, served_site: str) -> None:
    page.goto(served_site + CHECK_IN)
    put(page, check_in_of("2026-01-01", 1, 35), check_in_of("2026-01-08", 2, 85))
    expect(page.locator("[data-lines] circle")).to_have_count(2)
    written = to_paper(page, "Print an empty sheet")
    assert "35, 85" not in written
    expect(page.locator("[data-drawing]")).to_be_hidden()
    back_to_screen(page)
    assert "35, 85" in to_paper(page, "Print it with my words")


@pytest.mark.browser
def test_the_empty_week_has_no_tick(page: Page, served_site: str) -> None:
    page.goto(served_site + WEEK)
    write(page, "week.1", SECRET)
    tick = field(page, "week.1.days").get_by_label("Wed")
    tick.check()
    assert SECRET in to_paper(page, "Print it with my words")
    assert tick.evaluate("one => getComputedStyle(one).appearance") != "none"
    back_to_screen(page)
    assert SECRET not in to_paper(page, "Print an empty sheet")
    assert tick.evaluate("one => getComputedStyle(one).appearance") == "none"


@pytest.mark.browser
@pytest.mark.parametrize("address", EVERY)
def test_without_a_script_a_sheet_is_a_worksheet(
    paper: Page, site_folder: Path, address: str
) -> None:
    paper.goto((site_folder / address).as_uri())
    expect(paper.locator(".step:visible")).to_have_count(paper.locator(".step").count())
    expect(paper.locator("[data-say-for]:visible")).to_have_count(
        paper.locator("[data-say-for]").count()
    )
    blanks = paper.locator(".blank-line")
    expect(blanks.filter(visible=True)).to_have_count(blanks.count())
    lines = paper.locator(".rating_line")
    expect(lines.filter(visible=True)).to_have_count(lines.count())
    expect(paper.locator(".timer_paper").filter(visible=True)).to_have_count(
        paper.locator(".timer_paper").count()
    )
    assert paper.locator(".blank-line, .rating_line, .timer_paper").count() > 0
    for away in (".words_input", "[type=range]", ".button", ".keep", ".timer", ".pacer"):
        expect(paper.locator("main").locator(away).filter(visible=True)).to_have_count(0)


@pytest.mark.browser
def test_without_a_script_a_page_says_that_it_can_be_printed(
    browser: Browser, site_folder: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site_folder / THOUGHTS).as_uri())
    expect(page.locator(".paper-hint")).to_be_visible()
    expect(page.locator(".blank-line:visible").first).to_be_visible()
    expect(page.locator("main .button:visible, main textarea:visible")).to_have_count(0)
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("address", EVERY)
def test_an_empty_sheet_alone_takes_three_pages_at_most(
    page: Page, served_site: str, address: str
) -> None:
    page.goto(served_site + address)
    to_paper(page, "Print an empty sheet")
    assert 1 <= sheets_of_paper(page) <= 2


@pytest.mark.browser
def test_a_summary_is_not_torn_from_its_step(record: Page) -> None:
    to_paper(record, "Print it with my words")
    step = step_of(record, record.locator("[data-summary]"))
    assert step.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
