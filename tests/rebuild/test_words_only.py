"""Words alone are made anew where nothing else can be concerned; where it can, all is looked at."""

import re
from pathlib import Path

import msgspec
import pytest

from generator import limits
from generator.rebuild import store, words_only
from generator.render.editions import packs
from generator.render.search import shards
from tests.environment import ROOT
from tests.rebuild.guides import LINKED, PLAIN, built, clean, is_clean, replace

NUMBER_6 = "guide/06-number-6.md"


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The edits that were taken as such of words alone."""
    kept: list[object] = []
    keep_words = words_only.keep_words

    def keep(edit: words_only.Edit) -> None:
        kept.append(edit)
        keep_words(edit)

    monkeypatch.setattr(words_only, "keep_words", keep)
    return kept


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several bundles, parts of the index and packs, as a large guide has them."""
    monkeypatch.setattr(store, "FILES_IN_A_BUNDLE", 3)
    monkeypatch.setattr(shards, "MOST_SECTIONS", 6)
    monkeypatch.setattr(packs, "FILES_IN_A_PACK", 3)


def edit(content: Path, *paths: str) -> None:
    """One more word in each of these, of the same length, that stands nowhere else."""
    for path in paths:
        number = (content / path).read_text("utf-8").count(" quokka")
        replace(content / path, "A sentence", f"A sentence quokka{'abc'[number]}")


@pytest.mark.usefixtures("small")
def test_words_of_several_chapters_are_made_anew(content: Path, kept: list[object]) -> None:
    built(content)
    for paths in ((PLAIN,), (PLAIN, LINKED), (NUMBER_6, PLAIN, LINKED)):
        edit(content, *paths)
        assert is_clean(built(content), content)
    assert len(kept) == 3


NOTES = "guide/04-notes.md"


@pytest.mark.parametrize("has_theme", [False, True])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        (PLAIN, {"[One point]": "[Another point]"}),
        (PLAIN, {"A sentence": "Another", "You have read it.": "You know it."}),
        (PLAIN, {"A sentence": "so long " * 400}),  # the time that it takes is another
        (PLAIN, {"A sentence": "&lt; <&amp;> \\\\1 \\g<0> {{ view }}"}),
        (PLAIN, {"Go on to [one": "Read on in [one"}),
        (NOTES, {"A claim.[": "A fact.["}),
        (NOTES, {"A note of my own": "Something"}),
        (NOTES, {"[@roe-2021]": "[@roe-2021, p. 7]"}),
    ],
)
def test_words_of_every_kind_are_made_anew(
    content: Path, kept: list[object], path: str, words: dict[str, str], has_theme: bool
) -> None:
    """Also in a theme that does something with the text of a chapter."""
    if has_theme:
        template = content.parent / "templates/chapter.html"
        template.parent.mkdir()
        text = (ROOT / "templates/chapter.html").read_text("utf-8")
        template.write_text(text.replace("<h1>", "{{ view.body }}{{ view.body|length }}<h1>"))
    built(content)
    for old, new in words.items():
        replace(content / path, old, new)
    assert is_clean(built(content), content)
    assert len(kept) == 1


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("limit", ["OFFLINE_BYTES", "SEARCH_INDEX_BYTES"])
def test_what_is_too_heavy_together_is_told_where_a_clean_build_tells_it(
    content: Path, kept: list[object], monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """It has its place at the first of these files; the search is on the pages that come first."""
    monkeypatch.setattr(limits, limit, 100)
    replace(content / "pages/help.md", "## By country", "::: search\n:::\n\n## By country")
    built(content)
    for _ in range(2):
        edit(content, PLAIN)
        found = built(content)
        assert "bytes, compressed" in found.problems
        assert is_clean(found, content)
    assert len(kept) == 2


@pytest.mark.parametrize("more", [-1, 0, 1, 100])
def test_a_guide_that_words_make_too_large_is_told_so(
    content: Path, kept: list[object], monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    size = sum(path.stat().st_size for path in content.rglob("*") if path.is_file())
    monkeypatch.setattr(limits, "CONTENT_BYTES", size + len(" quokkaa") + more)
    before = built(content)
    edit(content, PLAIN)
    found = built(content)
    assert (found.status, len(kept)) == ((1, 0) if more < 0 else (0, 1))
    assert ("bytes together" in found.problems) == (more < 0)
    assert (found.files == before.files) == (more < 0)


def offline_size(content: Path) -> int:
    """The bytes of all that can be read offline, before compression."""
    worker = (content.parent / "site/sw.js").read_bytes()
    head = worker.partition(b"self.kept=")[2].partition(b";\n")[0]
    listed = " ".join(files for _, _, files in msgspec.json.decode(head)["packs"])
    return sum(map(int, listed.split()[1::2]))


@pytest.mark.parametrize("room", [0, 100_000])
def test_words_that_need_room_offline_are_told_where_there_is_none(
    content: Path, kept: list[object], monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    built(content)
    monkeypatch.setattr(limits, "OFFLINE_RAW_BYTES", offline_size(content) + room)
    for _ in range(3):
        edit(content, PLAIN)
        found = built(content)
        assert ("read offline" in found.problems) == (not room)
        assert is_clean(found, content)
    assert len(kept) == (3 if room else 2), "that there is no room any more concerns the worker"
    replace(content / PLAIN, " quokkaa", "")
    assert is_clean(built(content), content)


def test_with_no_copy_to_read_offline_none_is_made(content: Path, kept: list[object]) -> None:
    replace(content / "site.yaml", "title: Test", "offline: false\ntitle: Test")
    built(content)
    edit(content, PLAIN)
    assert is_clean(built(content), content)
    assert len(kept) == 1


def test_with_no_search_none_is_made(content: Path, kept: list[object]) -> None:
    replace(content / "pages/search.md", "::: search\n:::", "No search.")
    built(content)
    edit(content, PLAIN)
    assert is_clean(built(content), content)
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PLAIN, "## Words", "## Other words"),
        (PLAIN, "title: Plain words", "title: Plainer words"),
        (PLAIN, "A sentence", "A claim.[@doe-2020] A sentence"),
        (PLAIN, "A sentence", "A [[calm]] sentence"),
        (PLAIN, "A sentence", "::: technique-table breathing\n:::\n\nA sentence"),
        (PLAIN, "[one of the next part](11-number-11.md)", "one of the next part"),
        (PLAIN, "A sentence in plain words. More of them.", "::: scene\nSo.\n:::"),
        ("guide/03-table.md", "A sentence", "Another sentence"),
        ("glossary.yaml", "No alarm.", "No alarm at all."),
    ],
)
def test_what_more_than_words_are_concerned_by_is_no_edit_of_words(
    content: Path, kept: list[object], path: str, old: str, new: str
) -> None:
    built(content)
    replace(content / path, old, new)
    assert is_clean(built(content), content)
    assert kept == []


@pytest.mark.parametrize(
    "words", ["A [broken](nowhere.md) sentence", "A sentence\n\n::: nothing of this name\n:::"]
)
def test_a_mistake_in_words_is_told_and_mended(content: Path, words: str) -> None:
    before = built(content)
    for _ in range(2):
        replace(content / PLAIN, "A sentence", words)
        broken = built(content)
        assert (broken.status, broken.files) == (1, before.files)
        replace(content / PLAIN, words, "A sentence")
        assert built(content).files == before.files


def test_words_that_were_worth_a_word_are_looked_at_with_all_others(
    content: Path, kept: list[object]
) -> None:
    """A warning has a place, and words above it move it."""
    replace(content / PLAIN, "plainly.", "plainly, and so far too long for anybody to read it all.")
    built(content)
    edit(content, PLAIN)
    found = built(content)
    assert f"{PLAIN}:3:14: warning" in found.problems
    assert is_clean(found, content)
    assert kept == []


def test_a_page_that_becomes_too_heavy_is_told(
    content: Path, kept: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built(content)
    page = content.parent / "site/guide/plain.html"
    monkeypatch.setattr(limits, "PAGE_BYTES", page.stat().st_size)
    edit(content, PLAIN)
    found = built(content)
    assert (found.status, found.files) == (1, before.files)
    assert "guide/plain.html has" in found.problems
    assert kept == []


def test_a_drawing_of_points_is_told_and_told_again(content: Path, kept: list[object]) -> None:
    (content / "drawings/dot.png").write_bytes((ROOT / "assets/icons/icon-192.png").read_bytes())
    replace(content / PLAIN, "A sentence", "![a dot](../drawings/dot.png) A sentence")
    built(content)
    for path in (PLAIN, NUMBER_6):
        edit(content, path)
        found = built(content)
        assert "which is no drawing" in found.problems
        assert is_clean(found, content)
    assert len(kept) == 2


def test_a_theme_that_names_the_index_as_pages_name_scripts_has_it_weighed(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parts are then among the scripts of a page, and words may make these too heavy."""
    budget = limits.READING_PAGE._replace(script=100, requests=99, total=10**7)
    monkeypatch.setattr(limits, "READING_PAGE", budget)
    name = "templates/components/search.html"
    path = content.parent / name
    path.parent.mkdir(parents=True)
    path.write_text((ROOT / name).read_text("utf-8").replace("template>", "div>"), "utf-8")
    told = re.search(r"search.html names ([0-9,]+) bytes of scripts", clean(content).problems)
    assert told
    limit = int(told[1].replace(",", ""))
    monkeypatch.setattr(limits, "READING_PAGE", budget._replace(script=limit))
    before = built(content)
    assert before.status == 0
    edit(content, PLAIN)
    found = built(content)
    assert found.problems == clean(content).problems
    assert (found.status, found.files) == (1, before.files)
