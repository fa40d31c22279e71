"""After each kind of edit a build does what has to be done for it, and nothing else.

What has to be written is known from two clean builds: what is in the one and not in the other.
"""

import gzip
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import manifest
from generator.commands.settings import CACHE
from generator.publish.listing import LISTING
from generator.rebuild import store
from tests.environment import ROOT
from tests.rebuild.guides import COMPONENT, LINKED, PLAIN, built, clean, replace
from tests.rebuild.work import counted, stamps

DRAWING = "drawings/dot.svg"  # every drawing is read for each build that is not of words alone
NONE: frozenset[str] = frozenset()
EVERY_PAGE = frozenset({"every page"})


@pytest.fixture(autouse=True)
def known_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or what was written a moment ago would be read once more, to be known again."""
    for tick in ("TICK", "COARSE_TICK"):
        monkeypatch.setattr(manifest, tick, 0)


class Row(NamedTuple):
    """A kind of edit, and what it brings besides the files that come out different."""

    edit: Callable[[Path], object]
    opened: frozenset[str] = frozenset({DRAWING})  # sources
    parsed: frozenset[str] = NONE  # sources
    rendered_in_vain: frozenset[str] = NONE  # pages that come out as they were
    not_rendered: frozenset[str] = NONE  # pages that change, in which the new is put for the old


def edit_of(path: str, old: str, new: str, *in_vain: str, is_alone: bool = False) -> Row:
    """Other words in a source file."""
    return Row(
        lambda content: replace(content / path, old, new),
        frozenset({path} if is_alone else {path, DRAWING}),
        frozenset({path}),
        frozenset(in_vain),
        frozenset({"search.html", "guide/plain.html"} if is_alone else NONE),
    )


def theme(name: str, old: str, new: str) -> Callable[[Path], object]:
    """A file of our theme with other words in it, in a theme of the guide's own."""

    def edit(content: Path) -> None:
        path = content.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, path)
        replace(path, old, new)

    return edit


def words_of_the_interface(content: Path) -> None:
    (content.parent / "words").mkdir()
    (content.parent / "words/en.yaml").write_text("page: {notes: What is noted}\n", "utf-8")


def new_chapter(content: Path) -> None:
    shutil.copy2(content / "guide/11-number-11.md", content / "guide/13-number-13.md")
    replace(content / "guide/13-number-13.md", "11", "13")


def renamed_chapter(content: Path) -> None:
    (content / "guide/11-number-11.md").rename(content / "guide/11-another-name.md")


def two_of_lines(content: Path) -> None:
    for path in (PLAIN, LINKED):
        replace(content / path, "\n## ", "\n\n## ")


def touch(path: str) -> Row:
    """A new time of change, and nothing else."""
    opened = {path} if path in (PLAIN, LINKED) else {path, DRAWING}
    return Row(lambda content: os.utime(content / path, ns=(0, 0)), frozenset(opened))


ROWS = {
    "nothing": Row(lambda content: None, NONE),
    "touch a plain chapter": touch(PLAIN),
    "touch a chapter with a component": touch(COMPONENT),
    "touch a glossary": touch("glossary.yaml"),
    "words of a plain chapter": edit_of(PLAIN, "A sentence", "Another one", is_alone=True),
    "lines of a plain chapter": edit_of(PLAIN, "## Words\n", "## Words\n\n", is_alone=True),
    "lines of two plain chapters": Row(
        two_of_lines,
        frozenset({PLAIN, LINKED}),
        frozenset({PLAIN, LINKED}),
    ),
    "words of a chapter with a component": edit_of(COMPONENT, "A sentence", "Another one"),
    "words of a technique": edit_of("techniques/walking.md", "1. Walk.", "1. Go."),
    "words of a page": edit_of("pages/help.md", "in danger", "in great danger"),
    "title of a chapter": edit_of(LINKED, "title: The one of 11", "title: Chapter eleven"),
    "heading of a chapter": edit_of(LINKED, "## Heading", "## Title"),
    "title of a technique": edit_of("techniques/walking.md", "title: Walking", "title: A walk"),
    "meaning of a term": edit_of("glossary.yaml", "No alarm.", "No alarm at all."),
    "name of a term": edit_of("glossary.yaml", "term: calm", "term: Calm"),
    "a reference": edit_of("references.yaml", "Another study", "A third study"),
    "a question of the quiz": edit_of("quizzes/two.yaml", "I worry.", "I do worry."),
    "title of the site": edit_of("site.yaml", "title: Test guide", "title: A test guide"),
    "template of techniques": Row(theme("templates/technique.html", "<h1>", "<h1 id=one>")),
    "template of chapters": Row(theme("templates/chapter.html", "<h1>", "<h1 id=one>")),
    "template of a component": Row(
        theme("templates/components/technique-table.html", "<th ", "<th id=one ")
    ),
    "a style sheet": Row(theme("assets/css/components/callout.css", "1px", "2px")),
    "a style sheet of quizzes": Row(theme("assets/css/quiz-print.css", "none", "block")),
    "a script": Row(theme("assets/js/leave.js", "1500", "1501")),
    "words of the interface": Row(words_of_the_interface, rendered_in_vain=EVERY_PAGE),
    "a new chapter": Row(
        new_chapter,
        frozenset({DRAWING, "guide/13-number-13.md"}),
        frozenset({"guide/13-number-13.md"}),
    ),
    "a chapter less": Row(lambda content: (content / "guide/11-number-11.md").unlink()),
    "a chapter of another name": Row(
        renamed_chapter,
        frozenset({DRAWING, "guide/11-another-name.md"}),
        frozenset({"guide/11-another-name.md"}),
    ),
    "a drawing": Row(lambda content: replace(content / DRAWING, 'r="4"', 'r="3"')),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_an_edit_brings_as_much_work_as_it_has_to(content: Path, row: Row) -> None:
    before = clean(content).files
    built(content)
    lay = stamps(content.parent / "site")
    row.edit(content)
    with counted(content) as work:
        found = built(content)
    after = clean(content).files
    changed = {address for address, data in after.items() if before.get(address) != data}
    pages = {address for address in after if address.endswith(".html")}
    in_vain = pages - changed if row.rendered_in_vain is EVERY_PAGE else row.rendered_in_vain
    assert found.files == after
    assert (work.opened, work.parsed) == ({*row.opened}, {*row.parsed})
    assert work.rendered == changed & pages - row.not_rendered | in_vain
    assert written(content, lay) == changed - {LISTING}


def written(content: Path, lay: dict[str, tuple[int, int]]) -> set[str]:
    """The addresses of the files that are not the ones that lay there."""
    return {a for a, stamp in stamps(content.parent / "site").items() if lay.get(a) != stamp}


def every_page(content: Path) -> set[str]:
    site = content.parent / "site"
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def sources(content: Path) -> set[str]:
    return {path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()}


def test_without_a_cache_everything_is_done(content: Path) -> None:
    built(content)
    lay = stamps(content.parent / "site")
    shutil.rmtree(content.parent / CACHE)
    with counted(content) as work:
        built(content)
    assert work.opened == sources(content)
    assert work.parsed == sources(content) - {DRAWING}
    assert work.rendered == every_page(content)
    assert written(content, lay) == lay.keys()


@pytest.mark.parametrize("name", ["made", "manifest"])
def test_when_nobody_knows_the_site_any_more_all_is_made_of_what_was_parsed(
    content: Path, name: str
) -> None:
    built(content)
    lay = stamps(content.parent / "site")
    damage(content.parent / CACHE / name)
    os.utime(content / "site.yaml")
    with counted(content) as work:
        built(content)
    assert (work.opened, work.parsed) == (sources(content), set())
    assert work.rendered == every_page(content)
    assert written(content, lay) == lay.keys()


def damage(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def test_of_a_bundle_that_is_damaged_the_files_are_parsed_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "FILES_IN_A_BUNDLE", 4)
    built(content)
    texts = sorted(sources(content) - {DRAWING})
    name, paths = next(one for one in store.bundles(texts) if COMPONENT not in one[1])
    (folder,) = (content.parent).rglob("documents")
    damage(folder / name)
    os.utime(content / COMPONENT)
    with counted(content) as work:
        found = built(content)
    assert found.files == clean(content).files
    assert work.parsed == {*paths}
    assert work.opened == {*paths, COMPONENT, DRAWING}
    assert work.rendered == set()


@pytest.mark.parametrize(
    "address", ["guide/plain.html", "guide/table.html", "sitemap.xml", "sw.js"]
)
@pytest.mark.parametrize("how", ["edited", "deleted", "exchanged"])
def test_what_was_done_to_the_site_by_hand_is_made_good(
    content: Path, address: str, how: str
) -> None:
    replace(content / "site.yaml", "title: Test", "base_url: https://one.example/\ntitle: Test")
    before = built(content)
    site = content.parent / "site"
    if how == "edited":
        (site / address).write_bytes(b"by hand")
    elif how == "deleted":
        (site / address).unlink()
    else:
        shutil.copy2(site / "help.html", site / "copy")
        (site / "copy").replace(site / address)
    lay = stamps(site)
    with counted(content) as work:
        assert built(content).files == before.files
    assert (work.opened, work.parsed) == ({DRAWING}, set())
    assert work.rendered == {address} & every_page(content)
    assert written(content, lay) == {address}


def test_another_address_of_the_site_needs_no_source_again(content: Path) -> None:
    built(content)
    with counted(content) as work:
        found = built(content, "--base-url", "https://two.example/")
    assert found.files == clean(content, "--base-url", "https://two.example/").files
    assert (work.opened, work.parsed) == ({DRAWING}, set())
    assert work.rendered == every_page(content)


def test_another_output_folder_needs_no_source_again(content: Path) -> None:
    before = built(content)
    with counted(content, "other") as work:
        assert built(content, site="other").files == before.files
    assert (work.opened, work.parsed) == ({DRAWING}, set())
    assert work.rendered == every_page(content)


def test_what_is_kept_is_not_compressed_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither to be weighed nor to be packed."""
    built(content)
    compressed: list[bytes] = []
    monkeypatch.setattr(gzip, "compress", lambda data, *_, **__: compressed.append(data))
    os.utime(content / "glossary.yaml")
    assert built(content).status == 0
    assert compressed == []
