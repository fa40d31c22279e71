"""`report`: figures of every page and every quiz."""

import sys
from argparse import ArgumentParser, Namespace

from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status
from generator.console import show_problems
from generator.progress_line import showing_progress

HELP = "how every page reads, and what to expect of each quiz"
ABOUT = """
Prints figures of a guide: how hard each page is to read, how well its claims are supported and
what it weighs. Of each quiz they say what to expect of its scores. Drafts count too.
"""
EXAMPLES = (
    ("steadyground report", "tables of every page and quiz"),
    ("steadyground report --html report.html", "the same with plots, as one page to open"),
    ("steadyground report --json", "for a program"),
)


def add_options(parser: ArgumentParser) -> None:
    """What `report` takes."""
    arguments.add_content(parser)
    parser.add_argument(
        "--json", action="store_true", help="the figures as JSON, on standard output"
    )
    parser.add_argument(
        "--html",
        type=arguments.page,
        metavar="FILE",
        help="write tables and plots into a page that ends in .html (default: print tables)",
    )


def run(options: Namespace) -> Status:
    """Prints the figures, or writes them to a page."""
    if has_no_content(options):
        return Status.WRONG_USAGE
    from generator.build import build
    from generator.check.editorial import check_words
    from generator.report import page, report, tables

    options.no_cache = options.drafts = True  # a draft is what its author asks about
    settings = settings_of(options)
    with showing_progress(options.json) as tell:
        built = build(settings._replace(tell=tell))
    if built.guide is None or any(problem.severity == "error" for problem in built.problems):
        show_problems(options.json, built.problems, options.content)
        return Status.CONTENT_HAS_ERRORS
    marks = check_words(built.guide, settings.today)
    whole = report.report_of(built.guide, built.outputs, marks)
    if options.html:
        options.html.write_text(page.page_of(whole), "utf-8")
        print(f"Wrote {options.html}", file=sys.stderr)
    if options.json or not options.html:
        print(report.as_json(whole) if options.json else tables.text_of(whole))
    return Status.FINE
