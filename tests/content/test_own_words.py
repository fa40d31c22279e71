"""Nothing is copied from the article this project started from."""

from pathlib import Path

from tests.content.blocks import text_blocks
from tests.content.copied_runs import digest, runs_of, runs_of_the_article
from tests.environment import ROOT

TITLE = "Overcoming Anxious Attachment: A Step-by-Step Guide to Healing and Building"


def test_a_run_of_the_article_would_be_found() -> None:
    assert {digest(run) for run in runs_of(TITLE)} <= runs_of_the_article()


def test_no_page_shares_eight_words_in_a_row_with_the_article(site_folder: Path) -> None:
    article = runs_of_the_article()
    shared = {
        path.name: found
        for path in site_folder.rglob("*.html")
        if (found := _shared(" ".join(text_blocks(path.read_text("utf-8"))), article))
    }
    assert shared == {}


def test_nor_does_any_source_of_ours() -> None:
    article = runs_of_the_article()
    files = [*(ROOT / "content").rglob("*.md"), *(ROOT / "content").rglob("*.yaml")]
    found = {p.name: f for p in files if (f := _shared(p.read_text("utf-8"), article))}
    assert found == {}


def _shared(text: str, article: frozenset[str]) -> list[str]:
    return [run for run in runs_of(text) if digest(run) in article]
