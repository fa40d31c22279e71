"""What a reader must not lose, and nobody else may find."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from generator.cli import main
from tests.browser.quiz_page import press, says
from tests.browser.sheet_page import PAUSE, SECRET, THOUGHTS, keep, open_kept, words_of, write
from tests.browser.space_page import open_space, row, type_in
from tests.environment import CHROMIUM_FLAGS, ROOT, chromium_path

PASSPHRASE = "four plain words here"
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
CHAPTER = """---
title: Two sheets on a page
description: A chapter that holds two exercises, for a test.
part: keep-going
in_short: [One point]
by_the_end: You can start.
recap: [One, Two, Three]
next_step: Go on.
---
## First

Words around it.

::: exercise thought-record
:::

::: exercise pause-before-sending
:::
"""
LIMIT = 1_000_000  # characters of the text that is kept


def refused(page: Page) -> list[str]:
    """What the page asks from now on; the answer is no."""
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    return asked


@pytest.fixture
def remembering(browser: Browser) -> Iterator[Page]:
    """A page of a browser that keeps whole pages in memory, for Back, as browsers of readers do."""
    launched = browser.browser_type.launch(
        executable_path=chromium_path(),
        args=list(CHROMIUM_FLAGS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = launched.new_page()
    page.add_init_script("addEventListener('pageshow', (e) => { window.isBack = e.persisted; })")
    page.route("https://**", lambda route: route.fulfill(body="Elsewhere"))
    yield page
    launched.close()


@pytest.mark.browser
def test_back_from_memory_shows_no_words_after_a_later_page_was_left(
    remembering: Page, served_site: str
) -> None:
    page = remembering
    page.goto(served_site + THOUGHTS)
    write(page, "first-thought", SECRET)
    page.evaluate("location.href = '../safety.html'")
    page.wait_for_url("**/safety.html")
    page.locator(".leave_button").click()
    page.wait_for_url("https://**")
    page.go_back(wait_until="commit")
    page.wait_for_url("**/" + THOUGHTS)
    expect(words_of(page, "first-thought")).to_have_value("")
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.browser
def test_back_from_memory_keeps_what_was_written(remembering: Page, served_site: str) -> None:
    page = remembering
    page.goto(served_site + THOUGHTS)
    write(page, "first-thought", SECRET)
    page.evaluate("location.href = '../safety.html'")
    page.wait_for_url("**/safety.html")
    page.go_back(wait_until="commit")
    page.wait_for_function("window.isBack")
    expect(words_of(page, "first-thought")).to_have_value(SECRET)


@pytest.mark.browser
def test_nothing_is_kept_that_could_not_be_read_back(page: Page, served_site: str) -> None:
    page.goto(served_site + THOUGHTS)
    sheets = [
        {
            "kind": "sheet",
            "id": f"{number:016x}",
            "page": "exercises/thought-record",
            "day": "2026-01-01",
            "answers": {"first-thought": ["x" * 1985]},
        }
        for number in range(473)
    ]
    text = json.dumps({"format": 1, "entries": sheets, "aside": []}, separators=(",", ":"))
    assert LIMIT - 2000 < len(text) < LIMIT
    page.evaluate("text => localStorage.setItem('notes', text)", text)
    page.reload()
    write(page, "first-thought", "y" * 2000)
    press(page, "Keep on this device")
    says(page, "This browser has no room left.")
    assert page.evaluate("localStorage.notes") == text
    expect(words_of(page, "first-thought")).to_have_value("y" * 2000)


@pytest.mark.browser
def test_opening_a_kept_sheet_asks_before_it_replaces_a_draft_that_is_never_kept(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + PAUSE)
    write(page, "hope", "That they call")
    keep(page)
    press(page, "Clear my words")
    write(page, "draft", SECRET)
    asked = refused(page)
    open_kept(page)
    assert len(asked) == 1
    expect(words_of(page, "draft")).to_have_value(SECRET)


@pytest.mark.browser
def test_my_space_asks_before_it_replaces_a_draft_beside_what_was_kept(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + PAUSE)
    write(page, "hope", "That they call")
    write(page, "draft", SECRET)
    keep(page)
    open_space(page, served_site)
    asked = refused(page)
    row(page, "That they call").get_by_role("link", name="Open and change").click()
    assert len(asked) == 1
    assert SECRET in page.evaluate("sessionStorage.notes")


@pytest.mark.browser
def test_a_page_hidden_while_it_is_being_unlocked_stays_locked(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + THOUGHTS)
    write(page, "first-thought", SECRET)
    keep(page)
    press(page, "Set a passphrase")
    type_in(page, PASSPHRASE, PASSPHRASE)
    says(page, "Locked with your passphrase.")
    press(page, "Lock now")
    press(page, "Open with the passphrase")
    type_in(page, PASSPHRASE)
    page.evaluate(HIDE)
    says(page, "What is kept is locked now.")
    expect(page.locator("[data-history] li")).to_have_count(0)


@pytest.mark.browser
def test_a_lock_that_is_damaged_says_so_to_who_tries_it(page: Page, served_site: str) -> None:
    page.goto(served_site + THOUGHTS)
    locked = {"rounds": 1, "salt": "AAAA", "iv": "AAAA", "data": "AAAA"}
    text = json.dumps({"format": 1, "locked": locked})
    page.evaluate("text => localStorage.setItem('notes', text)", text)
    page.reload()
    press(page, "Open with the passphrase")
    type_in(page, PASSPHRASE)
    expect(page.locator("[data-asking]")).to_contain_text("what is locked has been damaged")


@pytest.mark.browser
def test_a_sheet_in_a_chapter_is_printed_alone_and_without_another_one(
    page: Page, tmp_path: Path
) -> None:
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    (content / "guide" / "10-two-here.md").write_text(CHAPTER, "utf-8")
    output = tmp_path / "site"
    assert main(["build", "--content", str(content), "--output", str(output)]) == 0
    page.goto((output / "guide" / "two-here.html").as_uri())
    write(page, "first-thought", SECRET)
    write(page, "hope", "wombat")
    page.evaluate("window.print = () => undefined")
    page.get_by_role("button", name="Print it with my words").first.click()
    page.emulate_media(media="print")
    paper = page.locator("body").inner_text()
    assert SECRET in paper
    assert "wombat" not in paper
    assert "Words around it" not in paper
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Words around it" in page.locator("body").inner_text()
