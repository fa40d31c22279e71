"""A path: steps to tick, kept only when asked, and from then on without asking again."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz_page import press, says
from tests.browser.space_page import PATH, SPACE, kept, open_space, row, type_in

TONIGHT = "paths/tonight.html"
PASSPHRASE = "four plain words here"
# Words that would make a contest of it.
CONTEST = re.compile(
    r"\b(streaks?|badges?|scores?|points?|levels?|rewards?|congratulations|well done|keep it up"
    r"|\d+ ?%|\d+ (of|out of) \d+)",
    re.IGNORECASE,
)


@pytest.fixture
def path(page: Page, served_site: str) -> Page:
    """The path for a hard evening, with nothing ticked."""
    page.goto(served_site + TONIGHT)
    return page


def steps(page: Page) -> Locator:
    return page.locator("[data-answer] input")


def tick(page: Page, number: int) -> None:
    steps(page).nth(number).check()


def ticked(page: Page) -> list[int]:
    return [number for number, step in enumerate(steps(page).all()) if step.is_checked()]


def keep(page: Page) -> None:
    press(page, "Keep on this device")
    says(page, "Kept on this device.")


def later(page: Page, served_site: str) -> Page:
    """Another visit: a new tab, which has no draft of this one."""
    tab = page.context.new_page()
    tab.goto(served_site + TONIGHT)
    expect(tab.locator("[data-history]")).to_be_attached()
    return tab


def answers(page: Page) -> list[int]:
    """How many steps are ticked in each kept entry."""
    return [len(entry["answers"]) for entry in kept(page)]


def wait_for_kept(page: Page, number: int) -> None:
    """Until the one entry has so many ticks."""
    page.wait_for_function(
        """number => {
          const { entries } = JSON.parse(localStorage.notes ?? '{"entries": []}');
          return entries.length === 1 && Object.keys(entries[0].answers).length === number;
        }""",
        arg=number,
    )


@pytest.mark.browser
def test_ticks_are_not_kept_unless_asked(path: Page, served_site: str) -> None:
    tick(path, 0)
    tick(path, 2)
    expect(path.get_by_role("button", name="Keep on this device")).to_be_visible()
    assert path.evaluate("localStorage.length") == 0
    assert ticked(later(path, served_site)) == []


@pytest.mark.browser
def test_ticks_survive_a_reload_of_their_tab(path: Page) -> None:
    tick(path, 1)
    path.reload()
    expect(steps(path).nth(1)).to_be_checked()
    assert path.evaluate("localStorage.length") == 0


@pytest.mark.browser
def test_once_kept_later_ticks_are_kept_too_and_come_back(path: Page, served_site: str) -> None:
    tick(path, 0)
    keep(path)
    tick(path, 1)
    wait_for_kept(path, 2)
    steps(path).nth(0).uncheck()
    wait_for_kept(path, 1)
    visit = later(path, served_site)
    expect(steps(visit).nth(1)).to_be_checked()
    assert ticked(visit) == [1]


@pytest.mark.browser
def test_a_later_visit_goes_on_in_the_same_entry(path: Page, served_site: str) -> None:
    tick(path, 0)
    keep(path)
    (first,) = kept(path)
    visit = later(path, served_site)
    expect(steps(visit).nth(0)).to_be_checked()
    tick(visit, 3)
    wait_for_kept(visit, 2)
    assert [entry["id"] for entry in kept(visit)] == [first["id"]]
    expect(visit.get_by_role("button", name="Keep on this device")).to_be_hidden()


@pytest.mark.browser
def test_many_quick_ticks_are_all_kept_in_one_entry(path: Page) -> None:
    tick(path, 0)
    keep(path)
    path.evaluate("for (const one of document.querySelectorAll('[data-answer] input')) one.click()")
    count = steps(path).count()
    wait_for_kept(path, count - 1)
    assert 0 not in ticked(path)


@pytest.mark.browser
@pytest.mark.parametrize("words", ["Delete this one", "Delete everything kept here"])
def test_what_was_deleted_is_not_kept_again_by_the_next_tick(path: Page, words: str) -> None:
    tick(path, 0)
    keep(path)
    path.get_by_role("button", name=words).click()
    expect(path.locator("[data-history] li")).to_have_count(0)
    tick(path, 1)
    path.wait_for_timeout(300)
    assert path.evaluate("localStorage.length") == 0
    expect(path.get_by_role("button", name="Keep on this device")).to_be_visible()
    keep(path)
    assert answers(path) == [2]


@pytest.mark.browser
def test_what_was_deleted_in_my_space_is_not_kept_again_either(
    path: Page, served_site: str
) -> None:
    tick(path, 0)
    keep(path)
    other = path.context.new_page()
    other.goto(served_site + SPACE)
    press(other, "Delete everything kept here")
    says(other, "Nothing is left.")
    tick(path, 1)
    path.wait_for_timeout(300)
    assert path.evaluate("localStorage.length") == 0
    path.reload()
    expect(steps(path).nth(1)).to_be_checked()
    expect(path.get_by_role("button", name="Keep on this device")).to_be_visible()
    tick(path, 2)
    path.wait_for_timeout(300)
    assert path.evaluate("localStorage.length") == 0


@pytest.mark.browser
def test_a_path_opens_from_my_space_and_goes_on_there(page: Page, served_site: str) -> None:
    open_space(page, served_site, PATH)
    row(page, "Tonight").get_by_role("link", name="Open and change").click()
    breathe = page.locator('[data-answer="breathe"] input')
    expect(breathe).to_be_checked()
    tick(page, 0)
    wait_for_kept(page, 2)
    assert [entry["id"] for entry in kept(page)] == [PATH["id"]]


@pytest.mark.browser
def test_under_a_passphrase_later_ticks_are_kept_locked(path: Page) -> None:
    tick(path, 0)
    keep(path)
    press(path, "Set a passphrase")
    type_in(path, PASSPHRASE, PASSPHRASE)
    says(path, "Locked with your passphrase.")
    before = path.evaluate("localStorage.notes")
    tick(path, 1)
    path.wait_for_function("before => localStorage.notes !== before", arg=before)
    assert '"locked"' in path.evaluate("localStorage.notes")
    press(path, "Take the passphrase away")
    says(path, "The passphrase is gone.")
    assert answers(path) == [2]


@pytest.mark.browser
def test_what_is_locked_comes_back_when_it_is_opened(path: Page, served_site: str) -> None:
    tick(path, 0)
    keep(path)
    press(path, "Set a passphrase")
    type_in(path, PASSPHRASE, PASSPHRASE)
    says(path, "Locked with your passphrase.")
    visit = later(path, served_site)
    expect(visit.get_by_text("Only your passphrase opens it.")).to_be_visible()
    assert ticked(visit) == []
    press(visit, "Open with the passphrase")
    type_in(visit, PASSPHRASE)
    expect(steps(visit).nth(0)).to_be_checked()


@pytest.mark.browser
def test_clearing_takes_the_ticks_away(path: Page) -> None:
    tick(path, 0)
    tick(path, 1)
    press(path, "Clear my ticks")
    assert ticked(path) == []
    assert path.evaluate("sessionStorage.length") == 0
    expect(path.get_by_role("button", name="Keep on this device")).to_be_hidden()


@pytest.mark.browser
def test_cleared_ticks_do_not_come_back_and_new_ones_are_kept(path: Page, served_site: str) -> None:
    tick(path, 0)
    keep(path)
    press(path, "Clear my ticks")
    wait_for_kept(path, 0)
    tick(path, 2)
    wait_for_kept(path, 1)
    visit = later(path, served_site)
    expect(steps(visit).nth(2)).to_be_checked()
    assert ticked(visit) == [2]


@pytest.mark.browser
@pytest.mark.parametrize("address", [TONIGHT, "paths/eight-weeks.html", SPACE])
def test_nothing_makes_a_contest_of_it(page: Page, served_site: str, address: str) -> None:
    page.goto(served_site + address)
    for step in steps(page).all():
        step.check()
    if address != SPACE:
        keep(page)
    shown = page.locator("main").inner_text()
    assert [found.group() for found in CONTEST.finditer(shown)] == []
    assert page.locator("main progress, main meter, main [role=progressbar]").count() == 0
