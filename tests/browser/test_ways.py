"""A reader sees where they are, and gets from there to other places without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

CHAPTER = "guide/alarm-thoughts.html"


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    """A page on a wide screen, without scripts."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_with_room_parts_and_contents_stand_open_beside_the_text(
    wide: Page, site_folder: Path
) -> None:
    wide.goto((site_folder / CHAPTER).as_uri())
    parts = wide.get_by_role("navigation", name="Parts and chapters")
    current = parts.locator('[aria-current="page"]')
    expect(current).to_have_text(wide.locator("h1").inner_text())
    expect(current).to_be_visible()
    aside, text = wide.locator(".beside nav").bounding_box(), wide.locator(".prose").bounding_box()
    assert aside
    assert text
    assert aside["x"] >= 0
    assert aside["x"] + aside["width"] <= text["x"]
    expect(wide.locator(".beside summary").first).to_be_hidden()


@pytest.mark.browser
def test_on_a_phone_both_are_closed_and_open_by_keyboard(page: Page, served_site: str) -> None:
    page.goto(served_site + CHAPTER)
    parts = page.get_by_role("navigation", name="Parts and chapters")
    expect(parts.get_by_role("link").first).to_be_hidden()
    parts.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(parts.locator('[aria-current="page"]')).to_be_visible()


@pytest.mark.browser
def test_every_link_of_the_contents_leads_to_its_heading(wide: Page, site_folder: Path) -> None:
    for address in (CHAPTER, "techniques/slow-breathing.html", "privacy.html"):
        wide.goto((site_folder / address).as_uri())
        links = wide.locator(".beside_contents a").all()
        assert len(links) >= 3, address
        for link in links:
            anchor = (link.get_attribute("href") or "").removeprefix("#")
            heading = wide.locator(f'h2[id="{anchor}"]')
            assert heading.inner_text() == link.inner_text(), address


@pytest.mark.browser
def test_the_trail_leads_to_the_part_on_the_first_page(wide: Page, site_folder: Path) -> None:
    wide.goto((site_folder / CHAPTER).as_uri())
    part = wide.get_by_role("navigation", name="You are here").get_by_role("link").last
    title = part.inner_text()
    part.click()
    expect(wide.locator(":target")).to_have_text(title)
    expect(wide.locator(":target")).to_be_in_viewport()


@pytest.mark.browser
def test_a_path_is_followed_from_step_to_step(wide: Page, site_folder: Path) -> None:
    wide.goto((site_folder / CHAPTER).as_uri())
    place = wide.locator(".path-place")
    expect(place).to_contain_text("On the path The guide in eight weeks: step")
    following = place.locator(".path-place_step").last.get_by_role("link")
    title = following.inner_text()
    following.click()
    expect(wide.get_by_role("heading", level=1)).to_have_text(title)
    expect(wide.locator(".path-place_step").first).to_contain_text("Before:")
