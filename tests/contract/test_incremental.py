"""After any edits, a build that uses the cache gives the bytes of a clean one."""

import random
from pathlib import Path

from generator.cli import main
from tests.sites import read_site, write_site

EDITS = (
    ("guide/01-start.md", "title: How to start", "title: Another title"),
    ("guide/02-next.md", "## When to stop", "## When to end {#when-to-stop}"),
    ("techniques/breathing.md", "what: Slow breaths.", "what: Quiet breaths."),
    ("glossary.yaml", "meaning: What sets", "meaning: Whatever sets"),
    ("references.yaml", "A study", "A larger study"),
    ("site.yaml", "title: Test guide", "title: New guide"),
    ("quizzes/two.yaml", "up_to: 0.5", "up_to: 0.25"),
)


# Files that come and go, and one that moves: path to path, or None for away.
MOVES = (
    ("guide/02-next.md", "guide/00-next.md"),
    ("pages/extra.md", None),
    ("exercises/plan.yaml", None),
    ("drawings/dot.svg", "drawings/point.svg"),
)
SEARCH = "-- pages/search.md --\n---\ntitle: Search\ndescription: Words.\n---\n::: search\n:::\n"
EXTRA = "---\ntitle: Extra\ndescription: A page that comes and goes.\n---\nA [[trigger]].\n"


def build(content: Path, output: Path, *options: str) -> dict[str, bytes]:
    arguments = ["build", "--content", str(content), "--output", str(output), *options]
    assert main(arguments) == 0
    return {
        p.relative_to(output).as_posix(): p.read_bytes() for p in output.rglob("*.*") if p.is_file()
    }


def test_cached_equals_clean_after_any_edits(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_site(read_site(SEARCH), content)
    order = random.Random(7)  # the same edits in every run
    for _ in range(20):
        name, old, new = order.choice(EDITS)
        path = content / name
        text = path.read_text("utf-8")
        swapped = text.replace(new, old) if new in text else text.replace(old, new)
        assert swapped != text
        path.write_text(swapped, "utf-8")
        cached = build(content, tmp_path / "cached")
        assert cached == build(content, tmp_path / "clean", "--no-cache")


def test_cached_equals_clean_when_files_come_go_and_move(tmp_path: Path) -> None:
    content, aside = tmp_path / "content", tmp_path / "aside"
    write_site(read_site(f"{SEARCH}-- pages/extra.md --\n{EXTRA}"), content)
    aside.mkdir()
    order = random.Random(7)
    for _ in range(16):
        name, other = order.choice(MOVES)
        one = content / name
        two = content / other if other else aside / Path(name).name
        (one.rename(two) if one.exists() else two.rename(one))
        cached = build(content, tmp_path / "cached")
        assert cached == build(content, tmp_path / "clean", "--no-cache")
