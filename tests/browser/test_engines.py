"""What the tests themselves lean on: a press waits, in every engine, until it cannot miss."""

from pathlib import Path

import pytest

from tests.browser.engines import available, open_tab

# The button is there after a while, and words above it push it down after every frame of the first.
PAGE = """<!doctype html><title>Late</title>
<p id="above" style="height: 10px"></p>
<p style="height: 2000px"></p>
<script>
  setTimeout(() => {
    document.body.insertAdjacentHTML("beforeend", "<button hidden>Press</button>");
    const button = document.querySelector("button"), above = document.querySelector("#above");
    button.addEventListener("click", () => { document.title = "Pressed"; });
    setTimeout(() => {
      let frames = 0;
      const push = () => {
        button.hidden = false;
        above.style.height = `${10 + 40 * frames}px`;
        if (++frames < 40) requestAnimationFrame(push);
      };
      push();
    }, 300);
  }, 300);
</script>
"""


@pytest.mark.browser
@pytest.mark.parametrize("engine", available())
def test_a_press_waits_for_a_button_that_comes_late_and_moves(engine: str, tmp_path: Path) -> None:
    page = tmp_path / "late.html"
    page.write_text(PAGE, "utf-8")
    with open_tab(engine) as tab:
        tab.open(page.as_uri())
        tab.click("button")
        assert tab.title() == "Pressed"
