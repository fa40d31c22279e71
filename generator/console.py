"""What is printed: problems, and what came of a command."""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.guide import Guide
    from generator.problems import Problem


def show_problems(as_json: bool, problems: "Sequence[Problem]", folder: Path | None) -> None:
    """The problems on standard error; as JSON on standard output."""
    if as_json:
        import json

        print(json.dumps(records_of(problems, folder), ensure_ascii=False, indent=2))
        return
    from generator.problems import as_text

    for problem in problems:
        print(as_text(problem, shown_path(folder, problem.place.path)), file=sys.stderr)


def records_of(problems: "Sequence[Problem]", folder: Path | None) -> list[dict[str, str | int]]:
    """The problems as JSON objects, with paths as seen from where the command was started."""
    from generator.problems import as_record

    return [as_record(problem, shown_path(folder, problem.place.path)) for problem in problems]


def shown_path(folder: Path | None, path: str) -> str:
    """A path in the folder as seen from where the command was started.

    A terminal can open it then. Without a folder the path is as the author typed it.
    """
    return path if folder is None else os.path.relpath(folder / path).replace(os.sep, "/")


def count(number: int, noun: str) -> str:
    """A number with its noun, such as "1,000 pages"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def show_unchanged(said: dict[str, object], started: float, output: Path, as_json: bool) -> None:
    """What the last build said, for a guide that is as it was."""
    import json

    records = said["problems"]
    if as_json:
        print(json.dumps(records, ensure_ascii=False, indent=2))
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


def what_was_checked(guide: "Guide | None") -> str:
    """A clean bill says what it covers."""
    from generator.check import GATES
    from generator.check.editorial import EDITORIAL_GATES
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
