"""Problems as a sheet of paper laid over the page."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from generator.problems import Problem, has_errors

STYLES = "/__preview__/overlay.css"

_BARE = Markup(
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{0}</title></head><body><p>{0}</p></body></html>"
)
NO_SITE = _BARE.format("There is nothing to show yet.")
NO_PAGE = _BARE.format("There is no page at this address.")


def with_problems(html: str, problems: Sequence[Problem], content: Path) -> str:
    """A page with the problems over it."""
    if not problems:
        return html
    head, head_end, rest = html.partition("</head>")
    before_body, body_tag, after = rest.partition("<body>")
    style = f'<link rel="stylesheet" href="{STYLES}">'
    return f"{head}{style}{head_end}{before_body}{body_tag}{_sheet(problems, content)}{after}"


def _sheet(problems: Sequence[Problem], content: Path) -> Markup:
    title = (
        "The guide could not be built. You see it as it was before."
        if has_errors(problems)
        else "The guide was built, with warnings."
    )
    items = Markup("").join(_item(problem, content) for problem in problems)
    return Markup(
        '<div class="preview-problems" role="alert" tabindex="0">'
        '<p class="preview-problems_title">{}</p><ul class="preview-problems_list">{}</ul></div>'
    ).format(title, items)


def _item(problem: Problem, content: Path) -> Markup:
    place = problem.place
    line = _source_line(content / place.path, place.line)
    shown = Markup('<code class="preview-problem_line">{}</code>').format(line) if line else ""
    hint = Markup('<span class="preview-problem_hint">{}</span>')
    return Markup('<li class="preview-problem"><strong>{}:{}:{}</strong> {}: {}{}{}</li>').format(
        place.path,
        place.line,
        place.column,
        problem.severity,
        problem.message,
        shown,
        hint.format(problem.hint) if problem.hint else "",
    )


def _source_line(path: Path, number: int) -> str:
    """A line of a source, for reading; "" when there is none to show."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return lines[number - 1].strip()[:200] if number <= len(lines) else ""
