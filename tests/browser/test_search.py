"""The search: a combobox whose choices are links, by keyboard, by touch and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.gates.axe import violations_in_both_schemes

FIELD = "#search-field"
CHOSEN = "[role=option][aria-selected=true]"


@pytest.fixture
def search(page: Page, served_site: str) -> Page:
    """The page of the search, nothing typed."""
    page.goto(f"{served_site}search.html")
    return page


def type_in(page: Page, words: str) -> None:
    page.locator(FIELD).press_sequentially(words)


@pytest.mark.browser
def test_the_field_tells_what_it_is(search: Page) -> None:
    field = search.get_by_role("combobox", name="Search this guide")
    for name, value in {
        "aria-autocomplete": "list",
        "aria-controls": "search-list",
        "aria-expanded": "false",
        "autocomplete": "off",
        "spellcheck": "false",
        "translate": "no",
    }.items():
        expect(field).to_have_attribute(name, value)
    type_in(search, "left on read")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(search.get_by_role("listbox", name="Results")).to_be_visible()
    group = search.get_by_role("group", name="A place to start")
    expect(group.get_by_role("option").first).to_have_text("They did not text back. What do I do?")


@pytest.mark.browser
def test_keys_choose_open_close_and_clear(search: Page) -> None:
    field = search.locator(FIELD)
    type_in(search, "jealous")
    expect(search.locator("[role=option]").first).to_be_visible()
    assert search.locator(CHOSEN).count() == 0
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowDown")
    first, second = (search.locator("[role=option]").nth(number) for number in (0, 1))
    expect(second).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", second.get_attribute("id") or "")
    search.keyboard.press("ArrowUp")
    expect(first).to_have_attribute("aria-selected", "true")
    search.keyboard.press("ArrowUp")
    expect(search.locator("[role=option]").last).to_have_attribute("aria-selected", "true")
    search.keyboard.press("Home")  # back into the words
    expect(search.locator(CHOSEN)).to_have_count(0)
    expect(field).to_be_focused()
    search.keyboard.press("Escape")
    expect(search.locator("#search-list")).to_be_hidden()
    expect(field).to_have_value("jealous")
    search.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    search.keyboard.press("Escape")
    search.keyboard.press("Escape")
    expect(field).to_have_value("")
    assert search.locator("[role=option]").count() == 0


@pytest.mark.browser
def test_enter_opens_the_section_that_was_found(search: Page) -> None:
    type_in(search, "silent treatment")
    expect(search.locator("[role=option]", has_text="When silence is used to hurt")).to_be_visible()
    search.keyboard.press("ArrowDown")
    search.keyboard.press("Enter")
    search.wait_for_url("**/guide/silence-and-messages.html#when-silence-hurts")


@pytest.mark.browser
def test_a_result_opens_with_a_press_and_says_its_section(search: Page) -> None:
    type_in(search, "alcohol anxiety")
    row = search.locator("[role=option]").filter(has_text="About alcohol")
    assert row.locator("mark").first.text_content()
    row.click()
    search.wait_for_url("**/guide/sleep-and-everyday-care.html#alcohol")


@pytest.mark.browser
def test_the_number_is_said_when_typing_stops(search: Page) -> None:
    status = search.locator(".search [role=status]")
    type_in(search, "slee")
    expect(search.locator("[role=option]").first).to_be_visible()
    said = status.text_content()
    expect(status).to_have_text(f"Results: {search.locator('[role=option]').count()}")
    assert said == ""


@pytest.mark.browser
def test_nothing_found_leaves_three_ways_on(search: Page) -> None:
    type_in(search, "zzqxv")
    ways = search.locator("[data-none] a")
    expect(ways).to_have_count(3)
    expect(ways.first).to_be_visible()
    expect(search.locator(FIELD)).to_have_attribute("aria-expanded", "false")


@pytest.mark.browser
def test_words_of_crisis_bring_help_first(search: Page) -> None:
    type_in(search, "i want to die")
    first = search.locator("[role=option]").first
    expect(first).to_have_text("Find help now")
    expect(search.locator("[role=group]:visible").first).to_contain_text("If things are very hard")


@pytest.mark.browser
def test_every_result_of_every_kind_leads_somewhere(search: Page, site_folder: Path) -> None:
    for words in ("sleep", "alarm", "partner", "safe"):
        search.locator(FIELD).fill(words)
        expect(search.locator("mark", has_text=words).first).to_be_visible()
        for link in search.locator("[role=option]").all():
            name, _, anchor = (link.get_attribute("href") or "").partition("#")
            html = (site_folder / name).read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in html


@pytest.mark.browser
def test_without_script_there_is_no_field_but_every_way(browser: Browser, served_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_site}search.html")
    expect(page.locator(FIELD)).to_be_hidden()
    assert "Search needs scripts" in page.content()
    assert page.locator("main .parts a").count() == 35
    for name in ("faq.html", "techniques/index.html", "glossary.html", "help.html"):
        expect(page.locator(f'main .prose > ul a[href="{name}"]')).to_be_visible()
    context.close()


@pytest.mark.browser
def test_every_page_leads_to_the_search(page: Page, served_site: str) -> None:
    page.goto(f"{served_site}guide/limits.html")
    page.locator(".site-header_search").click()
    page.wait_for_url("**/search.html")
    expect(page.locator(".site-header_search")).to_have_attribute("aria-current", "page")


@pytest.mark.browser
def test_an_index_that_does_not_come_is_said(page: Page, served_site: str) -> None:
    page.route("**/search-begin.js", lambda route: route.abort())
    page.goto(f"{served_site}search.html")
    type_in(page, "sleep")
    expect(page.locator("[data-failed]")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("words", ["left on read", "i want to die", "zzqxv"])
def test_axe_finds_nothing_in_an_answer(search: Page, words: str) -> None:
    type_in(search, words)
    expect(search.locator("[role=option]:visible, [data-none]:visible").first).to_be_visible()
    search.keyboard.press("ArrowDown")
    assert violations_in_both_schemes(search) == []
