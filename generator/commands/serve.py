"""`serve`: the preview that follows every change."""

import os
from argparse import ArgumentParser, Namespace
from contextlib import ExitStack

from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status
from generator.progress_line import showing_progress

HELP = "preview that rebuilds after every change"
ABOUT = """
Shows the guide in a browser on this computer, and builds it again as soon as a file is saved. The
page loads itself again, and stays where you were reading. Drafts are shown, each marked as one.

Mistakes lie over the page, with the line they are in. They stand in the terminal too, where most
terminals let you click on the place. Meanwhile you see the guide as it was before.

It goes on until Ctrl+C ends it, and no other computer can reach it.
"""
EXAMPLES = (
    ("steadyground serve --open", "show content/ in a browser"),
    ("steadyground serve --content examples/sleep/content --port 8001", "another guide beside it"),
)


def add_options(parser: ArgumentParser) -> None:
    """What `serve` takes."""
    arguments.add_content(parser)
    parser.add_argument(
        "--port",
        type=arguments.port,
        default=8000,
        metavar="N",
        help="where on this computer it listens, from 1 to 65535",
    )
    parser.add_argument("--open", action="store_true", help="open the guide in a browser")


def run(options: Namespace) -> Status:
    """Serves until Ctrl+C, with drafts."""
    if has_no_content(options):
        return Status.WRONG_USAGE
    from generator.serve.server import serve

    options.drafts, options.jobs = True, os.cpu_count() or 1
    with ExitStack() as first_build:
        tell = first_build.enter_context(showing_progress(False))

        def say(line: str) -> None:
            first_build.close()  # what it says first, it says when it has built
            print(line, flush=True)

        serve(settings_of(options)._replace(tell=tell), options.port, options.open, say)
    return Status.FINE
