"""Filling in a sheet: by mouse or keyboard, halted where it must be, and lost by nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz_page import press, says
from tests.browser.sheet_page import (
    ASK,
    CHECK_IN,
    PAUSE,
    PLAN,
    SAFE,
    SECRET,
    THOUGHTS,
    WEEK,
    choice,
    entries,
    field,
    step_of,
    tab_to,
    words_of,
    write,
)

UNSAFE = "Yes, or I am not sure"
SAFE_HERE = "No, I feel safe with this person"


@pytest.fixture
def record(page: Page, served_site: str) -> Page:
    """A thought record with nothing on it."""
    page.goto(served_site + THOUGHTS)
    return page


@pytest.mark.browser
def test_an_empty_sheet_has_fields_and_no_blanks_and_offers_nothing_to_keep(record: Page) -> None:
    expect(record.locator("[data-form] .words_input:visible")).to_have_count(10)
    expect(record.locator(".blank-line:visible")).to_have_count(0)
    expect(record.locator("[data-keep]")).to_be_hidden()
    expect(record.locator("[data-pin]")).to_be_hidden()
    expect(record.locator("[data-say-for]:visible")).to_have_count(0)


@pytest.mark.browser
def test_the_pinned_thought_stays_in_view_down_to_the_last_step(record: Page) -> None:
    write(record, "first-thought", "He is tired of me")
    last = words_of(record, "feeling-last")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    expect(record.locator("[data-pin-words]")).to_be_in_viewport(ratio=1)
    expect(record.locator("[data-pin-words]")).to_have_text("He is tired of me")
    write(record, "first-thought", "  ")
    expect(record.locator("[data-pin]")).to_be_hidden()


@pytest.mark.browser
def test_a_long_pinned_thought_leaves_room_for_the_rest(record: Page) -> None:
    write(record, "first-thought", "and then\n" * 60)
    words_of(record, "feeling-last").scroll_into_view_if_needed()
    box = record.locator("[data-pin]").bounding_box()
    assert box is not None
    assert box["height"] <= 740 * 0.31
    expect(words_of(record, "feeling-last")).to_be_in_viewport(ratio=1)


@pytest.mark.browser
def test_a_field_that_gets_the_focus_is_not_under_the_pinned_thought(record: Page) -> None:
    write(record, "first-thought", "He is tired of me")
    words_of(record, "next-step").focus()
    for answer in ("fair-line", "facts-against", "facts-for"):
        words_of(record, answer).focus()
        box = words_of(record, answer).bounding_box()
        pin = record.locator("[data-pin]").bounding_box()
        assert box is not None
        assert pin is not None
        assert box["y"] + box["height"] > pin["y"] + pin["height"]


@pytest.mark.browser
def test_a_summary_fills_in_as_words_are_written_and_only_with_them(record: Page) -> None:
    summary = record.locator("[data-summary]")
    expect(summary).to_have_text("My first thought: What I can say now: My next step: ")
    write(record, "first-thought", "He is tired of me")
    write(record, "fair-line", "I do not know\nwhy yet")
    expect(summary).to_contain_text("My first thought: He is tired of me")
    expect(summary).to_contain_text("I do not know\nwhy yet")
    write(record, "fair-line", "")
    expect(summary).to_contain_text("What I can say now: \nMy next step")


@pytest.mark.browser
def test_words_are_never_markup(record: Page) -> None:
    write(record, "first-thought", "<img src=x onerror=alert(1)>")
    expect(record.locator("[data-pin-words]")).to_have_text("<img src=x onerror=alert(1)>")
    expect(record.locator("[data-sheet] img")).to_have_count(0)


@pytest.mark.browser
def test_the_summary_can_be_copied(page: Page, served_site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(served_site + PLAN)
    write(page, "plan.trigger", "I am in bed")
    write(page, "plan.action", "write one word")
    press(page, "Copy these words")
    expect(page.get_by_text("Copied. Other programs can read it now.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "If I am in bed, then I will write one word."


@pytest.mark.browser
def test_a_line_is_marked_only_by_the_reader(record: Page) -> None:
    line = words_of(record, "feeling-first")
    expect(line).to_have_attribute("aria-valuetext", "Not marked yet")
    line.focus()
    line.press("ArrowRight")
    expect(line).to_have_attribute("aria-valuetext", "55 of 100")
    expect(field(record, "feeling-first").locator("[data-mark]")).to_have_text("55 of 100")
    expect(field(record, "feeling-last").locator("[data-mark]")).to_have_text("Not marked yet")


@pytest.mark.browser
def test_the_middle_of_a_line_can_be_marked_with_a_mouse(page: Page, served_site: str) -> None:
    page.goto(served_site + CHECK_IN)
    words_of(page, "steady").click()
    expect(field(page, "steady").locator("[data-mark]")).to_have_text("50 of 100")


@pytest.mark.browser
def test_a_halting_answer_hides_every_later_step_until_it_is_changed(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + ASK)
    steps = page.locator(".step:visible")
    count = page.locator(".step").count()
    expect(steps).to_have_count(count)
    choice(page, UNSAFE).check()
    expect(steps).to_have_count(1)
    expect(page.get_by_text("Please stop here and go to")).to_be_visible()
    expect(step_of(page, choice(page, UNSAFE)).get_by_role("link")).to_have_attribute(
        "href", "../safety.html"
    )
    page.reload()
    expect(steps).to_have_count(1)
    choice(page, SAFE_HERE).check()
    expect(steps).to_have_count(count)
    expect(page.get_by_text("Please stop here and go to")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("address", [ASK, SAFE, PAUSE, PLAN])
def test_each_halting_answer_says_where_to_go(page: Page, served_site: str, address: str) -> None:
    page.goto(served_site + address)
    halting = page.locator("[data-halts]")
    assert halting.count() > 0
    for option in halting.all():
        option.check()
        expect(page.locator("[data-say-for]:visible")).to_have_count(1)
        expect(page.locator("[data-say-for]:visible a").first).to_be_visible()
        press(page, "Clear my words")


@pytest.mark.browser
def test_a_reload_loses_no_kind_of_answer(page: Page, served_site: str) -> None:
    page.goto(served_site + THOUGHTS)
    write(page, "what-happened", "One line\nand another")
    lines = field(page, "other-readings").locator("input")
    lines.nth(0).fill("first")
    lines.nth(2).fill("third")
    words_of(page, "feeling-first").fill("80")
    choice(page, "It looks right").check()
    page.reload()
    expect(words_of(page, "what-happened")).to_have_value("One line\nand another")
    assert [line.input_value() for line in lines.all()] == ["first", "", "third"]
    expect(words_of(page, "feeling-first")).to_have_value("80")
    expect(words_of(page, "feeling-first")).to_have_attribute("aria-valuetext", "80 of 100")
    expect(words_of(page, "feeling-last")).to_have_attribute("aria-valuetext", "Not marked yet")
    expect(choice(page, "It looks right")).to_be_checked()
    expect(page.get_by_text("Then that is worth knowing")).to_be_visible()


@pytest.mark.browser
def test_a_reload_loses_nothing_of_a_week(page: Page, served_site: str) -> None:
    page.goto(served_site + WEEK)
    write(page, "week.2", "Walk, then tea")
    field(page, "week.2.days").get_by_label("Wed").check()
    choice(page, "Sleep").check()
    page.reload()
    expect(words_of(page, "week.2")).to_have_value("Walk, then tea")
    expect(page.locator("[data-answer$='.days'] input:checked")).to_have_count(1)
    expect(field(page, "week.2.days").get_by_label("Wed")).to_be_checked()
    expect(choice(page, "Sleep")).to_be_checked()


@pytest.mark.browser
def test_back_from_another_page_loses_nothing(record: Page) -> None:
    write(record, "first-thought", "He is tired of me")
    record.get_by_role("banner").get_by_role("link", name="Help now").click()
    record.go_back()
    expect(words_of(record, "first-thought")).to_have_value("He is tired of me")
    expect(record.locator("[data-pin-words]")).to_have_text("He is tired of me")


@pytest.mark.browser
def test_two_tabs_and_two_sheets_do_not_mix(record: Page, served_site: str) -> None:
    other = record.context.new_page()
    other.goto(served_site + THOUGHTS)
    write(record, "first-thought", "one")
    write(other, "first-thought", "two")
    record.goto(served_site + PAUSE)
    write(record, "draft", "three")
    for tab in (record, other):
        tab.goto(served_site + THOUGHTS)
    expect(words_of(record, "first-thought")).to_have_value("one")
    expect(words_of(other, "first-thought")).to_have_value("two")
    record.goto(served_site + PAUSE)
    expect(words_of(record, "draft")).to_have_value("three")


@pytest.mark.browser
def test_clearing_leaves_nothing_on_the_page_or_in_the_tab(record: Page) -> None:
    write(record, "first-thought", SECRET)
    choice(record, "It looks wrong").check()
    words_of(record, "feeling-first").fill("80")
    press(record, "Clear my words")
    expect(words_of(record, "first-thought")).to_have_value("")
    expect(record.locator("input:checked, [data-pin]:visible")).to_have_count(0)
    expect(words_of(record, "feeling-first")).to_have_attribute("aria-valuetext", "Not marked yet")
    expect(record.locator("[data-keep]")).to_be_hidden()
    assert SECRET not in record.content()
    assert record.evaluate("sessionStorage.length") == 0
    record.reload()
    expect(words_of(record, "first-thought")).to_have_value("")


@pytest.mark.browser
def test_a_draft_is_gone_an_hour_after_the_last_word(page: Page, served_site: str) -> None:
    page.clock.install()
    page.goto(served_site + THOUGHTS)
    write(page, "first-thought", SECRET)
    assert SECRET in page.evaluate("JSON.stringify({ ...sessionStorage })")
    page.clock.fast_forward("01:00:05")
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.browser
def test_nothing_written_is_in_the_address_the_title_the_console_or_the_history(
    page: Page, served_site: str
) -> None:
    heard: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site + THOUGHTS)
    title, length = page.title(), page.evaluate("history.length")
    write(page, "first-thought", SECRET)
    words_of(page, "feeling").fill(SECRET)
    words_of(page, "feeling").press("Enter")
    press(page, "Keep on this device")
    says(page, "Kept")
    assert page.url == served_site + THOUGHTS
    assert (page.title(), page.evaluate("[history.length, history.state]")) == (
        title,
        [length, None],
    )
    assert heard == []
    assert not any(SECRET in one for one in asked)
    assert page.evaluate("document.cookie") == ""


@pytest.mark.browser
def test_a_whole_exercise_can_be_done_with_the_keyboard(page: Page, served_site: str) -> None:
    page.goto(served_site + PLAN)
    tab_to(page, choice(page, "To check a phone or a page, or reread old messages"))
    page.keyboard.press("ArrowDown")
    expect(choice(page, "To send one more message, or to call again")).to_be_checked()
    for answer in ("when", "need", "plan.trigger", "plan.action", "obstacle"):
        tab_to(page, words_of(page, answer))
        page.keyboard.type(f"about {answer}")
    tab_to(page, words_of(page, "confidence"))
    page.keyboard.press("End")
    tab_to(page, page.get_by_role("button", name="Keep on this device"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_be_focused()
    says(page, "Kept on this device.")
    (kept,) = entries(page)
    assert kept["answers"]["confidence"] == ["100"]
    assert kept["answers"]["plan.action"] == ["about plan.action"]
    tab_to(page, page.get_by_role("button", name="Open"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-form] :focus")).to_have_count(1)
