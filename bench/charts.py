"""Charts of what was measured, as SVG: no script, text as text, readable in light and in dark."""

from collections.abc import Iterable, Iterator
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

STYLE = """\
text{font:14px system-ui,sans-serif;fill:#24292f}.small{font-size:12px}.ours{font-weight:bold}
.end{text-anchor:end}.mid{text-anchor:middle}
.grid{stroke:#d0d7de;stroke-width:1}path{fill:none;stroke-width:2}
.a{fill:#0550ae}.b{fill:#953800}.c{fill:#116329}
path.a{stroke:#0550ae;fill:none}path.b{stroke:#953800;fill:none}path.c{stroke:#116329;fill:none}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#3d444d}
.a{fill:#79c0ff}.b{fill:#ffa657}.c{fill:#7ee787}
path.a{stroke:#79c0ff}path.b{stroke:#ffa657}path.c{stroke:#7ee787}}"""
KINDS = "abc"  # each has a color and a shape of its own

WIDTH = 760
LEFT, RIGHT = 200, 24  # beside the field
TOP, BOTTOM, ROW = 64, 30, 36
APART = 8  # so that dots of one value do not hide each other


class Row(NamedTuple):
    """One line of dots."""

    name: str
    values: tuple[float, ...]
    is_ours: bool = False


class Scale(NamedTuple):
    """From powers of ten to places on the drawing."""

    lowest: int
    highest: int
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (log10(value) - self.lowest) / (self.highest - self.lowest)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> range:
        return range(self.lowest, self.highest + 1)


def dots(title: str, kinds: tuple[str, ...], rows: tuple[Row, ...]) -> str:
    """Rows of dots on a scale of seconds in powers of ten; `kinds` names the dots of each row."""
    values = [value for row in rows for value in row.values]
    scale = _scale(values, LEFT, WIDTH - RIGHT)
    height = TOP + ROW * len(rows) + BOTTOM
    parts = [*_legend(kinds), *_grid_down(scale, height)]
    for number, row in enumerate(rows):
        y = TOP + ROW * number + ROW // 2
        mark = ' class="end ours"' if row.is_ours else ' class="end"'
        parts.append(f'<text x="{LEFT - 14}" y="{y + 5}"{mark}>{escape(row.name)}</text>')
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        for place, value in enumerate(row.values):
            parts.append(_mark(KINDS[place], scale.at(value), y + APART * (place - 1)))
    return _drawing(title, _said(kinds, rows), height, parts)


def lines(title: str, kinds: tuple[str, ...], rows: tuple[Row, ...], sizes: tuple[int, ...]) -> str:
    """A line for each row over the sizes of the guide, both scales in powers of ten."""
    height, bottom = 380, 380 - 46
    across = _scale(sizes, 80, WIDTH - RIGHT)
    up = _scale([value for row in rows for value in row.values], bottom, TOP)
    parts = list(_legend(kinds))
    for power in up.ticks():
        y = up.at(10**power)
        parts.append(f'<line class="grid" x1="80" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text class="small end" x="72" y="{y + 4}">{_seconds(power)}</text>')
    for size in sizes:
        x = across.at(size)
        parts.append(f'<text class="small mid" x="{x}" y="{bottom + 20}">{size:,}</text>')
    parts.append(f'<text class="small mid" x="{WIDTH / 2}" y="{height - 6}">chapters</text>')
    for kind, row in zip(KINDS, rows, strict=False):
        points = [(across.at(size), up.at(v)) for size, v in zip(sizes, row.values, strict=True)]
        path = "L".join(f"{x} {y}" for x, y in points)
        parts.append(f'<path class="{kind}" d="M{path}"/>')
        parts += [_mark(kind, x, y) for x, y in points]
    return _drawing(title, _said(tuple(f"{size:,}" for size in sizes), rows), height, parts)


def _scale(values: Iterable[float], start: float, end: float) -> Scale:
    values = tuple(values)
    lowest = floor(log10(min(values)))
    return Scale(lowest, max(ceil(log10(max(values))), lowest + 1), start, end)


def _legend(kinds: tuple[str, ...]) -> Iterator[str]:
    x = LEFT
    for kind, name in zip(KINDS, kinds, strict=False):
        yield _mark(kind, x, 40)
        yield f'<text class="small" x="{x + 12}" y="44">{escape(name)}</text>'
        x += 44 + 7 * len(name)


def _grid_down(scale: Scale, height: int) -> Iterator[str]:
    for power in scale.ticks():
        x = scale.at(10**power)
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{height - BOTTOM}"/>'
        yield f'<text class="small mid" x="{x}" y="{height - 10}">{_seconds(power)}</text>'


def _mark(kind: str, x: float, y: float) -> str:
    """A circle, a square or a triangle, so that color is not needed to tell them apart."""
    if kind == "a":
        return f'<circle class="a" cx="{x}" cy="{y}" r="6"/>'
    if kind == "b":
        return f'<rect class="b" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
    corners = f"{x - 6:.1f},{y + 5:.1f} {x + 6:.1f},{y + 5:.1f} {x:.1f},{y - 6:.1f}"
    return f'<polygon class="c" points="{corners}"/>'


def _seconds(power: int) -> str:
    return f"{10.0**power:g} s"


def _said(names: tuple[str, ...], rows: tuple[Row, ...]) -> str:
    """The same in words."""
    told = []
    for row in rows:
        values = (f"{n} {v:.3g} s" for n, v in zip(names, row.values, strict=True))
        told.append(f"{row.name}: {', '.join(values)}.")
    return " ".join(told)


def _drawing(title: str, said: str, height: int, parts: Iterable[str]) -> str:
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
            ' aria-labelledby="title said">',
            f'<title id="title">{escape(title)}</title><desc id="said">{escape(said)}</desc>',
            f"<style>{STYLE}</style>",
            f'<text x="14" y="22" class="ours">{escape(title)}</text>',
            *parts,
            "</svg>\n",
        )
    )
