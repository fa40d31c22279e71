"""The command line: the only place that prints, and that knows the exit statuses."""

import argparse
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__, manifest
from generator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.problems import Problem

FINE, CONTENT_HAS_ERRORS, WRONG_USAGE, ENVIRONMENT_FAILED = range(4)
INTERRUPTED = 130  # what shells say of a program that Ctrl+C has ended

PROGRAM = Path(__file__).resolve().parent
CACHE = ".cache/steadyground"  # beside the content folder


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"error: {place}{(error.strerror or str(error)).lower()}", file=sys.stderr)
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

    report = commands.add_parser("report", help="what simulated readers make of each quiz")
    report.set_defaults(run=_figures)
    report.add_argument("--json", action="store_true", help="figures as a JSON list")
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
    sources = [folder / name for folder in settings.theme for name in ("templates", "assets")]
    chosen = (__version__, settings.today, options.base_url, options.drafts, Path.cwd())
    request = manifest.Request(
        settings=(*map(str, chosen), str(options.content.resolve()), str(options.output.resolve())),
        inputs=manifest.stamps_of([PROGRAM, options.content, *sources]),
        output=options.output,
    )
    said = manifest.unchanged(settings.cache, request) if settings.cache else None
    if said is not None:
        _say_unchanged(options, said, started)
        return FINE
    return _build_anew(options, settings, request, started)


def _settings(options: argparse.Namespace) -> Settings:
    beside = options.content.resolve().parent
    return Settings(
        content=options.content,
        theme=theme_folders(options.content),
        today=datetime.now(tz=UTC).astimezone().date(),
        base_url=getattr(options, "base_url", None),
        cache=None if getattr(options, "no_cache", False) else beside / CACHE,
        program=manifest.program_digest(PROGRAM),
        jobs=getattr(options, "jobs", 1),
        with_drafts=getattr(options, "drafts", False),
    )


def _build_anew(
    options: argparse.Namespace, settings: Settings, request: manifest.Request, started: float
) -> int:
    from generator.build import build
    from generator.publish import publish, refuse

    sources = [folder / name for folder in settings.theme for name in ("templates", "assets")]
    refusal = refuse(options.output, options.content, sources)
    if refusal:
        _report(options, [refusal], None)
        return WRONG_USAGE
    built = build(settings)
    _report(options, built.problems, options.content)
    if not built.outputs:
        errors = sum(problem.severity == "error" for problem in built.problems)
        kept = f"; {options.output}/ is as it was" if options.output.exists() else ""
        print(f"{_count(errors, 'error')}, nothing built{kept}", file=sys.stderr)
        return CONTENT_HAS_ERRORS
    publish(built.outputs, options.output)
    pages = sum(output.address.endswith(".html") for output in built.outputs)
    said: dict[str, object] = {
        "pages": pages,
        "problems": _records(built.problems, options.content),
    }
    if settings.cache:
        manifest.remember(settings.cache, request, said)
    if not options.json:
        size = sum(len(output.data) for output in built.outputs) / 1000
        print(
            f"Built {_count(pages, 'page')} ({len(built.outputs)} files, {size:,.0f} kB)"
            f" into {options.output}/ in {time.perf_counter() - started:.2f} s"
        )
        print(f"To look at it, open {options.output}/index.html in a browser, or run: make serve")
    return FINE


def _say_unchanged(options: argparse.Namespace, said: dict[str, object], started: float) -> None:
    import json

    records = said["problems"]
    if options.json:
        print(json.dumps(records, ensure_ascii=False, indent=2))
        return
    for record in records if isinstance(records, list) else []:
        hint = f"\n  hint: {record['hint']}" if record["hint"] else ""
        place = f"{record['path']}:{record['line']}:{record['column']}"
        print(f"{place}: {record['severity']}: {record['message']}{hint}", file=sys.stderr)
    seconds = time.perf_counter() - started
    print(
        f"Nothing changed: {said['pages']} pages in {options.output}/ are as they should be"
        f" ({seconds:.2f} s)"
    )


def _check(options: argparse.Namespace) -> int:
    if _no_content(options):
        return WRONG_USAGE
    from generator.build import build
    from generator.problems import has_errors

    options.no_cache = True
    built = build(_settings(options))
    _report(options, built.problems, options.content)
    if not options.json:
        print(_what_was_checked(built.guide))
    return CONTENT_HAS_ERRORS if has_errors(built.problems) else FINE


def _what_was_checked(guide: object) -> str:
    """A clean bill says what it covers."""
    from generator.check import GATES
    from generator.model.body import Role
    from generator.model.guide import Guide

    if not isinstance(guide, Guide):
        return "Checked: not the whole guide, because a file it needs is missing or broken"
    mentions = [m for d in guide.documents for body in d.bodies for m in body.mentions]
    links = sum(m.role in (Role.LINK, Role.IMAGE, Role.TERM) for m in mentions)
    citations = sum(m.role is Role.CITATION for m in mentions)
    return (
        f"Checked: {_count(len(guide.addresses), 'page')}, {_count(links, 'link')} inside the"
        f" guide, {_count(citations, 'citation')}, {len(GATES)} editorial gates."
        " Not checked: addresses outside the guide"
    )


def _serve(options: argparse.Namespace) -> int:
    if _no_content(options):
        return WRONG_USAGE
    from generator.serve.server import serve

    options.drafts = True
    serve(_settings(options), options.port, options.open, _say)
    return FINE


def _figures(options: argparse.Namespace) -> int:
    if _no_content(options):
        return WRONG_USAGE
    from generator.build import build
    from generator.report import figures, page, tables

    options.no_cache = options.drafts = True  # a draft is what its author asks about
    built = build(_settings(options))
    if built.guide is None or any(problem.severity == "error" for problem in built.problems):
        _report(options, built.problems, options.content)
        return CONTENT_HAS_ERRORS
    quizzes = figures.figures_of_all(built.guide)
    if options.html:
        options.html.write_text(page.page_of(quizzes), "utf-8")
    if options.json or not options.html:
        print(figures.as_json(quizzes) if options.json else tables.text_of(quizzes))
    return FINE


def _say(line: str) -> None:
    print(line, flush=True)


def _no_content(options: argparse.Namespace) -> bool:
    if options.content.is_dir():
        return False
    print(f"error: there is no folder {options.content}/", file=sys.stderr)
    print("  hint: name the folder of the guide with --content", file=sys.stderr)
    return True


def _report(
    options: argparse.Namespace, problems: "Sequence[Problem]", folder: Path | None
) -> None:
    if options.json:
        import json

        print(json.dumps(_records(problems, folder), ensure_ascii=False, indent=2))
        return
    from generator.problems import as_text

    for problem in problems:
        print(as_text(problem, _shown(folder, problem.place.path)), file=sys.stderr)


def _records(problems: "Sequence[Problem]", folder: Path | None) -> list[dict[str, str | int]]:
    from generator.problems import as_record

    return [as_record(problem, _shown(folder, problem.place.path)) for problem in problems]


def _shown(folder: Path | None, path: str) -> str:
    """A path in the folder as seen from where the command was started.

    A terminal can open it then. Without a folder the path is as the author typed it.
    """
    return path if folder is None else os.path.relpath(folder / path).replace(os.sep, "/")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
