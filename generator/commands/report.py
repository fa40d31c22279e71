"""`report`: figures of every page and every quiz."""

from argparse import ArgumentParser, Namespace

from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status
from generator.console import show_problems

HELP = "how every page reads, and what to expect of each quiz"


def add_options(parser: ArgumentParser) -> None:
    """What `report` takes."""
    arguments.add_content(parser)
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--html", type=arguments.page, metavar="FILE", help="write plots to a page")


def run(options: Namespace) -> Status:
    """Prints the figures, or writes them to a page."""
    if has_no_content(options):
        return Status.WRONG_USAGE
    from generator.build import build
    from generator.check.editorial import check_words
    from generator.report import page, report, tables

    options.no_cache = options.drafts = True  # a draft is what its author asks about
    settings = settings_of(options)
    built = build(settings)
    if built.guide is None or any(problem.severity == "error" for problem in built.problems):
        show_problems(options.json, built.problems, options.content)
        return Status.CONTENT_HAS_ERRORS
    marks = check_words(built.guide, settings.today)
    whole = report.report_of(built.guide, built.outputs, marks)
    if options.html:
        options.html.write_text(page.page_of(whole), "utf-8")
    if options.json or not options.html:
        print(report.as_json(whole) if options.json else tables.text_of(whole))
    return Status.FINE
