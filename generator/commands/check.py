"""`check`: everything that a build would report, and what an editor would mark."""

from argparse import ArgumentParser, Namespace

from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status
from generator.console import show_problems, what_was_checked

HELP = "report every problem; write nothing"


def add_options(parser: ArgumentParser) -> None:
    """What `check` takes."""
    arguments.add_content(parser)
    parser.add_argument("--json", action="store_true", help="problems as a JSON list")


def run(options: Namespace) -> Status:
    """Reports every problem; only an error makes the status 1."""
    if has_no_content(options):
        return Status.WRONG_USAGE
    from generator.build import build
    from generator.check.editorial import check_words
    from generator.problems import has_errors, in_order

    options.no_cache = True
    settings = settings_of(options)
    built = build(settings)
    words = check_words(built.guide, settings.today) if built.guide else ()
    show_problems(options.json, in_order((*built.problems, *words)), options.content)
    if not options.json:
        print(what_was_checked(built.guide))
    return Status.CONTENT_HAS_ERRORS if has_errors(built.problems) else Status.FINE
