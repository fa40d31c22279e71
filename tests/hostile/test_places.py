"""Harm in every place that holds plain text stands there as text, and nowhere as anything else."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import pytest

from generator.build import Built, build
from generator.problems import has_errors
from generator.settings import Settings
from tests.environment import ROOT
from tests.hostile.places import SPOTS, UNSEEN, mark_of, write_harm
from tests.hostile.soundness import as_texts, unsound


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("harm")
    write_harm(folder)
    return build(Settings(folder, (ROOT,), date(2026, 11, 25)))


@pytest.fixture(scope="module")
def texts(harmed: Built) -> dict[str, str]:
    return as_texts(harmed.outputs)


class _Texts(HTMLParser):
    """What a browser would show, or say, or hand to a script."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shown += [value for _, value in attrs if value]

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


def shown(html: str) -> str:
    parser = _Texts()
    parser.feed(html)
    return "\n".join(parser.shown)


@pytest.fixture(scope="module")
def everything_shown(texts: dict[str, str]) -> str:
    pages = [shown(text) for address, text in texts.items() if address.endswith(".html")]
    data = [str(json.loads(text)) for address, text in texts.items() if address.endswith(".json")]
    return "\n".join((*pages, *data))


def test_harm_stops_no_build(harmed: Built) -> None:
    assert not has_errors(harmed.problems), harmed.problems


def test_no_file_holds_what_could_do_harm(texts: dict[str, str]) -> None:
    assert [*unsound(texts)] == []


@pytest.mark.parametrize("spot", SPOTS)
def test_harm_is_shown_as_the_text_it_is(spot: str, everything_shown: str) -> None:
    mark = re.escape(mark_of(spot))
    whole = rf"<script>alert\(1\)</script><!-- <script>{mark}</script> --> <img src=x onerror="
    assert bool(re.search(whole, everything_shown)) is (spot not in UNSEEN)
    assert not re.search(rf"{mark}[^\n]*49", everything_shown)  # no template was filled in


def data_in(html: str) -> Iterator[str]:
    yield from re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)


def test_data_of_a_quiz_says_what_its_author_wrote(texts: dict[str, str]) -> None:
    (definition,) = (json.loads(d) for d in data_in(texts["quizzes/two.html"]) if '"items"' in d)
    published = json.loads(texts["quizzes/two.json"])
    assert definition == published
    assert f"<script>{mark_of('item of a quiz')}</script>" in published["items"][0]["text"]
    assert "\u2028" in published["items"][0]["text"]


def test_data_of_a_quiz_cannot_end_its_element(texts: dict[str, str]) -> None:
    for address in ("quizzes/two.html", "quizzes/check.html", "copy.html"):
        for data in data_in(texts[address]):
            assert not re.search("[<>&\u2028\u2029]", data)


def test_the_zip_holds_only_names_below_its_own_folder(harmed: Built) -> None:
    (packed,) = (one.data for one in harmed.outputs if one.address == "copy.zip")
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"copy(/[\w.-]+)+", name) and ".." not in name for name in names)


def test_no_two_files_have_one_name_where_capitals_do_not_count(harmed: Built) -> None:
    names = [one.address.lower() for one in harmed.outputs]
    assert len(names) == len(set(names))
