"""What people type at night leads where it should, by the very scripts that readers get."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.environment import tsc_command

QUERIES = [
    tuple(line.split(" | "))
    for line in Path(__file__).with_name("night-words.txt").read_text("utf-8").splitlines()
]
AFRAID = "scared of losing him"  # has every word of "scared of him"; better once too often
URGENT = {"help.html", "safety.html"}

# Reads texts as JSON from the standard input; writes for each what is found, kind after kind.
ANSWER = """
searchIndex.finish();
const found = (text) => [...searchMatch.find(text).kinds].map(
  ([kind, places]) => [kind, places.map(({ address }) => address)],
);
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map(found)));
"""

Search = Callable[[list[str]], list[dict[str, list[str]]]]


@pytest.fixture(scope="module")
def search(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Search:
    """What is found for each text: addresses by kind, the first kind first."""
    page = (site_folder / "search.html").read_text("utf-8")
    waiting = re.findall(r'src="([^"]+)"', page.partition("<template>")[2])
    scripts = [(site_folder / address).read_text("utf-8") for address in waiting]
    file = tmp_path_factory.mktemp("search") / "search.js"
    file.write_text("\n".join([*scripts, ANSWER]), "utf-8")

    def answer(texts: list[str]) -> list[dict[str, list[str]]]:
        given = json.dumps(texts).encode()
        run = subprocess.run([tsc_command()[0], file], input=given, capture_output=True)
        assert run.stderr == b""
        return [dict(found) for found in json.loads(run.stdout)]

    return answer


def test_words_typed_at_night_lead_to_their_page_among_the_first_three(search: Search) -> None:
    answers = search([query for query, _ in QUERIES])
    missed = []
    for (query, page), kinds in zip(QUERIES, answers, strict=True):
        first = [address for found in kinds.values() for address in found][:3]
        if page not in first:
            missed.append((query, page, first))
    assert not missed, missed


def test_words_of_crisis_bring_help_before_everything_else(search: Search) -> None:
    of_crisis = [query for query, page in QUERIES if page in URGENT]
    assert len(of_crisis) >= 12
    for kinds in search(of_crisis):
        name, places = next((name, places) for name, places in kinds.items() if places)
        assert name == "urgent"
        assert set(places) >= URGENT


def test_words_of_everyday_do_not_sound_the_alarm(search: Search) -> None:
    others = [query for query, page in QUERIES if page not in URGENT and query != AFRAID]
    alarmed = [q for q, kinds in zip(others, search(others), strict=True) if kinds["urgent"]]
    assert alarmed == []


@pytest.mark.parametrize(
    "typed",
    ["mindfull", "minfulness", "mindfulnes", "mindflu", "mindfulness", "MINDFULNESS ", "mindf"],
)
def test_slips_and_beginnings_find_the_word(search: Search, typed: str) -> None:
    (kinds,) = search([typed])
    assert "techniques/mindfulness.html" in kinds["techniques"]


def test_words_that_stand_nowhere_find_nothing(search: Search) -> None:
    assert [any(kinds.values()) for kinds in search(["zzqxv", "", " ", "!?", "the of"])] == [
        False
    ] * 5


def test_a_section_is_found_by_its_heading(search: Search) -> None:
    (kinds,) = search(["alcohol anxiety"])
    assert any(address.endswith("#alcohol") for found in kinds.values() for address in found)


def test_no_draft_and_no_page_of_errors_is_found(search: Search) -> None:
    (kinds,) = search(["cannot find this page"])
    assert not any("404" in address for found in kinds.values() for address in found)
