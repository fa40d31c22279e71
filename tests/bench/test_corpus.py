"""The made-up guide: always the same, the same for all, and without errors for ours."""

import re
from pathlib import Path

import pytest

from bench.made_up import chapter, part_of, parts, plain_body
from bench.peers import OURS, PEERS
from bench.peers.generator import Generator, edit, path_of
from bench.processes import run
from tests.environment import ROOT

CHAPTERS = 30
EVERY = {"ours": OURS, **PEERS}

# Where generators differ: links, citations, terms, and what stands above the text.
LINK = re.compile(r"\[([^\[\]]*)\]\([^)]*\)")
CITATION = re.compile(r"\[@[^\]]*\]")
TERM = re.compile(r"\[\[[^|\]]*\|([^\]]*)\]\]")


def words_of(generator: Generator, folder: Path, number: int) -> str:
    text = (folder / path_of(generator.source, number)).read_text("utf-8")
    body = text[text.index("This sentence stands first.") :]
    return LINK.sub(r"\1", TERM.sub(r"\1", CITATION.sub("", body)))


def test_the_same_seed_makes_the_same_chapter_and_another_seed_another() -> None:
    assert chapter(7, CHAPTERS, 1) == chapter(7, CHAPTERS, 1)
    assert chapter(7, CHAPTERS, 1).body != chapter(7, CHAPTERS, 2).body


def test_a_chapter_has_some_six_kilobytes_and_every_block_that_is_promised() -> None:
    body = plain_body(chapter(7, CHAPTERS), str)
    assert 5_000 <= len(body) <= 8_000
    for begins in ("## ", "### ", "- ", "1. ", "| ", "> ", "[^aside]: "):
        assert re.search(rf"^{re.escape(begins)}", body, re.MULTILINE), begins


def test_every_chapter_is_in_the_one_part_that_it_names() -> None:
    for chapters in (1, 25, 26, 1_000):
        listed = parts(chapters)
        assert [n for part in listed.values() for n in part] == list(range(1, chapters + 1))
        assert all(part_of(n) == number for number, part in listed.items() for n in part)


@pytest.mark.parametrize("name", PEERS)
def test_every_generator_gets_the_words_that_ours_gets(name: str, tmp_path: Path) -> None:
    for generator in (OURS, PEERS[name]):
        generator.write(tmp_path / generator.name, CHAPTERS)
    for number in (1, CHAPTERS):
        ours = words_of(OURS, tmp_path / OURS.name, number)
        assert words_of(PEERS[name], tmp_path / PEERS[name].name, number) == ours


@pytest.mark.parametrize("name", EVERY)
def test_an_edit_changes_one_line_of_a_chapter(name: str, tmp_path: Path) -> None:
    generator = EVERY[name]
    generator.write(tmp_path / "guide", CHAPTERS)
    file = tmp_path / "guide" / path_of(generator.source, CHAPTERS // 2)
    for time in (1, 2):
        before = file.read_text("utf-8").splitlines()
        sentence = edit(file, time)
        after = file.read_text("utf-8").splitlines()
        assert [line for line in after if line not in before] == [sentence]
        assert len(after) == len(before)


def test_ours_builds_the_made_up_guide_without_errors(tmp_path: Path) -> None:
    OURS.write(tmp_path, CHAPTERS)
    run(OURS.command(tmp_path), ROOT, limit=300)
    assert (tmp_path / path_of(OURS.page, CHAPTERS)).is_file()
