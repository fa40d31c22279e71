"""A reader reads: from the home page into a chapter, to a note and back, and on to the next."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.mark.browser
def test_a_chapter_is_read_from_the_home_page_by_keyboard(page: Page, served_site: str) -> None:
    page.goto(served_site)
    first = page.locator(".parts .index a").first
    title = first.inner_text()
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("navigation", name="You are here")).to_be_visible()
    page.get_by_role("navigation", name="Chapters before and after").get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(title)


@pytest.mark.browser
def test_the_first_tab_leads_past_the_menu(page: Page, served_site: str) -> None:
    page.goto(served_site + "guide/what-anxious-attachment-is.html")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the text")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"


@pytest.mark.browser
def test_a_citation_leads_to_its_note_and_back(page: Page, served_site: str) -> None:
    page.goto(served_site + "guide/what-anxious-attachment-is.html")
    page.locator("#cite-1").click()
    expect(page.locator("#note-1")).to_be_in_viewport()
    page.locator("#note-1 .notes_back").click()
    expect(page.locator("#cite-1")).to_be_in_viewport()


@pytest.mark.browser
def test_a_note_leads_to_the_full_reference(page: Page, served_site: str) -> None:
    page.goto(served_site + "guide/what-anxious-attachment-is.html")
    page.locator("#note-1 a").first.click()
    assert "references.html#" in page.url
    expect(page.locator(":target")).to_be_visible()


@pytest.mark.browser
def test_help_numbers_can_be_dialed_without_script(browser: Browser, site_folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site_folder / "help.html").as_uri())
    assert page.locator('a[href^="tel:"]').count() > 10
    context.close()


@pytest.mark.browser
def test_printing_leaves_out_the_menu_and_opens_what_is_closed(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + "guide/two-scales-not-types.html")
    page.emulate_media(media="print")
    expect(page.locator(".site-header nav")).to_be_hidden()
    expect(page.locator(".text-version p").last).to_be_visible()
