"""`check`: everything that a build would report, and what an editor would mark."""

from argparse import ArgumentParser, Namespace

from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status
from generator.console import show_annotated, show_problems, what_was_checked
from generator.progress import CHECKING
from generator.progress_line import showing_progress

HELP = "report every problem; write nothing"
ABOUT = """
Reports everything that a build would report, and what an editor would mark: words, reading level,
claims without a source, reviews that are due. It writes nothing.

There is one list. It comes as text, as JSON, or as lines that GitHub shows on a change; the
problems and their order are the same. Warnings stop nothing: only errors make the exit status 1.
"""
EXAMPLES = (
    ("steadyground check", "read the list"),
    ("steadyground check --github", "in a workflow that runs on pull requests"),
    ("steadyground check --json > problems.json", "for a program"),
)


def add_options(parser: ArgumentParser) -> None:
    """What `check` takes."""
    arguments.add_content(parser)
    forms = parser.add_mutually_exclusive_group()
    arguments.add_json(forms)
    forms.add_argument(
        "--github",
        action="store_true",
        help="also as workflow commands: GitHub shows each problem at its line of a change, the"
        " first 10 errors and the first 10 warnings of a step",
    )


def run(options: Namespace) -> Status:
    """Reports every problem; only an error makes the status 1."""
    if has_no_content(options):
        return Status.WRONG_USAGE
    from generator.build import build
    from generator.check.editorial import check_words
    from generator.problems import has_errors, in_order

    options.no_cache = True
    settings = settings_of(options)
    with showing_progress(options.json) as tell:
        built = build(settings._replace(tell=tell))
        tell(CHECKING, 0, 0)
        words = check_words(built.guide, settings.today) if built.guide else ()
    problems = in_order((*built.problems, *words))
    if options.github:
        show_annotated(problems, options.content)
    else:
        show_problems(options.json, problems, options.content)
    if not options.json:
        print(what_was_checked(built.guide))
    return Status.CONTENT_HAS_ERRORS if has_errors(built.problems) else Status.FINE
