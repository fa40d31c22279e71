"""The command line: the only place that knows the exit statuses."""

import argparse
import gc
import os
import sys
import time
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__, manifest
from generator.console import (
    records_of,
    show_built,
    show_failure,
    show_nothing_built,
    show_problems,
    show_unchanged,
    show_waiting,
    what_was_checked,
)
from generator.settings import THEME, Settings, stage_of

if TYPE_CHECKING:
    from collections.abc import Sequence

FINE, CONTENT_HAS_ERRORS, WRONG_USAGE, ENVIRONMENT_FAILED = range(4)
INTERRUPTED = 130  # what shells say of a program that Ctrl+C has ended

PROGRAM = Path(__file__).resolve().parent
CACHE = ".cache/steadyground"  # beside the content folder


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Runs one command; returns its exit status."""
    if isinstance(sys.stdout, TextIOWrapper):  # no build ends over what a terminal cannot show
        sys.stdout.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        show_failure(error, getattr(options, "output", None))
        return ENVIRONMENT_FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="steadyground", description="Turns a folder of Markdown and YAML into a website."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="build the site")
    build.set_defaults(run=_build)
    build.add_argument("--output", type=Path, default=Path("site"), metavar="DIR")
    build.add_argument("--base-url", type=_address, metavar="URL", help="where the site will live")
    build.add_argument("--jobs", type=_jobs, default=os.cpu_count() or 1, metavar="N")
    build.add_argument("--no-cache", action="store_true", help="build everything anew")
    build.add_argument("--drafts", action="store_true", help="also pages marked as drafts")

    check = commands.add_parser("check", help="report every problem; write nothing")
    check.set_defaults(run=_check)

    serve = commands.add_parser("serve", help="preview that rebuilds after every change")
    serve.set_defaults(run=_serve)
    serve.add_argument("--port", type=_port, default=8000, metavar="N")
    serve.add_argument("--open", action="store_true", help="open the browser")

    report = commands.add_parser(
        "report", help="how every page reads, and what to expect of each quiz"
    )
    report.set_defaults(run=_figures)
    report.add_argument("--json", action="store_true", help="figures as JSON")
    report.add_argument("--html", type=_page, metavar="FILE", help="write plots to a page")

    for command in (build, check, serve, report):
        command.add_argument("--content", type=Path, default=Path("content"), metavar="DIR")
    for command in (build, check):
        command.add_argument("--json", action="store_true", help="problems as a JSON list")
    return parser


def _jobs(text: str) -> int:
    return _whole_number(text, 1, 64)


def _port(text: str) -> int:
    return _whole_number(text, 1, 65535)


def _address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f"an address that begins with https://, not {text!r}")
    return text


def _page(text: str) -> Path:
    if not text.endswith(".html"):  # a slip of the keyboard overwrites no source
        raise argparse.ArgumentTypeError(f"a file that ends in .html, not {text!r}")
    return Path(text)


def _whole_number(text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text[:6]) <= most:
        raise argparse.ArgumentTypeError(f"a whole number from {least} to {most}, not {text!r}")
    return int(text)


def theme_folders(content: Path) -> tuple[Path, ...]:
    """Where templates/ and assets/ are looked for: beside the content, then our own."""
    packaged = PROGRAM / "stock"
    own = packaged if packaged.is_dir() else PROGRAM.parent
    beside = content.resolve().parent
    return (own,) if beside == own else (beside, own)


def _build(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    if _no_content(options):
        return WRONG_USAGE
    settings = _settings(options)
    noted = manifest.note(settings, options.output)
    is_settled = not stage_of(options.output).exists()  # nothing half done
    if noted.last.said is not None and is_settled:
        show_unchanged(noted.last.said, started, options.output, options.json)
        return FINE
    return _build_changed(options, settings, noted, started)


def _settings(options: argparse.Namespace) -> Settings:
    beside = options.content.resolve().parent
    return Settings(
        content=options.content,
        theme=theme_folders(options.content),
        today=_today(os.environ.get("SOURCE_DATE_EPOCH")),
        base_url=getattr(options, "base_url", None),
        cache=None if getattr(options, "no_cache", False) else _cache_beside(beside),
        program=manifest.program_digest(PROGRAM),
        jobs=getattr(options, "jobs", 1),
        with_drafts=getattr(options, "drafts", False),
    )


def _cache_beside(folder: Path) -> Path | None:
    """Where the cache lives; none where a link would lead it to another place."""
    cache = folder / CACHE
    return cache if cache.resolve() == cache else None


def _today(seconds: str | None) -> date:
    """The day in Greenwich, the same in every time zone; or the one that somebody sets.

    `seconds` since 1970 (https://reproducible-builds.org/specs/source-date-epoch/) let a build of
    an old state of a guide say what it said then.
    """
    if not seconds:
        return datetime.now(tz=UTC).date()
    if not seconds.isdecimal() or len(seconds) > 11:  # the year 5138
        print(f'error: SOURCE_DATE_EPOCH is "{seconds}"', file=sys.stderr)
        print("  hint: write the seconds since 1970, or nothing at all", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)
    return datetime.fromtimestamp(int(seconds), tz=UTC).date()


def _build_changed(
    options: argparse.Namespace, settings: Settings, noted: manifest.Noted, started: float
) -> int:
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
        return WRONG_USAGE
    spare = spare_of(options.output, settings.cache) if settings.cache else None
    with staging(options.output, lambda: show_waiting(options.output), spare) as stage:
        before = manifest.still(noted, settings)
        came = publish_guide(settings, stage, last_of(settings, before))
        show_problems(options.json, (*came.problems, *came.found), options.content)
        if has_errors(came.problems):
            show_nothing_built(came.problems, options.output)
            return CONTENT_HAS_ERRORS
        if has_errors(came.found):
            return WRONG_USAGE
        if settings.cache and not came.found:
            problems = records_of(came.problems, options.content)
            said: dict[str, object] = {"pages": came.pages, "problems": problems}
            seal = keep_index(settings, came.site)
            told = manifest.Told(said, seal, came.touched, before.outputs)
            manifest.remember(settings.cache, noted.request, told)
    if not options.json:
        show_built(came, started, options.output)
    return FINE


def _check(options: argparse.Namespace) -> int:
    if _no_content(options):
        return WRONG_USAGE
    from generator.build import build
    from generator.check.editorial import check_words
    from generator.problems import has_errors, in_order

    options.no_cache = True
    settings = _settings(options)
    built = build(settings)
    words = check_words(built.guide, settings.today) if built.guide else ()
    show_problems(options.json, in_order((*built.problems, *words)), options.content)
    if not options.json:
        print(what_was_checked(built.guide))
    return CONTENT_HAS_ERRORS if has_errors(built.problems) else FINE


def _serve(options: argparse.Namespace) -> int:
    if _no_content(options):
        return WRONG_USAGE
    from generator.serve.server import serve

    options.drafts, options.jobs = True, os.cpu_count() or 1
    serve(_settings(options), options.port, options.open, _say)
    return FINE


def _figures(options: argparse.Namespace) -> int:
    if _no_content(options):
        return WRONG_USAGE
    from generator.build import build
    from generator.check.editorial import check_words
    from generator.report import page, report, tables

    options.no_cache = options.drafts = True  # a draft is what its author asks about
    settings = _settings(options)
    built = build(settings)
    if built.guide is None or any(problem.severity == "error" for problem in built.problems):
        show_problems(options.json, built.problems, options.content)
        return CONTENT_HAS_ERRORS
    marks = check_words(built.guide, settings.today)
    whole = report.report_of(built.guide, built.outputs, marks)
    if options.html:
        options.html.write_text(page.page_of(whole), "utf-8")
    if options.json or not options.html:
        print(report.as_json(whole) if options.json else tables.text_of(whole))
    return FINE


def _say(line: str) -> None:
    print(line, flush=True)


def _no_content(options: argparse.Namespace) -> bool:
    if options.content.is_dir():
        return False
    print(f"error: there is no folder {options.content}/", file=sys.stderr)
    print("  hint: name the folder of the guide with --content", file=sys.stderr)
    return True
