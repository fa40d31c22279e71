"""Whatever version of a quiz a kept result was given to, today's page can show it."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.published.versions import FOLDER

FIT = """([definition, runs]) => runs.map((run) => {
  const { how, scores } = fitting.fit(definition, run);
  return [how, scores];
})"""


def runs_of(definition: dict[str, Any], chance: random.Random) -> list[dict[str, Any]]:
    """Twenty results as a page of that version would have kept them."""
    choices = len(definition["scale"])
    return [
        {
            "kind": "run",
            "id": f"{number:016x}",
            "quiz": definition["id"],
            "version": definition["version"],
            "day": "2026-11-25",
            "about": "",
            "choices": choices,
            "answers": {item["id"]: chance.randrange(choices) for item in definition["items"]},
            "scores": {d["id"]: chance.random() for d in definition["dimensions"]},
        }
        for number in range(20)
    ]


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("[!c]*.json")) + sorted(FOLDER.glob("cl*.json"))
)
def test_no_published_version_is_ever_dropped(
    browser: Browser, site_folder: Path, path: Path
) -> None:
    then = json.loads(path.read_text("utf-8"))
    now = json.loads((site_folder / f"quizzes/{then['id']}.json").read_text("utf-8"))
    runs = runs_of(then, random.Random(3))
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto((site_folder / f"quizzes/{then['id']}.html").as_uri())
    (script,) = site_folder.glob("assets/*/kept.js")
    page.add_script_tag(path=script)
    fitted = page.evaluate(FIT, [now, runs])
    context.close()
    for run, (how, scores) in zip(runs, fitted, strict=True):
        assert None not in scores
        if how == "old":
            assert scores == list(run["scores"].values())
        assert (how == "same") == (then["version"] == now["version"])
