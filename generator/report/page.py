"""The report as one page that loads nothing and has no scripts: bars are drawings inside it."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from markupsafe import Markup

from generator.report.charts import Chart, Row, charts_of, summary_of
from generator.report.figures import QuizFigures

BAR = 240  # pixels, of a bar of full length

# Safe: our own words, without anything of the content.
_STYLE = Markup(
    "body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}"
    "table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:bold}"
    "th{text-align:left;font-weight:normal}th,td{padding:.2rem 1rem .2rem 0}"
    "td{font-variant-numeric:tabular-nums}svg{max-width:100%}"
)
_DIGEST = b64encode(sha256(_STYLE.encode()).digest()).decode()
POLICY = Markup(
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; form-action 'none'; base-uri 'none'"
)

_PAGE = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>Report on the quizzes</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    "<h1>Report on the quizzes</h1>\n"
    "<p>Simulated readers show what the items, bands and declared figures lead to. They are not"
    " evidence about people.</p>\n{quizzes}</main>\n</body>\n</html>\n"
)
_QUIZ = Markup("<section>\n<h2>{}</h2>\n<p>{}</p>\n{}</section>\n")
_TABLE = Markup("<table>\n<caption>{}</caption>\n<tbody>\n{}</tbody>\n</table>\n")
_ROW = Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>\n')
_BAR = Markup(
    '<svg role="img" width="{full}" height="14" viewBox="0 0 {full} 14"><title>{name}: {shown}'
    '</title><rect width="{full}" height="14" fill="#e3e7ea"/>'
    '<rect width="{length}" height="14" fill="#2f6f73"/></svg>'
)


def page_of(quizzes: Sequence[QuizFigures]) -> str:
    """The whole page; everything from the content is escaped."""
    sections = Markup("").join(_quiz(quiz) for quiz in quizzes)
    return str(_PAGE.format(policy=POLICY, style=_STYLE, quizzes=sections))


def _quiz(quiz: QuizFigures) -> Markup:
    tables = Markup("").join(_table(chart) for chart in charts_of(quiz))
    return _QUIZ.format(quiz.title, summary_of(quiz), tables)


def _table(chart: Chart) -> Markup:
    rows = Markup("").join(_ROW.format(row.name, row.shown, _bar(row)) for row in chart.rows)
    return _TABLE.format(chart.title, rows)


def _bar(row: Row) -> Markup:
    return _BAR.format(full=BAR, name=row.name, shown=row.shown, length=round(BAR * row.bar, 1))
