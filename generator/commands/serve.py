"""`serve`: the preview that follows every change."""

import os
from argparse import ArgumentParser, Namespace

from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status

HELP = "preview that rebuilds after every change"


def add_options(parser: ArgumentParser) -> None:
    """What `serve` takes."""
    arguments.add_content(parser)
    parser.add_argument("--port", type=arguments.port, default=8000, metavar="N")
    parser.add_argument("--open", action="store_true", help="open the browser")


def run(options: Namespace) -> Status:
    """Serves until Ctrl+C, with drafts."""
    if has_no_content(options):
        return Status.WRONG_USAGE
    from generator.serve.server import serve

    options.drafts, options.jobs = True, os.cpu_count() or 1
    serve(settings_of(options), options.port, options.open, _say)
    return Status.FINE


def _say(line: str) -> None:
    print(line, flush=True)
