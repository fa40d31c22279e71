"""The report as one page that loads nothing and has no scripts: bars are drawings inside it."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256

from markupsafe import Markup

from generator.report.charts import Chart, Row, charts_of, page_charts_of, summary_of
from generator.report.figures import QuizFigures
from generator.report.pages import COLUMNS, PageFigures
from generator.report.report import Report

BAR = 240  # pixels, of a bar of full length

# Safe: our own words, without anything of the content.
_STYLE = Markup(
    "body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}"
    "table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:bold}"
    "th{text-align:left;font-weight:normal}th,td{padding:.2rem 1rem .2rem 0}"
    "td{font-variant-numeric:tabular-nums;white-space:nowrap}svg{max-width:100%}"
)
_DIGEST = b64encode(sha256(_STYLE.encode()).digest()).decode()
POLICY = Markup(
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; form-action 'none'; base-uri 'none'"
)

_PAGE = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>Report on the guide</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    "<h1>Report on the guide</h1>\n{pages}"
    "<h2>Quizzes</h2>\n"
    "<p>Simulated readers show what the items, bands and declared figures lead to. They are not"
    " evidence about people.</p>\n{quizzes}</main>\n</body>\n</html>\n"
)
_PAGES = Markup("<section>\n<h2>Pages, the worst first</h2>\n{}{}</section>\n")
_QUIZ = Markup("<section>\n<h3>{}</h3>\n<p>{}</p>\n{}</section>\n")
_TABLE = Markup("<table>\n<caption>{}</caption>\n<tbody>\n{}</tbody>\n</table>\n")
_ROW = Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>\n')
_LINE = Markup("<tr>{}</tr>\n")
_BAR = Markup(
    '<svg role="img" width="{full}" height="14" viewBox="0 0 {full} 14"><title>{name}: {shown}'
    '</title><rect width="{full}" height="14" fill="#e3e7ea"/>'
    '<rect width="{length}" height="14" fill="#2f6f73"/></svg>'
)


def page_of(report: Report) -> str:
    """The whole page; everything from the content is escaped."""
    sections = Markup("").join(_quiz(quiz) for quiz in report.quizzes)
    pages = _pages(report.pages) if report.pages else ""
    return str(_PAGE.format(policy=POLICY, style=_STYLE, pages=pages, quizzes=sections))


def _pages(pages: Sequence[PageFigures]) -> Markup:
    head = _line("th", COLUMNS)
    lines = (_line("td", (show(page) for show in COLUMNS.values())) for page in pages)
    table = _TABLE.format("Every page", head + Markup("").join(lines))
    charts = Markup("").join(_table(chart) for chart in page_charts_of(pages))
    return _PAGES.format(table, charts)


def _line(tag: str, cells: Iterable[str]) -> Markup:
    cell = Markup(f"<{tag}>{{}}</{tag}>")  # safe: our own tags
    return _LINE.format(Markup("").join(cell.format(text) for text in cells))


def _quiz(quiz: QuizFigures) -> Markup:
    tables = Markup("").join(_table(chart) for chart in charts_of(quiz))
    return _QUIZ.format(quiz.title, summary_of(quiz), tables)


def _table(chart: Chart) -> Markup:
    rows = Markup("").join(_ROW.format(row.name, row.shown, _bar(row)) for row in chart.rows)
    return _TABLE.format(chart.title, rows)


def _bar(row: Row) -> Markup:
    return _BAR.format(full=BAR, name=row.name, shown=row.shown, length=round(BAR * row.bar, 1))
