"""The quiz without scripts: a form and a key for paper, with the same result."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.model.quiz import Dimension, Quiz
from generator.scoring import band_of, score
from tests.browser.quiz_page import QUIZ, quiz_in


@pytest.fixture(scope="session")
def quiz(site_folder: Path) -> Quiz:
    """The published definition, as the type that scores it."""
    return quiz_in(site_folder)


@pytest.fixture
def paper(browser: Browser, site_folder: Path) -> Iterator[Page]:
    """The page, from a disk, with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site_folder / QUIZ).as_uri())
    yield page
    context.close()


def cells(table: Locator) -> list[list[str]]:
    return [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]


def points_by_number(table: Locator) -> dict[int, list[int]]:
    return {
        int(number): [int(point) for point in points]
        for numbers, *points in cells(table)
        for number in numbers.split(",")
    }


def band_by_hand(sums: dict[int, list[str]], points: list[int]) -> int | None:
    for band, words in enumerate(sums.get(len(points), [])):
        low, _, high = words.partition(" to ")
        if int(low) <= sum(points) <= int(high):
            return band
    return None


def band_by_script(quiz: Quiz, dimension: Dimension, sheet: dict[str, int]) -> int | None:
    value = score(quiz, sheet)[dimension.id]
    return None if value is None else band_of(dimension.bands, value)


@pytest.mark.browser
def test_without_script_the_form_and_every_band_are_there(paper: Page, quiz: Quiz) -> None:
    expect(paper.locator("[data-item]")).to_have_count(len(quiz.items))
    for dimension in quiz.dimensions:
        scale = paper.locator(f'[data-dimension="{dimension.id}"]')
        for band in dimension.bands:
            expect(scale).to_contain_text(band.text)


@pytest.mark.browser
def test_without_script_nothing_is_there_that_needs_one(paper: Page) -> None:
    expect(paper.get_by_role("button")).to_have_count(0)
    expect(paper.locator("[data-result]")).to_be_hidden()


@pytest.mark.browser
def test_scoring_by_hand_gives_what_the_script_gives(paper: Page, quiz: Quiz) -> None:
    numbers = {item.id: number for number, item in enumerate(quiz.items, 1)}
    chance = random.Random(7)
    sheets = [
        {item.id: chance.randrange(len(quiz.scale)) for item in quiz.items if chance.random() < 0.9}
        for _ in range(500)
    ]
    for dimension in quiz.dimensions:
        first, second = paper.locator(f'[data-dimension="{dimension.id}"] table').all()
        points = points_by_number(first)
        sums = {int(answered): words for answered, *words in cells(second)}
        for sheet in sheets:
            answered = [numbers[i] for i in sheet if numbers[i] in points]
            by_number = {numbers[i]: position for i, position in sheet.items()}
            by_hand = band_by_hand(sums, [points[n][by_number[n]] for n in answered])
            assert by_hand == band_by_script(quiz, dimension, sheet)


@pytest.mark.browser
def test_the_form_sends_nothing_even_without_our_script_and_policy(
    browser: Browser, served_site: str
) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.route("**/quiz.js", lambda route: route.abort())
    page.goto(served_site + QUIZ)
    page.locator("[data-item] input").first.check()
    page.evaluate("document.querySelector('[data-form]').submit()")
    page.wait_for_timeout(300)
    assert page.url == served_site + QUIZ
    context.close()


@pytest.mark.browser
def test_before_a_result_the_page_prints_as_the_form_with_its_whole_key(
    page: Page, served_site: str
) -> None:
    page.goto(served_site + QUIZ)
    page.get_by_role("button", name="Check your answers").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("[data-form]")).to_be_visible()
    whole = page.locator("[data-band], .key_paper").count()
    expect(page.locator("[data-band]:visible, .key_paper:visible")).to_have_count(whole)


@pytest.mark.browser
def test_a_result_prints_without_the_form(page: Page, served_site: str) -> None:
    page.goto(served_site + QUIZ)
    page.get_by_role("button", name="Check your answers").click()
    page.get_by_role("button", name="Skip these and see the result").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("[data-result]")).to_be_visible()
    expect(page.locator("[data-form]")).to_be_hidden()


@pytest.mark.browser
def test_names_and_ids_are_used_once(paper: Page) -> None:
    ids = paper.locator("[id]").count()
    assert ids == len({one.get_attribute("id") for one in paper.locator("[id]").all()})
