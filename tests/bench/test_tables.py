"""What is printed and written of measured figures: ratios, goals, charts and the page."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bench import document, kept
from bench.charts import Row, dots, lines
from bench.goals import beside_hugo, beside_others, memory_of_a_chapter
from bench.kept import Growth, Latency, Speed, Wait, Where
from bench.rounds import COLD, EDIT, NOTHING, SITUATIONS, Found, LeftOut, Times
from bench.tables import growth_text, hugo_table, latency_text, others_text, times_table

SVG = "{http://www.w3.org/2000/svg}"
PLACE = Where("1 May 2026", "a machine", 0.0)


def times(name: str, cold: float, nothing: float, edit: float, peak: int = 100) -> Times:
    seconds: dict[str, tuple[float, ...]] = {COLD: (cold,), NOTHING: (nothing,), EDIT: (edit,)}
    return Times(name, "1.0", seconds, peak * 1_000_000)


def found(*others: Times, chapters: int = 1_000) -> Found:
    return Found(chapters, (times("Steady Ground", 2.0, 0.1, 0.2), *others), ())


HUGO = times("Hugo", 1.0, 1.0, 0.5, 200)


def test_a_goal_beside_hugo_is_met_at_its_limit_and_not_above() -> None:
    goals = {goal.what: goal for goal in beside_hugo(found(HUGO))}
    assert {what: goal.is_met for what, goal in goals.items()} == {
        COLD: True,  # 2 of at most 3
        NOTHING: True,  # 1/10 of at most 1/8
        EDIT: False,  # 0.4 of at most 1/3
        "memory": True,  # 1/2 of at most 1/2
    }


def test_mdbook_may_be_faster_when_cold_and_only_then() -> None:
    goals = list(beside_others(found(times("mdBook", 1.0, 1.0, 0.1))))
    assert [(goal.what, goal.is_met) for goal in goals] == [
        ("mdBook, nothing changed", True),
        ("mdBook, one sentence changed", False),
    ]


def test_the_table_beside_hugo_says_which_goals_are_met() -> None:
    table = hugo_table([found(HUGO)])
    assert "| cold | 2.00 of at most 3, met |" in table
    assert "| one sentence changed | 0.40 of at most 1/3, **not met** |" in table


def test_the_table_of_times_names_who_is_left_out_and_why() -> None:
    table = times_table(found(HUGO)._replace(left_out=(LeftOut("Sphinx", "it hides"),)))
    assert (
        "| Hugo 1.0 | 1.00 s (0.50×) | 1.00 s (10×) | 0.500 s (2.50×) | 200 MB (2.00×) |" in table
    )
    assert "Left out: Sphinx, since it hides." in table


def test_whoever_is_faster_than_ours_is_named() -> None:
    text = others_text([found(times("Pelican", 1.0, 1.0, 1.0))])
    assert text.startswith("Faster than the others in 2 of 3 timings.")
    assert "slower: Pelican, cold, 1,000 chapters (2.00 times theirs)" in text


def test_growth_is_judged_from_the_shortest_guide_to_the_longest() -> None:
    short = found(chapters=1_000)
    long = Found(2_000, (times("Steady Ground", 8.0, 0.1, 0.2, 101),), ())
    assert memory_of_a_chapter((short, long)) == 1_000
    text = growth_text((short, long))
    assert "1.0 kB of memory, of at most 10 kB: met" in text
    assert "2.00 times as long" in text
    assert text.endswith("**not met**.")


def test_the_wait_is_the_median_of_whole_waits() -> None:
    waits = (Wait(0.1, 0.0, 0.1), Wait(0.2, 0.0, 0.1), Wait(0.9, 0.0, 0.1))
    assert "median 0.30 s of 3 (from 0.20 to 1.00 s), of at most 0.4 s: met" in latency_text(
        waits, 9
    )


@pytest.mark.parametrize(
    "chart",
    [
        dots("A & B", SITUATIONS, tuple(Row(f"<{n}>", (9, 0.01, 99)) for n in range(10))),
        lines("A & B", ("a", "b"), (Row("a", (1, 10)), Row("b", (0.1, 0.1))), (10, 1_000)),
    ],
    ids=["dots", "lines"],
)
def test_a_chart_is_small_has_text_as_text_and_no_script(chart: str) -> None:
    root = ElementTree.fromstring(chart)
    assert len(chart.encode()) < 10_000
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "style", "text", "line", "circle", "rect", "polygon", "path")
    }
    assert "A & B" in [element.text for element in root.iter(f"{SVG}text")]
    assert "prefers-color-scheme:dark" in chart


def test_the_page_is_written_from_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(document, "FOLDER", tmp_path)
    monkeypatch.setattr(document, "DOCUMENT", tmp_path / "speed.md")
    kept.keep("speed", Speed(PLACE, (found(HUGO),)))
    kept.keep("growth", Growth(PLACE, (found(), found(chapters=3_000))))
    document.write_document()
    page = (tmp_path / "speed.md").read_text("utf-8")
    assert hugo_table([found(HUGO)]) in page
    assert page.count(document.NOT_MEASURED) == 1
    assert page.count("1 May 2026, a machine, load 0.0 when it began.") == 2
    assert {file.name for file in tmp_path.glob("*.svg")} == {"speed-1000.svg", "growth.svg"}


def test_a_wait_is_kept_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    latency = Latency(PLACE, 10_000, (Wait(0.1, 0.2, 0.3),))
    kept.keep("latency", latency)
    assert kept.kept("latency", Latency) == latency
