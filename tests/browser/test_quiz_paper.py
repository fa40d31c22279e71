"""The quiz without scripts: a form and a key for paper, with the same result."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.model.quiz import Dimension, Quiz
from generator.scoring import band_of, is_alarming, reading_of, score, standing_out
from tests.browser.quiz_page import QUIZ, all_on_one_page, quiz_in, random_sheets


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


KEY = "[data-band], [data-together], .key_table"  # its parts

Rows = list[list[str]]


def cells(table: Locator) -> Rows:
    return [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]


def points_by_number(rows: Rows) -> dict[int, list[int]]:
    return {
        int(number): [int(point) for point in points]
        for numbers, *points in rows
        for number in numbers.split(",")
    }


def holds(words: str, total: int) -> bool:
    """Whether a sum is in a range of the key, such as "3 to 9"."""
    low, found, high = words.partition(" to ")
    return bool(found) and int(low) <= total <= int(high)


Reading = tuple[int, tuple[int, ...]]  # the band, and the bands it may be read as


def reading_by_hand(sums: dict[int, list[str]], points: list[int]) -> Reading | None:
    total = sum(points)
    *bands, edges = sums.get(len(points), [""])
    for band, words in enumerate(bands):
        if not holds(words, total):
            continue
        near = next((edge for edge in edges.split(", ") if holds(edge, total)), None)
        if near is None:
            return band, (band,)
        is_top = holds(bands[band], int(near.split()[0]))
        return band, (band, band + 1) if is_top else (band - 1, band)
    return None


def reading_by_script(quiz: Quiz, dimension: Dimension, sheet: dict[str, int]) -> Reading | None:
    value = score(quiz, sheet)[dimension.id]
    if value is None:
        return None
    return band_of(dimension.bands, value), reading_of(dimension, value)


def stands_out_by_hand(numbers: str, words: str, points: dict[int, int]) -> bool:
    """Whether the points of a facet's questions reach what the key asks for."""
    asked = [points[int(number)] for number in numbers.split(",") if int(number) in points]
    whole, *fewer = words.split("; ")
    least = {len(numbers.split(",")): int(whole.split()[0])}
    least |= {int(one.split()[4]): int(one.split()[0]) for one in fewer}
    return sum(asked) >= least.get(len(asked), 10**6)


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
    for part in ("result", "review", "keep"):
        expect(paper.locator(f"[data-{part}]")).to_be_hidden()


@pytest.mark.browser
def test_scoring_by_hand_gives_what_the_script_gives(paper: Page, quiz: Quiz) -> None:
    numbers = {item.id: number for number, item in enumerate(quiz.items, 1)}
    for dimension in quiz.dimensions:
        scale = paper.locator(f'[data-dimension="{dimension.id}"]')
        points = points_by_number(cells(scale.locator("[data-points]")))
        sums = {int(n): words for n, *words in cells(scale.locator("[data-sums]"))}
        readings = set()
        for sheet in random_sheets(quiz, 1000):
            answered = [i for i in sheet if numbers[i] in points]
            by_hand = reading_by_hand(sums, [points[numbers[i]][sheet[i]] for i in answered])
            assert by_hand == reading_by_script(quiz, dimension, sheet)
            readings.add(by_hand)
        assert len(readings) >= 7  # of three bands, two edges with two sides each, and none


@pytest.mark.browser
def test_facets_stand_out_by_hand_as_by_script(paper: Page, quiz: Quiz) -> None:
    ids = {number: item.id for number, item in enumerate(quiz.items, 1)}
    for dimension in quiz.dimensions:
        scale = paper.locator(f'[data-dimension="{dimension.id}"]')
        points = points_by_number(cells(scale.locator("[data-points]")))
        facets = scale.locator("[data-facet]").evaluate_all("all => all.map(f => f.dataset.facet)")
        rows = list(zip(facets, cells(scale.locator("[data-facets]")), strict=True))
        assert len(rows) == len(dimension.facets)
        for sheet in random_sheets(quiz, 1000):
            own = {n: points[n][sheet[ids[n]]] for n in points if ids[n] in sheet}
            by_hand = {f for f, (_, *row) in rows if stands_out_by_hand(row[0], row[1], own)}
            assert by_hand == set(standing_out(quiz, dimension, sheet))


@pytest.mark.browser
def test_the_key_names_every_answer_that_leads_to_the_safety_page(paper: Page, quiz: Quiz) -> None:
    rows = paper.locator(".key_alarm li").all_inner_texts()
    listed = {int(row.split(":")[0].split()[1]): row for row in rows}
    named = {
        item.id: {position for position, words in enumerate(quiz.scale) if f"“{words}”" in row}
        for number, item in enumerate(quiz.items, 1)
        if (row := listed.get(number))
    }
    for sheet in random_sheets(quiz, 1000):
        by_hand = any(sheet.get(id_) in positions for id_, positions in named.items())
        assert by_hand == is_alarming(quiz, sheet)


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
    page: Page, served_site: str, quiz: Quiz
) -> None:
    page.goto(served_site + QUIZ)
    whole = page.locator(KEY).count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("[data-item]:visible")).to_have_count(len(quiz.items))
    expect(page.locator(KEY).filter(visible=True)).to_have_count(whole)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("[data-item]:visible")).to_have_count(0)  # the first asks for a person


@pytest.mark.browser
def test_a_result_prints_without_the_form(page: Page, served_site: str) -> None:
    page.goto(served_site + QUIZ)
    all_on_one_page(page)
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
