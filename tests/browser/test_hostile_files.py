"""Files that are none of ours, or hostile: nothing runs, nothing is lost, and it is said why.

Other engines look them over too: test_readers_data.py.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.proof.recorder import own_host
from tests.browser.quiz_page import press
from tests.browser.readers.copies import with_inside
from tests.browser.readers.hostile_files import GOOD, Hostile
from tests.browser.readers.looked_over import KEPT, SCRIPT, TABLE, problems


@pytest.fixture(scope="module")
def address(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """My space, with a script that notices what goes wrong."""
    folder = with_inside(site_folder, tmp_path_factory.mktemp("hostile") / "site")
    with own_host(folder) as own:
        yield f"{own.address}my-space.html"


def run(page: Page, body: str, *arguments: Any) -> Any:
    function = f"(given) => (async function () {{ {SCRIPT} {body} }}).apply(null, given)"
    return page.evaluate(function, list(arguments))


def chosen(page: Page, case: Hostile) -> dict[str, Any]:
    """What happens when a reader chooses the file in the real field."""
    run(page, "begin(arguments[0])", KEPT)
    payload = {"name": "notes.json", "mimeType": "application/json", "buffer": case.data}
    page.locator("[data-file]").set_input_files(payload)  # type: ignore[arg-type]
    found: dict[str, Any] = run(page, "return result(arguments[0])", bool(case.then))
    return found


@pytest.mark.browser
def test_whatever_file_is_chosen_nothing_runs_nothing_is_lost_and_it_is_said_why(
    page: Page, address: str, subtests: pytest.Subtests
) -> None:
    """One after the other in one page, as a reader may try them."""
    page.goto(address)
    names = run(page, "return names()")
    for case in TABLE:
        with subtests.test(msg=case.name):
            assert problems(case, chosen(page, case), names) == []


@pytest.fixture
def space(page: Page, address: str) -> Page:
    """My space, with two things kept."""
    page.goto(address)
    run(page, "begin(arguments[0])", KEPT)
    return page


def bring(page: Page, *texts: str) -> None:
    """By a script, which can give what a dialog would not: two files, or a dropped folder."""
    page.evaluate(
        """texts => {
          const data = new DataTransfer();
          for (const text of texts) data.items.add(new File([text], "notes.json"));
          const field = document.querySelector("[data-file]");
          field.files = data.files;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        list(texts),
    )


@pytest.mark.browser
def test_of_two_files_the_first_is_looked_over(space: Page) -> None:
    bring(space, GOOD, "{")
    expect(space.locator("[data-asking]")).to_contain_text("New: 1. Here already: 0.")


@pytest.mark.browser
def test_a_folder_or_a_file_that_is_gone_is_named_as_such(space: Page) -> None:
    space.evaluate(
        """() => {
          Blob.prototype.text = () => Promise.reject(new DOMException("", "NotReadableError"));
        }"""
    )
    bring(space, "")
    expect(space.locator("[data-status]")).to_contain_text("could not read the file")
    assert space.evaluate("localStorage.notes") == KEPT


PASSPHRASE = "four plain words here"


def bring_locked(page: Page, text: str) -> None:
    """A file with this text under a passphrase, which is typed."""
    press(page, "Set a passphrase")  # loads what locks
    expect(page.locator("[data-asking] input")).to_have_count(2)
    sealed = page.evaluate(
        """async ([passphrase, text]) => {
          const { cipher, envelope } = window.inside();
          return envelope.lockedText(await (await cipher.secretOf(passphrase)).seal(text));
        }""",
        [PASSPHRASE, text],
    )
    bring(page, sealed)
    expect(page.locator("[data-asking] input")).to_have_count(1)
    page.locator("[data-asking] input").fill(PASSPHRASE)
    page.locator("[data-asking] button").click()


@pytest.mark.browser
def test_what_a_locked_file_holds_is_gone_from_the_page_when_it_is_hidden(space: Page) -> None:
    bring_locked(space, GOOD)
    expect(space.locator("[data-asking]")).to_contain_text("New: 1.")
    space.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(space.locator("[data-asking] li")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("inside", "said"),
    [('{"format":2}', "from a newer version"), ("words", "not a file of this guide")],
)
def test_what_a_passphrase_opens_is_not_called_wrongly_opened(
    space: Page, inside: str, said: str
) -> None:
    bring_locked(space, inside)
    expect(space.locator("[data-status]")).to_contain_text(said)
    assert space.evaluate("localStorage.notes") == KEPT
