"""Problems as a sheet of paper laid over the page, which a reader can fold up."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from generator import limits
from generator.problems import Place, Problem, has_errors
from generator.shown_paths import shown_path

STYLES = "/__preview__/overlay.css"

MOST = 50  # problems on the sheet; the terminal has all of them
WIDTH = 160  # characters of a line

_BARE = Markup(
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{0}</title></head><body><p>{0}</p></body></html>"
)
NO_SITE = _BARE.format("There is nothing to show yet.")
NO_PAGE = _BARE.format("There is no page at this address.")

_SHEET = Markup(
    '<div role="alert"><details class="preview-problems"{}>'
    '<summary class="preview-problems_title">{}</summary>'
    '<ul class="preview-problems_list">{}</ul></details></div>'
)
_ITEM = Markup('<li class="preview-problem"><strong>{}:{}:{}</strong> {}: {}{}{}</li>')
_LINE = Markup('<code class="preview-problem_line">{}<mark>{}</mark>{}</code>')
_HINT = Markup('<span class="preview-problem_hint">{}</span>')


class Line(NamedTuple):
    """A line of a source, in three pieces: the place of a problem is the one in the middle."""

    before: str
    at: str
    after: str


def with_problems(html: str, problems: Sequence[Problem], content: Path) -> str:
    """A page with the problems over it."""
    if not problems:
        return html
    head, head_end, rest = html.partition("</head>")
    before_body, body_tag, after = rest.partition("<body>")
    style = f'<link rel="stylesheet" href="{STYLES}">'
    return f"{head}{style}{head_end}{before_body}{body_tag}{_sheet(problems, content)}{after}"


def _sheet(problems: Sequence[Problem], content: Path) -> Markup:
    """Errors lie open over the page; warnings do not cover it."""
    is_broken = has_errors(problems)
    title = (
        "The guide could not be built. You see it as it was before."
        if is_broken
        else f"The guide was built, with warnings: {len(problems)}"
    )
    sources: dict[str, list[str]] = {}
    items = [_item(one, content, sources) for one in problems[:MOST]]
    if len(problems) > MOST:
        more = Markup('<li class="preview-problem">and {} more, which the terminal lists</li>')
        items.append(more.format(len(problems) - MOST))
    return _SHEET.format(" open" if is_broken else "", title, Markup("").join(items))


def _item(problem: Problem, content: Path, sources: dict[str, list[str]]) -> Markup:
    """One problem; `sources` are the lines of the files that were read for others."""
    place = problem.place
    if place.path not in sources:
        sources[place.path] = _lines_of(content / place.path)
    line = line_at(place, sources[place.path])
    return _ITEM.format(
        shown_path(content, place.path),
        place.line,
        place.column,
        problem.severity,
        problem.message,
        _LINE.format(*line) if line else "",
        _HINT.format(f"hint: {problem.hint}") if problem.hint else "",
    )


def _lines_of(path: Path) -> list[str]:
    """The lines of a source, for reading, counted as problems count them; none if it is no file.

    A pipe would never end, and a link may lead to what is nobody's business.
    """
    try:
        if path.is_symlink() or not path.is_file():
            return []
        with path.open("rb") as file:
            data = file.read(limits.IMAGE_BYTES)
    except OSError:
        return []
    text = data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def line_at(place: Place, lines: Sequence[str]) -> Line | None:
    """The line at a place, as far as a sheet has room for it; None where there is none."""
    if place.line > len(lines) or not lines[place.line - 1].strip():
        return None
    line, at = lines[place.line - 1], place.column - 1
    start = max(0, at - WIDTH // 2)
    before, after = line[start:at], line[at + 1 : start + WIDTH]
    cut = "…" if start else ""
    more = "…" if start + WIDTH < len(line) else ""
    return Line(cut + (before if cut else before.lstrip()), line[at : at + 1] or " ", after + more)
