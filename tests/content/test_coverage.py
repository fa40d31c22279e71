"""docs/coverage.md, which says where each part of the article went, leads where it says."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from generator.model.body import BlockKind, Body, Heading, Role
from generator.parse.front_matter import split_front_matter
from generator.parse.markdown import read_body
from generator.problems import Problem
from tests.content.copied_runs import digest, runs_of, runs_of_the_article
from tests.environment import ROOT

COVERAGE = ROOT / "docs" / "coverage.md"

VERDICTS = {"kept", "made smaller", "turned around", "left out"}
REACHES = {"whole", "in part"}

CLAIMS = {str(number) for number in range(1, 61)}
WITHOUT_NUMBER = {"U1", "U2", "U3", "U4", "U5"}
SECOND_LIST = {"S1", "S2", "S3", "S4"}  # the first list of signs is claims 6 to 10
TABLE_1 = {"T1a": "cbt.md", "T2a": "mindfulness.md", "T3a": "limits.md"}
BENEFITS = {"T1b", "T2b", "T3b"}
TABLE_OF_93_AND_7 = {"N1", "N2"}
QUESTIONS = {f"Q{number}" for number in range(1, 9)}
ADDED = {f"A{number}" for number in range(1, 18)}
OF_THE_ARTICLE = {*CLAIMS, *WITHOUT_NUMBER, *SECOND_LIST, *TABLE_1, *BENEFITS}
OF_THE_ARTICLE |= {*TABLE_OF_93_AND_7, *QUESTIONS}

MISSING_TITLE = "Not covered yet"


@cache
def body_of(path: Path) -> Body:
    """The body of a Markdown file, with or without front matter, as the generator reads it."""
    text = path.read_text("utf-8")
    split = split_front_matter(path.name, text)
    inside = text if isinstance(split, Problem) else split.body
    body, _ = read_body(path.name, inside, 1)
    return body


def heading_at(target: str) -> Heading | None:
    """The heading that a link from docs/ leads to."""
    path, _, anchor = target.partition("#")
    source = (COVERAGE.parent / path).resolve()
    if source.suffix != ".md" or not source.is_file():
        return None
    return next((h for h in body_of(source).headings if h.anchor == anchor), None)


def leads_somewhere(target: str) -> bool:
    """Whether the file is there, and the heading in it when one is named."""
    path, hash_mark, _ = target.partition("#")
    exists = (COVERAGE.parent / path).resolve().is_file()
    return exists and (not hash_mark or heading_at(target) is not None)


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    """The cells of each row by its number; the table of what is missing is left out."""
    body = body_of(COVERAGE)
    end = next(h.place.line for h in body.headings if h.text == MISSING_TITLE)
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for block in body.blocks:
        if block.kind is BlockKind.CELL and block.place.line < end:
            lines[block.place.line].append(block.text)
    found = [cells for cells in lines.values() if len(cells) == 5 and cells[0] != "no."]
    assert len(found) == len({cells[0] for cells in found}), "a number stands there twice"
    return {cells[0]: cells for cells in found}


@pytest.fixture(scope="module")
def links(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """The targets of the links of each row by its number."""
    body = body_of(COVERAGE)
    lines = {b.place.line: b.text for b in reversed(body.blocks) if b.kind is BlockKind.CELL}
    found: dict[str, list[str]] = {number: [] for number in rows}
    for mention in body.mentions:
        number = lines.get(mention.place.line, "")
        if mention.role is Role.LINK and number in found:
            found[number].append(mention.target)
    return found


def test_a_dead_link_would_be_found() -> None:
    assert leads_somewhere("../content/faq.md#what-is-it")
    assert not leads_somewhere("../content/faq.md#no-such-question")
    assert not leads_somewhere("../content/no-such-page.md")


def test_every_link_leads_to_a_file_and_a_heading() -> None:
    targets = [m.target for m in body_of(COVERAGE).mentions if m.role is Role.LINK]
    assert len(targets) > 100
    assert [target for target in targets if not leads_somewhere(target)] == []


def test_no_part_of_the_article_is_left_out(rows: dict[str, list[str]]) -> None:
    assert set(rows) == OF_THE_ARTICLE | ADDED


def test_every_row_says_what_became_of_it_and_where(
    rows: dict[str, list[str]], links: dict[str, list[str]]
) -> None:
    allowed = {number: REACHES if number in ADDED else VERDICTS for number in rows}
    assert {n: cells[2] for n, cells in rows.items() if cells[2] not in allowed[n]} == {}
    assert [number for number, targets in links.items() if not targets] == []


def test_a_reason_has_less_than_twenty_words(rows: dict[str, list[str]]) -> None:
    assert {n: cells[3] for n, cells in rows.items() if len(cells[3].split()) >= 20} == {}


def test_the_eight_questions_are_eight_of_ours(links: dict[str, list[str]]) -> None:
    targets = {links[number][0] for number in QUESTIONS}
    assert {target.partition("#")[0] for target in targets} == {"../content/faq.md"}
    headings = [heading for target in targets if (heading := heading_at(target))]
    assert len([h for h in headings if h.level == 2 and h.text.endswith("?")]) == 8


def test_each_row_of_table_1_has_steps_to_try(links: dict[str, list[str]]) -> None:
    for number, page in TABLE_1.items():
        assert f"../content/techniques/{page}#try-it" in links[number]


def test_the_table_of_93_and_7_leads_to_our_check_of_it(links: dict[str, list[str]]) -> None:
    for number in TABLE_OF_93_AND_7:
        assert links[number][0].startswith("../content/pages/a-figure-we-checked.md#")


def test_what_is_only_there_in_part_is_named_as_missing(rows: dict[str, list[str]]) -> None:
    missing = COVERAGE.read_text("utf-8").partition(f"\n## {MISSING_TITLE}\n")[2]
    in_part = {number for number, cells in rows.items() if cells[2] == "in part"}
    assert {number for number in in_part if f"\n| {number} |" not in missing} == set()


def test_it_shares_no_eight_words_in_a_row_with_the_article() -> None:
    article = runs_of_the_article()
    runs = runs_of(COVERAGE.read_text("utf-8"))
    assert [run for run in runs if digest(run) in article] == []
