"""`new`: a guide to begin with, or one more page of a guide."""

import errno
import os
import shlex
import shutil
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands import arguments
from generator.commands.settings import has_no_content, settings_of
from generator.commands.status import Status
from generator.console import count
from generator.shown_paths import shown_path
from generator.starters.table import QUESTION, STARTERS

if TYPE_CHECKING:
    from generator.starters.names import Refusal
    from generator.starters.plan import NewText

HELP = "begin a guide, or add a page to one"
ABOUT = """
"new guide" makes a folder with a small example guide, complete and ready to build. Each of its
pages says how it is made. NAME is the folder; it may be a path.

Everything else adds to a guide. A chapter, a technique, a quiz or an exercise has a file of its
own; a question goes to the end of faq.md. NAME is the title, in words.

A new file explains itself, in English. It is a draft: "serve" shows it, and "build" leaves it out.
To publish it, remove the line "draft: true".

A question in a faq.md that is there already is no draft: write its answer before you build.

Nothing that is there is ever overwritten.
"""
EXAMPLES = (
    ("steadyground new guide my-guide", "a folder my-guide/ with a guide to begin with"),
    ('steadyground new chapter "When sleep does not come"', "one more chapter, at the end"),
    ('steadyground new question "Is it my fault?"', "one more question in faq.md"),
)

GUIDE = "guide"
KINDS = (GUIDE, *STARTERS)


def add_options(parser: ArgumentParser) -> None:
    """What `new` takes."""
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("name", metavar="NAME", nargs="+", help="its title; of a guide its folder")
    arguments.add_content(parser)


def run(options: Namespace) -> Status:
    """Writes what was asked for, whole or not at all, and says what to do next."""
    words = " ".join(options.name)
    write = _new_guide if options.kind == GUIDE else _new_page
    try:
        return write(words, options)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            error.add_note("choose a folder that you may write")
        raise


def _new_guide(words: str, options: Namespace) -> Status:
    from generator.starters.fill import guide_files
    from generator.starters.names import Refusal, name_of

    folder = Path(words)
    name = name_of(folder.resolve().name)
    if isinstance(name, Refusal):
        return _refuse(name)
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        return _refuse(Refusal(f"{folder} is there already", "choose another name"))
    files = guide_files(name, settings_of(options).today)
    _write_folder(folder, files)
    print(f"Made {folder}{os.sep}, a small example guide: {count(len(files), 'file')}")
    print("Next, type:")
    if folder.resolve() != Path.cwd():
        print(f"  cd {shlex.quote(str(folder))}")
    print("  steadyground serve")
    return Status.FINE


def _write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """All files or none: they are made ready in a folder beside, whose name then changes."""
    whole = folder.resolve()
    whole.parent.mkdir(parents=True, exist_ok=True)
    stage = whole.with_name(f".{whole.name}.{os.getpid()}")
    stage.mkdir()
    try:
        for path, data in files.items():
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_bytes(data)
        if whole.is_dir():  # empty, and somebody may stand in it
            for child in stage.iterdir():
                child.rename(whole / child.name)
            stage.rmdir()
        else:
            stage.rename(whole)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise


def _new_page(words: str, options: Namespace) -> Status:
    if has_no_content(options):
        return Status.WRONG_USAGE
    from generator.load import load
    from generator.problems import has_errors
    from generator.starters.names import Refusal, name_of, title_of
    from generator.starters.plan import NewText, Wish, plan

    name = title_of(words) if options.kind == QUESTION else name_of(words)
    if isinstance(name, Refusal):
        return _refuse(name)
    sources, problems = load(options.content)
    unread = tuple(one for one in problems if one.place.path in ("site.yaml", "faq.md"))
    if has_errors(unread):
        return _show_problems(unread, options.content)
    schemas = (options.content.resolve().parent / "schemas").is_dir()
    wish = Wish(options.kind, name, settings_of(options).today, schemas)
    planned = plan(wish, sources)
    if isinstance(planned, Refusal):
        return _refuse(planned)
    if not isinstance(planned, NewText):
        return _show_problems(planned, options.content)
    try:
        _write(options.content / planned.path, planned)
    except FileExistsError:
        return _refuse(Refusal(f'"{planned.path}" is there already', "choose another name"))
    _say_written(planned, options.content)
    return Status.FINE


def _write(target: Path, planned: "NewText") -> None:
    """A new file is no other's; one that is added to is exchanged in one go."""
    target.parent.mkdir(parents=True, exist_ok=True)
    data = planned.text.encode()
    if planned.is_new:
        with target.open("xb") as file:
            file.write(data)
        return
    stage = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        stage.write_bytes(data)
        shutil.copymode(target, stage)
        stage.replace(target.resolve())
    finally:
        stage.unlink(missing_ok=True)


def _say_written(planned: "NewText", content: Path) -> None:
    path = shown_path(content, planned.path)
    if planned.is_new:
        print(f"Wrote {path}, a draft that says what to write where")
        print('"steadyground serve" shows it; to publish it, remove the line "draft: true"')
        return
    line = planned.text[: planned.text.rindex("## ")].count("\n") + 1
    print(f"Added a question at {path}:{line}: write the answer before you publish the guide")


def _refuse(refusal: "Refusal") -> Status:
    print(f"error: {refusal.message}", file=sys.stderr)
    print(f"  hint: {refusal.hint}", file=sys.stderr)
    return Status.WRONG_USAGE


def _show_problems(problems: object, content: Path) -> Status:
    from generator.console import show_problems

    show_problems(False, problems, content)  # type: ignore[arg-type]
    return Status.CONTENT_HAS_ERRORS
