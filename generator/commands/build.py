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
from generator.progress_line import showing_progress
from generator.settings import THEME, Settings, stage_of

HELP = "build the site"
ABOUT = """
Makes the site of a guide in a folder, ready to be put on any host or opened from a disk.

Every mistake is told with its place, and with what to do about it. While there is an error
nothing is published, and the site of the last build stays as it is. Only what has changed is made
again; a new site takes the place of the old one in one step.
"""
EXAMPLES = (
    ("steadyground build", "make the site of content/ in site/"),
    ("steadyground build --base-url https://guide.example/", "with full addresses and a sitemap"),
    ("steadyground build --drafts --output preview", "with drafts, in a folder of its own"),
)


def add_options(parser: ArgumentParser) -> None:
    """What `build` takes."""
    arguments.add_content(parser)
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("site"),
        metavar="DIR",
        help="where the site goes: a folder of ours, or one that is not there yet",
    )
    arguments.add_base_url(parser)
    parser.add_argument(
        "--jobs",
        type=arguments.jobs,
        default=os.cpu_count() or 1,
        metavar="N",
        help="how many processes work at once (default: one for each processor)",
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="build everything anew, and keep nothing of it"
    )
    parser.add_argument(
        "--drafts", action="store_true", help="also pages with draft: true, each marked as one"
    )
    arguments.add_json(parser)


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
        with showing_progress(options.json) as tell:
            came = publish_guide(settings._replace(tell=tell), stage, last_of(settings, before))
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
