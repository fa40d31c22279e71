"""Leave now, then Back: in every engine nothing of a private page returns."""

import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.cli import main
from tests.browser.engines import Tab, available, open_tab
from tests.browser.proof.recorder import Recording, own_host, sink, wait_until
from tests.environment import ROOT

PATIENCE = 15.0  # seconds that another site may take to show
PAUSE = 0.5  # seconds in which a page that is going to return has returned

# What a reader may have begun when they leave: an answer, and words of their own.
BEGIN = """
    document.querySelector("main input[type=radio]")?.click();
    for (const field of document.querySelectorAll("main textarea, main input[type=text]")) {
      field.value = "marmalade";
    }
"""
LEFT_OVER = """
    const fields = [...document.querySelectorAll("input, textarea")];
    return fields.filter((field) => field.checked || field.value === "marmalade").length;
"""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Recording]:
    """Another site, which says one word."""
    with sink() as recording:
        yield recording


@pytest.fixture(scope="module")
def leaving_site(
    tmp_path_factory: pytest.TempPathFactory, elsewhere: Recording
) -> Iterator[Recording]:
    """Our guide, whose way out leads to that site."""
    folder = tmp_path_factory.mktemp("leaving")
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    site = content / "site.yaml"
    lines = [
        f"leave_to: {elsewhere.address}" if "leave_to" in line else line
        for line in site.read_text("utf-8").splitlines()
    ]
    site.write_text("\n".join(lines), "utf-8")
    output = folder / "site"
    assert main(["build", "--content", str(content), "--output", str(output), "--no-cache"]) == 0
    with own_host(output) as recording:
        yield recording


def press_the_button(tab: Tab) -> None:
    tab.click(".leave_button")


def press_shift_three_times(tab: Tab) -> None:
    for _ in range(3):
        tab.press("Shift")


def leave_and_go_back(tab: Tab, leave: Callable[[Tab], None], elsewhere: Recording) -> None:
    leave(tab)
    assert wait_until(partial(_is_at, tab, elsewhere.address), PATIENCE), tab.url()
    tab.back()
    time.sleep(PAUSE)


def _is_at(tab: Tab, address: str) -> bool:
    return tab.url() == address and tab.title() == "Elsewhere"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "leave"),
    [
        ("safety.html", press_the_button),
        ("quizzes/closeness.html", press_the_button),
        ("quizzes/closeness.html", press_shift_three_times),
    ],
)
@pytest.mark.parametrize("engine", available())
def test_after_leaving_back_shows_nothing_of_ours(
    leaving_site: Recording,
    elsewhere: Recording,
    engine: str,
    address: str,
    leave: Callable[[Tab], None],
) -> None:
    with open_tab(engine) as tab:
        tab.open("about:blank")
        tab.open(leaving_site.address + address)
        tab.run(BEGIN)
        leave_and_go_back(tab, leave, elsewhere)
        assert not tab.url().startswith(leaving_site.address)
        assert tab.title() in ("", "Elsewhere")


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_after_leaving_back_shows_an_earlier_page_but_not_the_quiz(
    leaving_site: Recording, elsewhere: Recording, engine: str
) -> None:
    with open_tab(engine) as tab:
        tab.open(f"{leaving_site.address}index.html")
        tab.open(f"{leaving_site.address}quizzes/closeness.html")
        tab.run(BEGIN)
        leave_and_go_back(tab, press_the_button, elsewhere)
        assert tab.url() in (f"{leaving_site.address}index.html", elsewhere.address)
        assert tab.run(LEFT_OVER) == 0
