"""`build`: the guide, published into a folder."""

import gc
import os
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator import manifest
from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status
from generator.console import (
    records_of,
    show_built,
    show_nothing_built,
    show_problems,
    show_unchanged,
    show_waiting,
)
from generator.settings import THEME, Settings, stage_of

HELP = "build the site"


def add_options(parser: ArgumentParser) -> None:
    """What `build` takes."""
    arguments.add_content(parser)
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR")
    parser.add_argument(
        "--base-url", type=arguments.address, metavar="URL", help="where the site will live"
    )
    parser.add_argument("--jobs", type=arguments.jobs, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--no-cache", action="store_true", help="build everything anew")
    parser.add_argument("--drafts", action="store_true", help="also pages marked as drafts")
    parser.add_argument("--json", action="store_true", help="problems as a JSON list")


def run(options: Namespace) -> Status:
    """Builds what has changed, or says that nothing has."""
    started = time.perf_counter()
    if has_no_content(options):
        return Status.WRONG_USAGE
    settings = settings_of(options)
    noted = manifest.note(settings, options.output)
    is_settled = not stage_of(options.output).exists()  # nothing half done
    if noted.last.said is not None and is_settled:
        show_unchanged(noted.last.said, started, options.output, options.json)
        return Status.FINE
    return _build_changed(options, settings, noted, started)


def _build_changed(
    options: Namespace, settings: Settings, noted: manifest.Noted, started: float
) -> Status:
    gc.disable()  # a build ends soon, and leaves no circles that are worth looking for
    from generator.problems import has_errors
    from generator.publish import staging
    from generator.publish.refusal import refuse
    from generator.publish.spare import spare_of
    from generator.rebuild import keep_index, last_of, publish_guide

    sources = [folder / name for folder in settings.theme for name in THEME]
    refusal = refuse(options.output, options.content, sources)
    if refusal:
        show_problems(options.json, [refusal], None)
        return Status.WRONG_USAGE
    spare = spare_of(options.output, settings.cache) if settings.cache else None
    with staging(options.output, lambda: show_waiting(options.output), spare) as stage:
        before = manifest.still(noted, settings)
        came = publish_guide(settings, stage, last_of(settings, before))
        show_problems(options.json, (*came.problems, *came.found), options.content)
        if has_errors(came.problems):
            show_nothing_built(came.problems, options.output)
            return Status.CONTENT_HAS_ERRORS
        if has_errors(came.found):
            return Status.WRONG_USAGE
        if settings.cache and not came.found:
            problems = records_of(came.problems, options.content)
            said: dict[str, object] = {"pages": came.pages, "problems": problems}
            seal = keep_index(settings, came.site)
            told = manifest.Told(said, seal, came.touched, before.outputs)
            manifest.remember(settings.cache, noted.request, told)
    if not options.json:
        show_built(came, started, options.output)
    return Status.FINE
