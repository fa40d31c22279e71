"""My space shows everything that is kept, in words, and each can be opened, printed or deleted."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import QUIZ, definition_in, press, result_of, says
from tests.browser.space_page import (
    PATH,
    RUN,
    SHEET,
    SPACE,
    bring,
    kept,
    open_space,
    row,
    rows,
    saved,
    text_of,
)

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get: () => { throw new DOMException("", "SecurityError"); },
});"""
STUB_PRINT = "window.print = () => { window.printed = (window.printed ?? 0) + 1; };"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def space(page: Page, served_site: str) -> Page:
    """My space with a quiz, a sheet and a path in it."""
    page.add_init_script(STUB_PRINT)
    return open_space(page, served_site, RUN, SHEET, PATH)


@pytest.mark.browser
def test_an_empty_space_says_so_and_offers_nothing_to_keep_or_delete(
    page: Page, served_site: str
) -> None:
    open_space(page, served_site)
    expect(page.get_by_text("Nothing is kept on this device.")).to_be_visible()
    expect(page.get_by_role("button", name="Keep on this device")).to_be_hidden()
    expect(page.get_by_role("button", name="Delete everything kept here")).to_be_hidden()
    expect(page.get_by_role("button", name="Set a passphrase")).to_be_hidden()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.browser
def test_everything_is_listed_in_words_the_last_one_first(space: Page) -> None:
    expect(rows(space).locator(".keep_day")).to_have_text(
        [
            "March 4, 2026. Tonight, in about 20 minutes",
            "February 3, 2026. Thought record for a worry about someone",
            "January 2, 2026. How closeness feels to you, A friend",
        ],
        use_inner_text=True,
    )


@pytest.mark.browser
def test_every_answer_stands_after_its_question(space: Page, site_folder: Any) -> None:
    for summary in rows(space).locator("summary").all():
        summary.click()
    items = {item["id"]: item["text"] for item in definition_in(site_folder)["items"]}
    run = row(space, "A friend")
    expect(run.locator("dt")).to_have_text([items["a1"], items["v1"]])
    expect(run.locator("dd")).to_have_text(["Very much like me", "Skipped"])
    sheet = row(space, "Thought record")
    expect(sheet.locator("dt").first).to_contain_text("What was your first thought?")
    expect(sheet.locator("dd")).to_have_text(["They are tired of me.", "Work; Sleep"])
    expect(row(space, "Tonight").locator("dd")).to_have_text(["done"])


@pytest.mark.browser
def test_what_was_kept_on_its_own_page_is_here(
    page: Page, served_site: str, site_folder: Any
) -> None:
    result_of(page, served_site + QUIZ, definition_in(site_folder))
    press(page, "Keep on this device")
    says(page, "Kept")
    page.goto(served_site + "exercises/ask-once.html")
    page.locator('[data-answer="worry"] input').fill("That they are upset.")
    press(page, "Keep on this device")
    says(page, "Kept")
    page.get_by_role("link", name="Everything this device keeps").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My space")
    expect(rows(page)).to_have_count(2)
    expect(row(page, "Ask once").locator("dd")).to_have_text(["That they are upset."])


@pytest.mark.browser
def test_an_opened_sheet_is_filled_in_and_keeps_its_place(space: Page, served_site: str) -> None:
    row(space, "Thought record").get_by_role("link", name="Open and change").click()
    field = space.locator('[data-answer="first-thought"] textarea')
    expect(field).to_have_value("They are tired of me.")
    expect(space.get_by_role("button", name="Keep on this device")).to_be_hidden()
    field.fill("They may be tired.")
    press(space, "Keep on this device")
    says(space, "Kept")
    ids = [entry["id"] for entry in kept(space)]
    assert sorted(ids) == sorted(entry["id"] for entry in (RUN, SHEET, PATH))
    space.goto(served_site + SPACE)
    expect(row(space, "Thought record").locator("dd").first).to_have_text("They may be tired.")


@pytest.mark.browser
def test_one_prints_without_the_others_and_then_all_may_again(space: Page) -> None:
    sheet = row(space, "Thought record")
    sheet.get_by_role("button", name="Print").click()
    assert space.evaluate("window.printed") == 1
    space.emulate_media(media="print")
    expect(sheet.get_by_text("They are tired of me.")).to_be_visible()
    expect(row(space, "Tonight")).to_be_hidden()
    expect(row(space, "A friend")).to_be_hidden()
    expect(sheet.get_by_role("button", name="Delete this one")).to_be_hidden()
    space.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(row(space, "Tonight")).to_be_visible()


@pytest.mark.browser
def test_one_can_be_deleted(space: Page) -> None:
    row(space, "Thought record").get_by_role("button", name="Delete this one").click()
    says(space, "Deleted.")
    assert [entry["id"] for entry in kept(space)] == [RUN["id"], PATH["id"]]
    expect(rows(space)).to_have_count(2)


@pytest.mark.browser
def test_after_the_last_one_is_deleted_it_says_that_nothing_is_kept(
    page: Page, served_site: str
) -> None:
    open_space(page, served_site, SHEET)
    row(page, "Thought record").get_by_role("button", name="Delete this one").click()
    says(page, "Deleted.")
    expect(page.get_by_text("Nothing is kept on this device.")).to_be_visible()


@pytest.mark.browser
def test_one_press_deletes_everything_and_shows_that_it_is_gone(space: Page) -> None:
    press(space, "Delete everything kept here")
    says(space, "Nothing is left.")
    expect(rows(space)).to_have_count(0)
    expect(space.get_by_text("Nothing is kept on this device.")).to_be_visible()
    expect(space.get_by_role("button", name="Keep on this device")).to_be_hidden()
    assert space.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(space.get_by_role("button", name="Save as a file")).to_be_hidden()


@pytest.mark.browser
def test_what_was_saved_and_deleted_comes_back_the_same(space: Page) -> None:
    before = kept(space)
    text = saved(space, "Save as a file")
    press(space, "Delete everything kept here")
    says(space, "Nothing is left.")
    bring(space, text)
    expect(space.locator("[data-asking]")).to_contain_text("New: 3")
    assert space.evaluate("localStorage.length") == 0
    press(space, "Add these and keep them")
    says(space, "What is new in the file is kept")
    assert kept(space) == before
    expect(rows(space)).to_have_count(3)


@pytest.mark.browser
def test_what_was_kept_by_a_tick_of_its_own_stays_kept_when_it_is_opened(
    page: Page, served_site: str
) -> None:
    answers = {"draft": ["Why do you not answer?"], "hope": ["A sign"]}
    open_space(
        page, served_site, {**SHEET, "page": "exercises/pause-before-sending", "answers": answers}
    )
    page.get_by_role("link", name="Open and change").click()
    expect(page.locator('[data-answer="draft.too"] input')).to_be_checked()
    page.locator('[data-answer="hope"] input').fill("A small sign")
    press(page, "Keep on this device")
    says(page, "Kept")
    assert [entry["answers"] for entry in kept(page)] == [{**answers, "hope": ["A small sign"]}]


@pytest.mark.browser
def test_a_page_that_is_gone_is_still_listed_and_can_be_deleted(
    page: Page, served_site: str
) -> None:
    gone = {**SHEET, "page": "exercises/long-gone", "answers": {"old-field": ["My words"]}}
    open_space(page, served_site, gone, {**RUN, "quiz": "long-gone"})
    sheet = row(page, "exercises/long-gone")
    sheet.locator("summary").click()
    expect(sheet.locator("dt")).to_have_text("old-field")
    expect(sheet.locator("dd")).to_have_text("My words")
    expect(page.get_by_role("link", name="Open and change")).to_have_count(0)
    sheet.get_by_role("button", name="Delete this one").click()
    says(page, "Deleted.")
    assert [entry["quiz"] for entry in kept(page)] == ["long-gone"]


@pytest.mark.browser
def test_words_are_never_markup(page: Page, served_site: str) -> None:
    open_space(
        page,
        served_site,
        {**SHEET, "answers": {"first-thought": [HOSTILE]}},
        {**RUN, "about": HOSTILE, "answers": {"a1": HOSTILE}},
    )
    expect(rows(page).locator("dd")).to_have_text([HOSTILE, HOSTILE])
    expect(page.locator("[data-keep] img")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "dream"},
        {"id": 'a"] *'},
        {"page": '"], body, [x="'},
        {"page": "https://elsewhere.example/x"},
        {"page": "../index"},
        {"answers": {"a": [["deep"]]}},
        {"answers": {"a": "not a list"}},
        {"answers": {"__proto__": ["polluted"]}},
    ],
    ids=str,
)
def test_what_is_not_ours_is_set_aside_said_and_not_lost(
    page: Page, served_site: str, wrong: dict[str, Any]
) -> None:
    page.goto(served_site + SPACE)
    entry = {**SHEET, **wrong}
    page.evaluate("text => localStorage.setItem('notes', text)", text_of(entry, RUN))
    page.reload()
    expect(rows(page)).to_have_count(1)
    expect(page.get_by_text("Something kept here cannot be read.")).to_be_visible()
    row(page, "A friend").get_by_role("button", name="Delete this one").click()
    says(page, "Deleted.")
    expect(page.get_by_text("Nothing is kept on this device.")).to_be_hidden()
    assert json.loads(saved(page, "Save what is here, as it is")) == entry


@pytest.mark.browser
def test_a_browser_that_forbids_keeping_is_said(page: Page, served_site: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(served_site + SPACE)
    words = "This browser does not let this page keep anything."
    expect(page.locator('[data-kept="blocked"]')).to_contain_text(words)
    expect(page.locator('[data-kept="blocked"]')).to_be_visible()
    expect(page.get_by_role("button", name="Delete everything kept here")).to_be_hidden()


@pytest.mark.browser
def test_what_another_tab_keeps_shows_at_once(space: Page, served_site: str) -> None:
    other = space.context.new_page()
    other.goto(served_site + "exercises/ask-once.html")
    other.locator('[data-answer="worry"] input').fill("That they are upset.")
    press(other, "Keep on this device")
    expect(row(space, "Ask once")).to_have_count(1)
