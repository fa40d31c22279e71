"""Writes docs/benchmarks/speed.md and its charts from what was measured and kept.

python -m bench.document
"""

from bench.charts import Row, dots, lines
from bench.kept import Growth, Latency, Speed, Where, kept
from bench.peers import OURS
from bench.rounds import SITUATIONS, Found
from bench.tables import (
    growth_table,
    growth_text,
    hugo_table,
    latency_text,
    others_text,
    times_table,
)
from tests.environment import ROOT

FOLDER = ROOT / "docs" / "benchmarks"
DOCUMENT = FOLDER / "speed.md"
NOT_MEASURED = "Not measured yet."
TEXT = """\
# How long a build takes

`make bench` builds the same made-up guide with ours and with nine other generators, in turn, and
measures whole processes: the start of the interpreter is in every figure.

## Beside Hugo

{hugo}

## Beside all

{beside}

## Growth

{growth}

## While writing

{latency}

## How it is measured

- **The guide** is made up from a seed ([bench/made_up.py](../../bench/made_up.py)). Each chapter
  has some 6 kB of Markdown: headings with text, lists, a table, a quotation, a footnote and links
  to other chapters. All get the same bodies; only links and front matter are as each wants them.
- **Ours does more.** It gets the same bodies, and besides citations, terms, the boxes of a chapter,
  a search index, checks of every link and of the weight of every page, and, up to some 700 pages,
  a copy for reading offline. Nothing of the theme is left out.
- **Hugo, Pelican, Eleventy and MkDocs** have small layouts of our own
  ([bench/packages](../../bench/packages)): the parts and the chapters near this one, as ours shows
  them, the contents, previous and next. That they do no more is to their advantage, most of all to
  Hugo's: no feed, no taxonomy, no search (MkDocs has its own), no check of links.
- **mdBook, Material, Zensical, Nikola and Sphinx** have their own themes, with search where it
  comes with them. Material and Zensical leave other parts out of their navigation, else every page
  would list the whole guide. Pelican has its cache switched on, and Sphinx uses all cores.
- **Cold** is without output and without cache. **One sentence changed** is another sentence in a
  chapter in the middle of the guide; after each such build its page must hold that sentence.
- **Turns**: each generator builds once, then the next, and round again, up to nine times; from 10 s
  in all only three times, and once if one build takes over 20 s. Figures are medians. One that
  takes over 120 s, or would if its time only grew with the guide, is left out by name.
- **Memory** is that of a cold build in a run of its own that is not timed (unless it takes over
  20 s): the sum of the proportional set sizes of the process and all its children, looked at every
  5 ms. A page of memory that processes share counts once.
- Before each run everything written earlier is flushed to the disk.

Made by `make BENCH=--write bench`. Some of it: `.venv/bin/python -m bench.speed --sizes 50,1000
--peers hugo`. Versions are pinned, with hashes, in [bench/packages](../../bench/packages).
"""


def write_document() -> None:
    """Writes the page and its charts; what was never measured here says so."""
    speed, growth, latency = kept("speed", Speed), kept("growth", Growth), kept("latency", Latency)
    text = TEXT.format(
        hugo=_hugo(speed) if speed else NOT_MEASURED,
        beside="\n\n".join(map(_beside, speed.found)) if speed else NOT_MEASURED,
        growth=_growth(growth) if growth else NOT_MEASURED,
        latency=_latency(latency) if latency else NOT_MEASURED,
    )
    DOCUMENT.write_text(text, "utf-8")
    for found in speed.found if speed else ():
        (FOLDER / _dots_name(found)).write_text(_dots(found), "utf-8")
    if growth:
        (FOLDER / "growth.svg").write_text(_lines(growth), "utf-8")


def place_text(where: Where) -> str:
    """The day and the machine."""
    return f"{where.day}, {where.machine}, load {where.load} when it began."


def _hugo(speed: Speed) -> str:
    return f"{place_text(speed.where)}\n\n{hugo_table(speed.found)}\n\n{others_text(speed.found)}"


def _beside(found: Found) -> str:
    alt = (
        f"Times of {len(found.times)} generators with {found.chapters:,} chapters, as in the table"
    )
    return f"{times_table(found)}\n\n![{alt}]({_dots_name(found)})"


def _growth(growth: Growth) -> str:
    chart = "![Times of ours at each size, as in the table](growth.svg)"
    table, text = growth_table(growth.found), growth_text(growth.found)
    return f"{place_text(growth.where)}\n\n{table}\n\n{text}\n\n{chart}"


def _latency(latency: Latency) -> str:
    waited = latency_text(latency.waits, latency.chapters)
    return f"{place_text(latency.where)} The browser is Chromium.\n\n{waited}"


def _dots_name(found: Found) -> str:
    return f"speed-{found.chapters}.svg"


def _dots(found: Found) -> str:
    rows = (
        Row(one.generator, tuple(map(one.median, SITUATIONS)), one.generator == OURS.name)
        for one in found.times
    )
    title = f"Time to build a guide of {found.chapters:,} chapters (each line: ten times as long)"
    return dots(title, SITUATIONS, tuple(rows))


def _lines(growth: Growth) -> str:
    measured = [found for found in growth.found if found.times]
    rows = (
        Row(situation, tuple(found.times[0].median(situation) for found in measured))
        for situation in SITUATIONS
    )
    sizes = tuple(found.chapters for found in measured)
    return lines("Time to build as the guide grows", SITUATIONS, tuple(rows), sizes)


if __name__ == "__main__":
    write_document()
