"""Pictures of our own guide, one page of each kind, for the README and for whoever designs.

python -m tests.browser.screens     takes them anew, into docs/screens
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.pages import KINDS
from tests.browser.quiz_page import CLICK_ALL, all_on_one_page, definition_in, see_result
from tests.browser.space_page import PATH, RUN, SHEET, text_of
from tests.environment import CHROMIUM_FLAGS, ROOT, chromium_path

FOLDER = ROOT / "docs/screens"
QUALITY = 50  # of a JPEG; few are over 40 kB

PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 0.7}
DARK = {"color_scheme": "dark"}

KEEP = "([name, text]) => localStorage.setItem(name, text)"


class Shot(NamedTuple):
    """A page, and what a reader does before the picture is taken."""

    name: str
    address: str
    do: Callable[[Page, Path], None] = lambda page, site: None


def _answer(page: Page, site: Path) -> None:
    for _ in range(8):
        page.get_by_role("button", name="Next").click()
        page.locator("[data-item]:visible input").nth(2).check()


def _result(page: Page, site: Path) -> None:
    all_on_one_page(page)
    chosen = [item["id"] for item in definition_in(site)["items"] if "dimension" in item]
    page.evaluate(CLICK_ALL, [chosen, 1])
    see_result(page)
    page.locator(".result_title").scroll_into_view_if_needed()


def _search(page: Page, site: Path) -> None:
    page.get_by_role("combobox").fill("he didn't text back")
    page.get_by_text("A place to start").wait_for()


def _keep(page: Page, site: Path) -> None:
    name = page.locator("[data-space]").get_attribute("data-store")
    page.evaluate(KEEP, [name, text_of(RUN, SHEET, PATH)])
    page.reload()
    page.locator(".keep").scroll_into_view_if_needed()


def _to_table(page: Page, site: Path) -> None:
    page.locator("[data-filter]").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('[data-filter]').scrollIntoView()")


SHOTS = (
    Shot("home", KINDS["home"]),
    Shot("chapter", KINDS["chapter with drawing"]),
    Shot("techniques", KINDS["list of techniques"], _to_table),
    Shot("technique", KINDS["technique"]),
    Shot("questions", KINDS["faq"]),
    Shot("quiz", KINDS["quiz"], _answer),
    Shot("result", KINDS["quiz"], _result),
    Shot("exercise", KINDS["exercise"]),
    Shot("help", KINDS["help"]),
    Shot("search", "search.html", _search),
    Shot("my-space", KINDS["my space"], _keep),
    Shot("not-found", KINDS["not found"]),
)
IN_THE_DARK = ("home", "chapter", "quiz", "help")
ON_PAPER = ("chapter", "exercise")


def take(browser: Browser, site: Path, shot: Shot, name: str, settings: dict[str, Any]) -> None:
    """One picture, as a file of this name."""
    context = browser.new_context(**settings)
    page = context.new_page()
    page.goto((site / shot.address).as_uri())
    shot.do(page, site)
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=QUALITY)
    context.close()


def print_out(browser: Browser, site: Path, shot: Shot) -> None:
    """The first sheets of paper, beside each other, in one picture."""
    page = browser.new_page()
    page.goto((site / shot.address).as_uri())
    with tempfile.TemporaryDirectory() as folder:
        sheets = Path(folder)
        page.pdf(path=sheets / "all.pdf", prefer_css_page_size=True, format="A4")
        command = ["pdftoppm", "-r", "48", "-l", "2", "-png", "all.pdf", "sheet"]
        subprocess.run(command, cwd=folder, check=True)
        images = "".join(f'<img src="{path.name}">' for path in sorted(sheets.glob("*.png")))
        look = "body{margin:8px;display:flex;gap:8px;background:#999}"
        (sheets / "all.html").write_text(f"<style>{look}</style>{images}")
        page.goto((sheets / "all.html").as_uri())
        page.set_viewport_size({"width": 818, "height": 578})
        page.screenshot(path=FOLDER / f"{shot.name}-paper.jpg", type="jpeg", quality=QUALITY)
    page.close()


def main() -> None:
    """Takes every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.jpg"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "generator", "build", "--output", str(site)]
        subprocess.run(command, cwd=ROOT, check=True)
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=list(CHROMIUM_FLAGS)
        )
        for shot in SHOTS:
            take(browser, site, shot, f"{shot.name}-phone", PHONE)
            take(browser, site, shot, f"{shot.name}-desk", DESK)
            if shot.name in IN_THE_DARK:
                take(browser, site, shot, f"{shot.name}-dark", PHONE | DARK)
            if shot.name in ON_PAPER:
                print_out(browser, site, shot)
        browser.close()


if __name__ == "__main__":
    main()
