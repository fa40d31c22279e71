"""What is kept between builds is read whole or not at all."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator import kept

WORDS = b"What a build would like to know again."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    kept.write(tmp_path / "cache" / "file", WORDS, "1")
    return tmp_path / "cache" / "file"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_written_is_read(file: Path) -> None:
    assert kept.read(file, "1") == WORDS


def test_what_another_program_wrote_is_as_good_as_none(file: Path) -> None:
    assert kept.read(file, "2") is None


def test_one_other_bit_anywhere_makes_it_as_good_as_none(file: Path) -> None:
    whole = file.read_bytes()
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        file.write_bytes(damaged)
        assert kept.read(file, "1") is None


def test_a_part_of_it_is_as_good_as_none(file: Path) -> None:
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert kept.read(file, "1") is None


def test_it_is_the_whole_of_one_of_many_that_write_at_once(file: Path) -> None:
    texts = [bytes([number]) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: kept.write(file, text, "1"), texts * 5))
    assert kept.read(file, "1") in texts
    assert names(file.parent) == ["file"]


def test_what_a_killed_build_left_goes_and_what_one_is_writing_stays(file: Path) -> None:
    old, young = file.with_name("file.1-a.new"), file.with_name("file.2-b.new")
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    kept.sweep(file.parent)
    assert names(file.parent) == ["file", young.name]


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_bytes(b"")
    kept.write(tmp_path / "in the way" / "file", WORDS, "1")
    assert kept.read(tmp_path / "in the way" / "file", "1") is None


def test_a_pipe_in_the_place_of_the_file_is_never_read(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    assert kept.read(file, "1") is None
