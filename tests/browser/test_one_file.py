"""The whole guide in one file, opened from a disk."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.engines import Tab, available, open_tab
from tests.browser.proof.recorder import wait_until
from tests.browser.proof.sheets import wait_for
from tests.environment import axe_path

NAME = "steady-ground.html"
SHEET = '[data-sheet="exercises/worry-time"]'
QUIZ = '[data-quiz="week"]'
FIELD = f"{SHEET} [data-answer=when] input"
WORDS = "marmalade"


@pytest.fixture
def file(site_folder: Path, tmp_path: Path) -> str:
    """The file alone in a folder, as a reader has it."""
    alone = tmp_path / "guide.html"
    alone.write_bytes((site_folder / NAME).read_bytes())
    return alone.as_uri()


def holds_words(tab: Tab) -> bool:
    """Whether the field holds them; while the file is loaded anew, nothing can be asked."""
    try:
        return bool(tab.run(f"return document.querySelector('{FIELD}')?.value === '{WORDS}'"))
    except (TypeError, Error):
        return False


def until(page: Page, condition: str) -> None:
    """Waits in the page itself: its policy evaluates nothing that Playwright would poll with."""
    page.evaluate(
        f"""async () => {{
          while (!({condition})) await new Promise((go) => setTimeout(go, 20));
        }}"""
    )


def follow(tab: Tab, words: str) -> None:
    """The first link with these words, and where it leads."""
    tab.run(
        "const all = [...document.querySelectorAll('main a')];"
        "all.find((link) => link.textContent === arguments[0]).click()",
        words,
    )


@pytest.mark.parametrize("engine", available())
def test_reading_writing_and_leaving_need_no_network(engine: str, file: str) -> None:
    with open_tab(engine) as tab:
        tab.open(file)
        follow(tab, "A set time for worries")
        there = "document.getElementById(location.hash.slice(1)).querySelector('h2').textContent"
        assert tab.run(f"return {there}") == "A set time for worries"

        tab.type(FIELD, WORDS)
        keep = f"{SHEET} [data-press=keep]"
        wait_for(tab, f"document.querySelector('{keep}').closest('[hidden]') === null")
        tab.click(keep)
        wait_for(tab, f"localStorage.notes?.includes('{WORDS}')")

        wait_for(tab, f"document.querySelector('[data-space]').textContent.includes('{WORDS}')")
        tab.run(f"document.querySelector('{SHEET} [data-press=clear]').click()")
        assert tab.run(f"return document.querySelector('{FIELD}').value") == ""
        tab.run("document.querySelector('[data-space] .keep_run [data-origin]').click()")
        assert wait_until(lambda: holds_words(tab), 15)

        tab.run(
            f"for (const field of document.querySelectorAll('{QUIZ} fieldset'))"
            " field.querySelector('label input').click()"
        )
        tab.run(f"document.querySelector('{QUIZ} [data-press=check]').click()")
        tab.run(f"document.querySelector('{QUIZ} [data-review] > p [data-press]').click()")
        said = tab.run(f"return document.querySelector('{QUIZ} [data-said]').textContent")
        assert len(said) > 40

        asked = [one for one in tab.network_log() if not one.startswith(("file:", "data:"))]
        assert asked == []


@pytest.fixture
def opened(page: Page, file: str) -> Page:
    """The file in Chromium; whatever the console says is an error."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file)
    assert said == []
    return page


def test_what_is_kept_in_one_place_is_kept_in_all(opened: Page) -> None:
    opened.locator(FIELD).fill(WORDS)
    opened.locator(f"{SHEET} [data-press=keep]").click()
    other = opened.locator('[data-sheet="exercises/thought-record"] [data-kept=keeping]').first
    other.wait_for(state="attached")
    until(opened, "!document.querySelector('[data-space] .keep_run') === false")
    opened.locator("[data-space] [data-press=removeAll]").click()
    until(opened, "localStorage.length === 0")
    until(opened, f"!document.querySelector('{SHEET} .keep_run')")


def test_a_passphrase_is_asked_for_once_for_all(opened: Page) -> None:
    opened.locator(FIELD).fill(WORDS)
    opened.locator(f"{SHEET} [data-press=keep]").click()
    region = opened.locator(f"{SHEET} [data-keep]")
    region.locator("[data-press=setLock]").first.click()
    for field in region.locator("[data-asking] input").all():
        field.fill("four plain words here")
    region.locator("[data-asking] button").first.click()
    until(opened, "localStorage.notes.includes('locked')")
    assert WORDS not in opened.evaluate("localStorage.notes")
    until(opened, "document.querySelector('[data-space] .keep_run') !== null")
    opened.reload()
    until(opened, "!document.querySelector('[data-space] .keep_run')")
    opened.locator("[data-space] [data-press=unlock]").click()
    opened.locator("[data-space] [data-asking] input").fill("four plain words here")
    opened.locator("[data-space] [data-asking] button").first.click()
    until(
        opened,
        f"document.querySelector('{SHEET} .keep_run')?.textContent.includes('{WORDS}') ?? "
        "document.querySelector('[data-space] .keep_run') !== null",
    )


def test_leave_now_empties_the_file_and_the_tab(opened: Page) -> None:
    opened.route("**/*", lambda route: route.abort())
    opened.locator(FIELD).fill(WORDS)
    with opened.expect_request("https://www.wikipedia.org/"):
        opened.locator("a[data-leave]").first.click()


def test_leaving_from_the_safety_page_also_deletes_what_is_kept(opened: Page) -> None:
    opened.locator(FIELD).fill(WORDS)
    opened.locator(f"{SHEET} [data-press=keep]").click()
    until(opened, "localStorage.length === 1")
    opened.route("https://www.wikipedia.org/", lambda route: route.fulfill(body="elsewhere"))
    address = opened.url
    opened.locator("main a[data-erases]").click()
    opened.wait_for_url("https://www.wikipedia.org/")
    opened.goto(address)
    assert opened.evaluate("localStorage.length") == 0


def test_back_leads_back_inside_the_file(opened: Page) -> None:
    first = opened.url
    opened.locator("main nav a").first.click()
    until(opened, "location.hash.length > 1")
    opened.go_back()
    assert opened.url == first


def test_the_file_is_whole_without_scripts(browser: Browser, file: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file)
    assert page.locator("article").count() > 80
    statements = page.locator(f"{QUIZ} .question_statement")
    assert statements.count() == 8
    assert page.locator(f"{QUIZ} fieldset").last.is_visible()
    assert page.locator(f"{SHEET} .blank-lines").first.is_visible()
    assert page.locator("button:visible").count() == 0
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways(page: Page, file: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(file)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    wide = page.evaluate(
        """() => {
          const isHeld = (one) => one.closest(".visually-hidden, [tabindex='0'], svg, [hidden]");
          const wide = [...document.querySelectorAll("main *")].filter((one) =>
            !isHeld(one) && one.getBoundingClientRect().right > innerWidth + 1);
          const told = wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 90));
          return [document.documentElement.scrollWidth > innerWidth, told];
        }"""
    )
    assert wide == [False, []]


@pytest.mark.slow
def test_axe_finds_nothing(opened: Page) -> None:
    # What is not drawn yet has no size to measure.
    opened.evaluate(
        """() => {
          const [sheet] = document.styleSheets;
          const all = "article { content-visibility: visible !important }";
          sheet.insertRule(all, sheet.cssRules.length);
        }"""
    )
    opened.evaluate(axe_path().read_text("utf-8"))
    found = opened.evaluate(
        """async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const found = await axe.run({ runOnly: { type: "tag", values: tags } });
          return found.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html]);
        }"""
    )
    assert found == []


def test_the_file_prints_as_a_book(opened: Page) -> None:
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", opened.pdf(format="A4"))
    assert len(pages) > 100


def test_one_exercise_prints_alone(opened: Page) -> None:
    shown = opened.evaluate(
        f"""() => new Promise((resolve) => {{
          window.print = () => {{
            window.dispatchEvent(new Event("beforeprint"));
            const alone = [...document.querySelectorAll("[data-alone]")];
            resolve(alone.map((one) => one.querySelector("h2").textContent));
          }};
          document.querySelector('{SHEET} [data-press=print]').click();
        }})"""
    )
    assert shown == ["A set time for worries"]


def test_numbers_of_two_digits_have_room_on_paper(opened: Page) -> None:
    opened.emulate_media(media="print")
    tight = opened.evaluate(
        """() => [...document.querySelectorAll("ol")].filter((one) => {
          const { listStyleType, paddingInlineStart, fontSize } = getComputedStyle(one);
          const isLong = one.start + one.children.length > 10 && listStyleType === "decimal";
          return isLong && parseFloat(paddingInlineStart) < 2.3 * parseFloat(fontSize);
        }).map((one) => one.textContent.slice(0, 60))"""
    )
    assert tight == []
