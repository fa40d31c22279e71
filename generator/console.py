"""What is printed: problems, and what came of a command."""

import errno
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from generator.shown_paths import shown_path as shown_path  # commands ask for it here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.guide import Guide
    from generator.problems import Problem
    from generator.rebuild import Rebuilt


def show_problems(as_json: bool, problems: "Sequence[Problem]", folder: Path | None) -> None:
    """The problems on standard error; as JSON on standard output."""
    if as_json:
        import json

        print(json.dumps(records_of(problems, folder), indent=2))
        return
    from generator.problems import as_text

    for problem in problems:
        print(as_text(problem, shown_path(folder, problem.place.path)), file=sys.stderr)


def show_annotated(problems: "Sequence[Problem]", folder: Path) -> None:
    """The problems on standard output, as text and as GitHub takes them."""
    from generator.annotations import annotated, root_of_changes

    root = root_of_changes()
    paths = ((one, shown_path(folder, one.place.path)) for one in problems)
    for line in annotated([(one, path, _from(root, path)) for one, path in paths]):
        print(line)


def _from(root: Path, path: str) -> str:
    """A path from a folder on, where it lies below it."""
    whole = Path.cwd() / path
    return os.path.relpath(whole, root).replace(os.sep, "/")


def records_of(problems: "Sequence[Problem]", folder: Path | None) -> list[dict[str, str | int]]:
    """The problems as JSON objects, with paths as seen from where the command was started."""
    from generator.problems import as_record

    return [as_record(problem, shown_path(folder, problem.place.path)) for problem in problems]


def count(number: int, noun: str) -> str:
    """A number with its noun, such as "1,000 pages"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def show_unchanged(said: dict[str, object], started: float, output: Path, as_json: bool) -> None:
    """What the last build said, for a guide that is as it was."""
    import json

    records = said["problems"]
    if as_json:
        print(json.dumps(records, indent=2))
        return
    for record in records if isinstance(records, list) else []:
        hint = f"\n  hint: {record['hint']}" if record["hint"] else ""
        place = f"{record['path']}:{record['line']}:{record['column']}"
        print(f"{place}: {record['severity']}: {record['message']}{hint}", file=sys.stderr)
    seconds = time.perf_counter() - started
    print(
        f"Nothing changed: {said['pages']} pages in {output}/ are as they should be"
        f" ({seconds:.2f} s)"
    )


def show_waiting(output: Path) -> None:
    """Why nothing seems to happen."""
    print(f"Another build is writing {output}/; waiting until it is done", file=sys.stderr)


def show_built(built: "Rebuilt", started: float, output: Path) -> None:
    """What a build made, how long it took and how to look at it."""
    size = sum(one.length for one in built.site.made.values()) / 1000
    print(
        f"Built {count(built.pages, 'page')} ({len(built.site.made)} files, {size:,.0f} kB)"
        f" into {output}/ in {time.perf_counter() - started:.2f} s"
    )
    print(f"To look at it, open {output}/index.html in a browser")


def show_nothing_built(problems: "Sequence[Problem]", output: Path) -> None:
    """How many mistakes there are, and that they have done no harm."""
    errors = sum(problem.severity == "error" for problem in problems)
    kept = f"; {output}/ is as it was" if output.exists() else ""
    print(f"{count(errors, 'error')}, nothing built{kept}", file=sys.stderr)


# What an author can do about a failure of the machine.
_WAYS_OUT = {
    errno.ENOSPC: "make room on this disk, then build again",
    errno.EDQUOT: "make room in your part of this disk, then build again",
    errno.EACCES: "build into a folder that you may write, with --output",
    errno.EPERM: "build into a folder that you may write, with --output",
    errno.EROFS: "this disk can only be read; build into another place, with --output",
    errno.EBUSY: "if the folder is a disk of its own, build into a folder inside it, with --output",
    errno.EXDEV: "if the folder is a disk of its own, build into a folder inside it, with --output",
    errno.EIO: "the disk may be failing: copy what you need, then look into it",
}


def show_failure(error: OSError, output: Path | None) -> None:
    """What the machine could not do, what to do about it, and that the old site is whole."""
    place = f"{_near(error.filename)}: " if error.filename else ""
    print(f"error: {place}{(error.strerror or str(error)).lower()}", file=sys.stderr)
    known = [_WAYS_OUT[error.errno]] if error.errno in _WAYS_OUT else []
    known = [hint for hint in known if output is not None or "--output" not in hint]
    for hint in getattr(error, "__notes__", known):  # who raised it may know better
        print(f"  hint: {hint}", file=sys.stderr)
    if output is not None and output.exists():
        print(f"nothing built; {output}/ is as it was", file=sys.stderr)


def _near(path: object) -> str:
    """A path as seen from here, if it lies below."""
    text = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else str(path)
    return os.path.relpath(text) if Path(text).is_relative_to(Path.cwd()) else text


def what_was_checked(guide: "Guide | None") -> str:
    """A clean bill says what it covers."""
    from generator.check.editorial import EDITORIAL_GATES
    from generator.check.gates import GATES
    from generator.model.body import Role

    if guide is None:
        return "Checked: not the whole guide, because a file it needs is missing or broken"
    mentions = [m for d in guide.documents for body in d.bodies for m in body.mentions]
    links = sum(m.role in (Role.LINK, Role.IMAGE, Role.TERM) for m in mentions)
    citations = sum(m.role is Role.CITATION for m in mentions)
    gates = len(GATES) + len(EDITORIAL_GATES)
    return (
        f"Checked: {count(len(guide.addresses), 'page')}, {count(links, 'link')} inside the guide,"
        f" {count(citations, 'citation')}, {gates} editorial gates."
        " Not checked: addresses outside the guide"
    )
