"""A guide about something else comes whole from the wheel, with nothing of our own guide in it."""

import gzip
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from generator.render.assets import PICTURES
from release.lock import OURS
from tests.browser.gates.axe import violations_in_every_mode
from tests.browser.gates.layout import lost_in_every_layout, unfocused
from tests.browser.gates.pages import findings_in, of_one_page_each
from tests.environment import ROOT, vnu_command
from tests.examples.own_words import bare, found_again, said_in, sentences_of

SLEEP = ROOT / "examples" / "sleep"

# What two guides may both say: what a helpline is called, and how a kind of study is.
SHARED = {
    "988 suicide and crisis lifeline",
    "a systematic review and meta-analysis",
    "national domestic abuse helpline england",
    "nhs 111 mental health option",
    "domestic abuse and forced marriage helpline scotland",
    "domestic and sexual abuse helpline northern ireland",
}

# Of our guide's subject and name; and where one of these is a word of HTTP.
OURS_ALONE = re.compile(r"attachment|anxious|steady[- ]?ground|avoidan|reassur", re.IGNORECASE)
HTTP = "Content-Disposition: attachment"

# One page of each kind that looks like no other.
LOOKED_AT = (
    "index.html",
    "guide/awake-right-now.html",
    "techniques/index.html",
    "quizzes/my-nights.html",
    "exercises/evening-list.html",
    "help.html",
)


class Built(NamedTuple):
    """A site, and what the program said of it."""

    site: Path
    said: str
    warned: str


@pytest.fixture(scope="session")
def built(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The guide, built by the program from its wheel where there is nothing else of ours."""
    folder = tmp_path_factory.mktemp("sleep")
    shutil.copytree(SLEEP, folder / "guide", ignore=shutil.ignore_patterns(".cache"))
    run = steadyground(installed, folder, "build", "--no-cache", "--output", "site")
    return Built(folder / "site", run.stdout, run.stderr)


@pytest.fixture(scope="session")
def site(built: Built) -> Path:
    return built.site


def steadyground(
    installed: Path, folder: Path, command: str, *options: str
) -> subprocess.CompletedProcess[str]:
    program = [str(installed / "bin" / OURS), command, "--content", "guide/content", *options]
    return subprocess.run(program, cwd=folder, check=True, capture_output=True, text=True)


def files_of(site: Path) -> dict[str, bytes]:
    files = [path for path in site.rglob("*") if path.is_file()]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def names_in(site: Path, folder: str) -> set[str]:
    return {path.stem for path in (site / folder).glob("*.html")} - {"index"}


def texts_in(site: Path) -> Iterator[tuple[str, str]]:
    """Every file as text, the packed ones unpacked."""
    for path in (path for path in site.rglob("*") if path.is_file()):
        data = {path.name: path.read_bytes()}
        if path.suffix == ".pack":
            data = {path.name: gzip.decompress(data[path.name])}
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed:
                data = {f"{path.name}/{name}": packed.read(name) for name in packed.namelist()}
        yield from ((name, one.decode("utf-8", "ignore")) for name, one in data.items())


def test_it_builds_without_a_warning(built: Built) -> None:
    assert built.warned == ""
    assert built.said.startswith("Built ")


def test_a_cache_changes_no_byte(installed: Path, built: Built) -> None:
    folder = built.site.parent
    steadyground(installed, folder, "build", "--output", "cached")
    assert files_of(folder / "cached") == files_of(built.site)


def test_an_editor_finds_nothing_to_mark(installed: Path, built: Built) -> None:
    assert steadyground(installed, built.site.parent, "check").stderr == ""


def test_it_has_what_a_small_guide_has(site: Path) -> None:
    assert len(names_in(site, "guide")) == 6
    assert len(names_in(site, "techniques")) == 4
    assert names_in(site, "exercises") == {"evening-list", "sleep-week"}
    quiz = json.loads((site / "quizzes" / "my-nights.json").read_text("utf-8"))
    assert quiz["kind"] == "reflection"
    assert [one["id"] for one in quiz["dimensions"]] == ["mind", "rhythm"]


def test_no_sentence_of_our_guide_is_in_it(site: Path) -> None:
    ours = set(sentences_of(ROOT / "content"))
    interface = bare((ROOT / "generator" / "words" / "en.yaml").read_text("utf-8"))
    assert len(ours) > 9_000
    found = {*found_again(ours, said_in(site))} - {*found_again(ours, interface)}
    assert found <= SHARED


def test_no_file_names_our_guide_or_its_subject(site: Path) -> None:
    found = {}
    for name, text in texts_in(site):
        if named := OURS_ALONE.findall(text.replace(HTTP, "")):
            found[name] = set(named)
    assert found == {}


def test_its_pictures_are_neither_ours_nor_the_stock_ones(site: Path) -> None:
    shown = {path.read_bytes() for path in site.glob("assets/*/*") if path.name in PICTURES}
    others = [ROOT / "content" / "icons", ROOT / "assets" / "icons"]
    assert len(shown) == len(PICTURES)
    assert shown.isdisjoint(path.read_bytes() for folder in others for path in folder.iterdir())


def test_its_colors_and_its_first_page_are_its_own(site: Path) -> None:
    (style,) = site.glob("assets/*/site.css")
    assert "#f2f3f9" in style.read_text("utf-8")
    assert "#f8f3e8" not in style.read_text("utf-8")  # the paper of the stock
    home = (site / "index.html").read_text("utf-8")
    assert 'class="night"' in home
    assert "hero" not in home


def test_a_guide_without_a_safety_page_sends_nobody_to_one(site: Path) -> None:
    assert not (site / "safety.html").exists()
    pages = ((name, text) for name, text in texts_in(site) if name.endswith(".html"))
    assert [name for name, text in pages if re.search("page on safety|safety page", text)] == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("address", LOOKED_AT)
def test_axe_finds_nothing_in_any_mode(page: Page, site: Path, address: str) -> None:
    assert findings_in(site, [address], page, violations_in_every_mode) == {}


@pytest.mark.browser
@pytest.mark.parametrize("look", [lost_in_every_layout, unfocused])
def test_every_page_keeps_its_words_and_its_focus_on_a_narrow_screen(
    page: Page, site: Path, look: Callable[[Page], list[str]]
) -> None:
    addresses = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert findings_in(site, of_one_page_each(site, addresses), page, look) == {}


@pytest.mark.slow
def test_every_page_and_style_sheet_is_valid(site: Path) -> None:
    files = [path for kind in ("html", "css", "svg") for path in site.rglob(f"*.{kind}")]
    command = [*vnu_command(), "--also-check-css", "--also-check-svg", "--errors-only"]
    run = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert run.stderr == ""
