"""Which licence everything is under: a list somebody has read, and docs/licences.md from it."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from release.lock import OURS, ROOT, RUN_TIME, Package, read_lock

LIST = Path(__file__).with_name("licences.toml")
PACKAGE_LOCK = ROOT / "package-lock.json"
PAGE = ROOT / "docs" / "licences.md"

_PAGE = """\
# Licences

`python -m release.licences` writes this page, from the lock files and `release/licences.toml`. A
test fails when it is no longer true.

## Ours

| what | licence |
|---|---|
| the program, and everything else not named below | [MIT](../LICENSE) |
| words, quizzes, exercises and drawings in `content/` | [CC BY-SA 4.0](../LICENSE-CONTENT) |

No code written by others is copied into the repository, and the site holds none: no script, no
style, no typeface. A guide belongs to its author; what a built site takes from our templates,
styles and scripts is under MIT.

## What the program runs with

{count} packages with everything they bring, each locked to its version and to the hashes of its
files in `requirements.lock`. [Why these](decisions/0028-twelve-packages.md).

| package | version | licence | what for | brought by |
|---|---|---|---|---|
{packages}

Some of them hold compiled code of others:

{inside}

They are installed beside the program and not passed on with it. The bill of materials that
`make dist` writes names packages, not what is compiled into them.

## Tools

Only for tests, checks and releases. None of them is in the wheel or in the site.

| licence | packages |
|---|---|
{tools}

From npm, in `package-lock.json`, each with its builds for other machines under the same licence:

| licence | packages |
|---|---|
{npm}

`make bench` also installs Lighthouse and ten other generators, each in a folder of its own below
`.cache/`, to measure what readers wait for.
"""


@dataclass(frozen=True, slots=True)
class RunTime:
    """What we say of a package that the program runs with."""

    licence: str  # an SPDX expression
    purpose: str  # what we use it for
    inside: str  # what else is compiled into it, and under which licence; may be empty


@dataclass(frozen=True, slots=True)
class Licences:
    """The list: every package of the lock files."""

    run_time: Mapping[str, RunTime]
    tools: Mapping[str, str]  # name to SPDX expression


def read_licences(text: str) -> Licences:
    """The list from its file."""
    listed = tomllib.loads(text)
    run_time = {
        name: RunTime(entry["licence"], entry["purpose"], entry.get("inside", ""))
        for name, entry in listed["run-time"].items()
    }
    tools = {name: licence for licence, names in listed["tools"].items() for name in names}
    return Licences(run_time, tools)


def npm_licences(lock: str) -> dict[str, str]:
    """Every package of a package-lock.json with the licence it declares.

    Left out is what comes for one machine only: a part of the package that asks for it.
    """
    entries = json.loads(lock)["packages"].items()
    return {
        path.rpartition("node_modules/")[2]: entry["license"]
        for path, entry in entries
        if path and "os" not in entry
    }


def licences_page(packages: Iterable[Package], licences: Licences, npm: Mapping[str, str]) -> str:
    """The text of docs/licences.md."""
    rows = [_row(package, licences.run_time[package.name]) for package in packages]
    inside = [
        f"- {name}: {said.inside}." for name, said in licences.run_time.items() if said.inside
    ]
    return _PAGE.format(
        count=len(rows),
        packages="\n".join(rows),
        inside="\n".join(inside),
        tools="\n".join(_by_licence(licences.tools)),
        npm="\n".join(_by_licence(npm)),
    )


def _row(package: Package, said: RunTime) -> str:
    bringers = ", ".join("us" if name == OURS else name for name in package.brought_by)
    cells = (package.name, package.version, said.licence, said.purpose, bringers)
    return f"| {' | '.join(cells)} |"


def _by_licence(licence_of: Mapping[str, str]) -> Iterator[str]:
    for licence in sorted(set(licence_of.values())):
        names = sorted(name for name, own in licence_of.items() if own == licence)
        yield f"| {licence} | {', '.join(names)} |"


def current_page() -> str:
    """The page as the lock files and the list make it now."""
    packages = read_lock(RUN_TIME.read_text("utf-8"))
    licences = read_licences(LIST.read_text("utf-8"))
    return licences_page(packages, licences, npm_licences(PACKAGE_LOCK.read_text("utf-8")))


if __name__ == "__main__":
    PAGE.write_text(current_page(), "utf-8", newline="\n")
