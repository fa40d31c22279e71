"""Every exercise and path, taken with markers in every field: nothing of it gets anywhere."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.cli import main
from tests.browser.engines import Detour, Tab, available, open_tab
from tests.browser.proof.recorder import Recording, own_host, sink, wait_until
from tests.browser.proof.sheets import (
    EMPTY,
    STORES,
    WITH_DRAFT,
    WORDS,
    Sitting,
    fill,
    kept,
    page_names,
    pour,
    press,
    traces,
    wait_for,
)
from tests.environment import ROOT

PASSPHRASE = "four plain words here"
PATIENCE = 15.0  # seconds that another site may take to show

# The other engines take one with words, a mark and a choice, and one that loads a part of our
# scripts at first use.
_ELSEWHERE = [
    (engine, page)
    for engine in available()
    if engine != "chromium"
    for page in ("exercises/thought-record", "exercises/worry-time")
]
# Between them these have every type of step, and the steps of a path.
_OF_EVERY_TYPE = ("thought-record", "worry-time", "my-week", "slow-breathing", "secure-person")
OF_EVERY_TYPE = tuple(f"exercises/{n}" for n in (*_OF_EVERY_TYPE, "my-plan", "check-in"))
CASES = [("chromium", page) for page in page_names()] + _ELSEWHERE
FEWER = [("chromium", page) for page in (*OF_EVERY_TYPE, "paths/tonight")] + _ELSEWHERE
takes_every_type = pytest.mark.parametrize(("engine", "page"), FEWER)
takes_every_page = pytest.mark.parametrize(("engine", "page"), CASES)

# Scripts of ours that had gone wrong, each in its own way.
LEAKS = {
    "own host": """
        const sheet = document.createElement("link");
        sheet.rel = "stylesheet";
        sheet.href = "../leak.css?" + btoa(target.value);
        document.head.append(sheet);
    """,
    "own host, nothing told": """
        const sheet = document.createElement("link");
        sheet.rel = "stylesheet";
        sheet.href = "../begun.css";
        document.head.append(sheet);
    """,
    "address": "history.replaceState(null, '', '#' + target.value);",
    "title": "document.title = target.value;",
    "kept unasked": "localStorage.begun = target.value;",
    "draft": "sessionStorage.more = target.value;",
    "cookie": "document.cookie = 'begun=' + target.value;",
}


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Recording]:
    """Whatever is not our own host."""
    with sink() as recording:
        yield recording


@pytest.fixture(scope="module")
def sheets_site(tmp_path_factory: pytest.TempPathFactory, elsewhere: Recording) -> Path:
    """Our guide, whose way out leads to that."""
    folder = tmp_path_factory.mktemp("sheets")
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    file = content / "site.yaml"
    lines = [
        f"leave_to: {elsewhere.address}" if line.startswith("leave_to") else line
        for line in file.read_text("utf-8").splitlines()
    ]
    file.write_text("\n".join(lines), "utf-8")
    site = folder / "site"
    assert main(["build", "--content", str(content), "--output", str(site), "--no-cache"]) == 0
    return site


@pytest.mark.browser
@takes_every_page
def test_nothing_written_leaves_the_page_and_only_our_own_parts_are_asked_for(
    engine: str, page: str, sheets_site: Path, elsewhere: Recording
) -> None:
    with own_host(sheets_site) as own, open_tab(engine, _detour(own, elsewhere)) as tab:
        assert Sitting(tab, own, elsewhere).findings(page) == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("engine", "leak"),
    [
        *(("chromium", leak) for leak in LEAKS),
        *((engine, "own host") for engine in available() if engine != "chromium"),
    ],
)
def test_the_same_finds_a_leak_that_was_planted(
    engine: str, leak: str, sheets_site: Path, elsewhere: Recording, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(sheets_site, tmp_path / "site"))
    (script,) = site.glob("assets/*/sheet.js")
    planted = f'document.addEventListener("input", ({{ target }}) => {{ {LEAKS[leak]} }});'
    script.write_text(script.read_text("utf-8") + planted, "utf-8")
    with own_host(site) as own, open_tab(engine, _detour(own, elsewhere)) as tab:
        assert Sitting(tab, own, elsewhere).findings("exercises/thought-record") != []


def test_every_type_of_step_is_taken() -> None:
    steps = re.compile(r"type: ([a-z]+)")
    texts = {p.stem: p.read_text("utf-8") for p in (ROOT / "content/exercises").glob("*.yaml")}
    taken = "".join(texts[page.rpartition("/")[2]] for page in OF_EVERY_TYPE)
    assert {*steps.findall(taken)} == {*steps.findall("".join(texts.values()))}


@pytest.mark.browser
@takes_every_type
def test_stores_are_empty_before_consent_and_after_delete_and_sealed_by_a_passphrase(
    engine: str, page: str, sheets_site: Path
) -> None:
    with own_host(sheets_site) as own, open_tab(engine) as tab:
        tab.open(f"{own.address}{page}.html")
        assert tab.run(STORES) == EMPTY
        pour(tab)
        assert tab.run(STORES) == WITH_DRAFT
        assert list(json.loads(tab.run("return sessionStorage.notes"))) == [page]
        chosen = tab.run(CHOSEN)
        press(tab, "keep")
        wait_for(tab, "localStorage.length")
        assert tab.run(STORES) == {**WITH_DRAFT, "local": ["notes"]}
        assert [entry["page"] for entry in kept(tab)] == [page]
        lock(tab)
        assert tab.run(STORES) == {**WITH_DRAFT, "local": ["notes"]}
        sealed = str(tab.run("return localStorage.notes")).encode()
        assert traces([WORDS, *chosen, page, "answers", PASSPHRASE], sealed) == []
        press(tab, "removeAll")
        wait_for(tab, "!localStorage.length")
        press(tab, "clear")
        assert tab.run(STORES) == EMPTY


@pytest.mark.browser
def test_what_is_kept_in_the_open_would_be_found(sheets_site: Path) -> None:
    with own_host(sheets_site) as own, open_tab("chromium") as tab:
        tab.open(f"{own.address}exercises/thought-record.html")
        markers = fill(tab)
        press(tab, "keep")
        wait_for(tab, "localStorage.length")
        found = traces(markers, str(tab.run("return localStorage.notes")).encode())
        assert {line.partition(":")[0] for line in found} > {WORDS}


@pytest.mark.browser
@takes_every_type
def test_after_leaving_back_shows_nothing_that_was_written(
    engine: str, page: str, sheets_site: Path, elsewhere: Recording
) -> None:
    with own_host(sheets_site) as own, open_tab(engine) as tab:
        tab.open(f"{own.address}index.html")
        tab.open(f"{own.address}{page}.html")
        pour(tab)
        tab.click(".leave_button")
        assert wait_until(partial(_is_at, tab, elsewhere.address), PATIENCE), tab.url()
        tab.back()
        assert wait_until(partial(_is_at, tab, f"{own.address}index.html"), PATIENCE), tab.url()
        tab.open(f"{own.address}{page}.html")
        assert tab.run(STORES) == EMPTY
        assert tab.run(LEFT_OVER, WORDS) == []


# What was chosen, in words that are long enough to mean something.
CHOSEN = """
    const chosen = [...document.querySelectorAll("[data-answer] :checked")];
    return chosen.map((one) => one.value).filter((value) => value.length >= 12);
"""

# What a field or the page itself still holds.
LEFT_OVER = """
    const fields = [...document.querySelectorAll("[data-answer] :is(input, textarea)")];
    const left = fields.filter((field) => field.checked || field.value === arguments[0]);
    const shown = document.body.innerText.includes(arguments[0]) ? ["text"] : [];
    return [...left.map((field) => field.id || field.value), ...shown];
"""


def lock(tab: Tab) -> None:
    """What is kept, with the passphrase."""
    press(tab, "setLock")
    wait_for(tab, "document.querySelector('[data-asking] input')")
    for number in (1, 2):
        tab.type(f"[data-asking] label:nth-of-type({number}) input", PASSPHRASE)
    tab.click("[data-asking] button")
    wait_for(tab, "localStorage.notes.includes('locked')")


def _is_at(tab: Tab, address: str) -> bool:
    return tab.url() == address


def _detour(own: Recording, elsewhere: Recording) -> Detour:
    hosts = (one.address.removeprefix("http://").rstrip("/") for one in (own, elsewhere))
    return Detour(*hosts)
