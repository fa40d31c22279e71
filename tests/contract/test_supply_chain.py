"""What comes from others is little, known, locked, under a licence we read, and not in the site."""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions, packages_distributions
from pathlib import Path

import pytest
from license_expression import get_spdx_licensing

from generator import __version__
from release.licences import LIST, PAGE, current_page, npm_licences, read_licences
from release.lock import OURS, RUN_TIME, TOOLS, Package, read_lock
from tests.environment import ROOT, npm_command

MOST_PACKAGES = 12

# Nobody who passes the program on has to do more than keep a notice.
ALLOWED = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "PSF-2.0"}
# Tools are not passed on, so these may also ask that changes to themselves be published.
ALLOWED_FOR_TOOLS = ALLOWED | {
    *("MPL-1.1", "MPL-2.0", "LGPL-2.1-or-later", "GPL-2.0-or-later", "GPL-3.0-or-later"),
    *("GPL-2.0-only", "Classpath-exception-2.0"),
}

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LICENCES = read_licences(LIST.read_text("utf-8"))
SPDX = get_spdx_licensing()


def locked(path: Path) -> dict[str, Package]:
    return {package.name: package for package in read_lock(path.read_text("utf-8"))}


def names_of(requirements: Iterable[str]) -> set[str]:
    return {re.split(r"[^\w.-]", wanted)[0].lower() for wanted in requirements}


def npm_locks() -> list[Path]:
    return [ROOT / "package-lock.json", *(ROOT / "bench").rglob("package-lock.json")]


# Locks


def test_what_the_program_runs_with_is_at_most_twelve_packages() -> None:
    assert len(locked(RUN_TIME)) <= MOST_PACKAGES


@pytest.mark.parametrize(
    "text",
    [
        "jinja2>=3.1 \\\n    --hash=sha256:" + "0" * 64,
        "jinja2==3.1.6",
        "jinja2==3.1.6 \\\n    # via us",
        "jinja2==3.1.6 \\\n    --hash=md5:" + "0" * 32,
        "jinja2 @ https://host.example/jinja2.whl \\\n    --hash=sha256:" + "0" * 64,
        "--index-url https://host.example/simple\njinja2==3.1.6 \\\n    --hash=sha256:" + "0" * 64,
        "jinja2==3.1.6 \\\n    --hash=sha256:" + "0" * 64 + "\n    # from https://host.example",
    ],
)
def test_a_lock_that_is_open_or_names_a_host_cannot_be_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"no hash|not a"):
        read_lock(text)


def test_both_locks_agree_on_what_the_program_runs_with() -> None:
    tools = locked(TOOLS)
    assert [
        name for name, own in locked(RUN_TIME).items() if tools[name].hashes != own.hashes
    ] == []


def test_what_the_project_asks_for_is_what_the_lock_says_we_need() -> None:
    ours = {name for name, package in locked(RUN_TIME).items() if OURS in package.brought_by}
    assert names_of(PROJECT["project"]["dependencies"]) == ours


def test_the_build_back_end_is_locked_to_one_version() -> None:
    (wanted,) = PROJECT["build-system"]["requires"]
    assert wanted == f"hatchling=={locked(TOOLS)['hatchling'].version}"
    assert wanted in PROJECT["dependency-groups"]["dev"]


def test_there_is_one_version_of_ours() -> None:
    assert PROJECT["project"]["version"] == __version__


@pytest.mark.parametrize("path", npm_locks(), ids=lambda path: path.parent.name)
def test_every_npm_package_has_a_hash_and_names_no_host(path: Path) -> None:
    packages = {name: entry for name, entry in packages_of(path).items() if name}
    assert [name for name, entry in packages.items() if "sha512-" not in entry["integrity"]] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def packages_of(path: Path) -> dict[str, dict[str, str]]:
    packages: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8"))["packages"]
    return packages


def test_no_npm_package_runs_a_script_when_it_is_installed() -> None:
    assert "ignore-scripts=true" in (ROOT / ".npmrc").read_text("utf-8").splitlines()
    assert "--ignore-scripts" in npm_command("ci")


# Licences


def test_every_locked_package_is_on_the_list_of_licences() -> None:
    run_time = set(locked(RUN_TIME))
    assert set(LICENCES.run_time) == run_time
    assert set(LICENCES.tools) == set(locked(TOOLS)) - run_time


def refused(licence: str, allowed: set[str]) -> set[str]:
    """Whatever in an SPDX expression is not allowed, or no licence at all."""
    named = set(SPDX.license_keys(licence)) or {"no licence"}
    return set(SPDX.validate(licence).errors) or named - allowed


def test_every_licence_is_allowed() -> None:
    for said in LICENCES.run_time.values():
        assert refused(said.licence, ALLOWED) == set()
    npm = npm_licences((ROOT / "package-lock.json").read_text("utf-8"))
    for licence in (*LICENCES.tools.values(), *npm.values()):
        assert refused(licence, ALLOWED_FOR_TOOLS) == set()


@pytest.mark.parametrize("licence", ["AGPL-3.0-only", "MIT AND GPL-3.0-only", "BSD", ""])
def test_other_licences_are_refused(licence: str) -> None:
    assert refused(licence, ALLOWED)


def declared(distribution: Distribution) -> str:
    """The licence that a package names in words SPDX knows; else nothing."""
    named = distribution.metadata.get_all("License-Expression", [])
    named += distribution.metadata.get_all("License", [])
    return next((text for text in named if text and not SPDX.validate(text).errors), "")


def test_the_list_says_what_packages_say_of_themselves() -> None:
    listed = {name: said.licence for name, said in LICENCES.run_time.items()} | dict(LICENCES.tools)
    installed = {normal(each.name): declared(each) for each in distributions()}
    told = {name: licence for name, licence in installed.items() if name in listed and licence}
    assert len(told) > len(listed) / 2
    assert {name: listed[name] for name in told} == told


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_page_of_licences_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == current_page()


# What the program imports, and what its site holds


def imported(path: Path) -> Iterator[str]:
    """The top of every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)


def test_the_program_imports_what_the_project_asks_for_and_nothing_else() -> None:
    modules = {name for path in (ROOT / "generator").rglob("*.py") for name in imported(path)}
    foreign = modules - sys.stdlib_module_names - {"generator"}
    whose = packages_distributions()
    packages = {normal(package) for name in foreign for package in whose.get(name, [name])}
    assert packages == names_of(PROJECT["project"]["dependencies"])


SIGNS_OF_OTHERS = re.compile(
    r"/\*!|@(?:license|licence|preserve|copyright)|copyright|\(c\) ?\d{4}|sourceMappingURL|SPDX-",
    re.I,
)
LONGEST_LINE = 200  # of a script or style that somebody wrote
KINDS = {".css", ".html", ".js", ".png", ".svg", ".ts"}


def written_by_others(name: str, text: str) -> list[str]:
    """What makes a file look like a copy of somebody else's work."""
    long = [line for line in text.splitlines() if len(line) > LONGEST_LINE]
    return SIGNS_OF_OTHERS.findall(text) + (long if name.endswith((".css", ".js")) else [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.js", "/*! a-library v1.0 */\n"),
        ("a.css", "/* Copyright somebody */"),
        ("a.js", "f(){}" * 100),
        ("a.js", "//# sourceMappingURL=a.js.map"),
    ],
)
def test_work_of_others_is_recognised(name: str, text: str) -> None:
    assert written_by_others(name, text)


def test_templates_and_assets_hold_no_work_of_others() -> None:
    paths = [path for folder in ("templates", "assets") for path in (ROOT / folder).rglob("*.*")]
    files = [path for path in paths if path.is_file() and not path.name.startswith(".")]
    assert {path.suffix for path in files} <= KINDS
    texts = {path: path.read_text("utf-8") for path in files if path.suffix != ".png"}
    assert {str(p): w for p, text in texts.items() if (w := written_by_others(p.name, text))} == {}


# Actions in examples of continuous builds

USES = re.compile(r"^[ \t]*(?:-[ \t]+)?uses:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
PINNED = re.compile(r"\./.*|docker://[^@]+@sha256:[0-9a-f]{64}|[^@]+@[0-9a-f]{40}")


def loose_actions(text: str) -> list[str]:
    """Actions that another commit or image can take the place of tomorrow."""
    return [action for action in USES.findall(text) if not PINNED.fullmatch(action)]


def test_actions_by_name_are_recognised() -> None:
    commit, image = "a" * 40, "b" * 64
    text = f"""
    steps:
      - uses: actions/checkout@v4
      - name: Python
        uses: "actions/setup-python@{commit[:39]}"  # v5
      - uses: actions/cache@{commit} # v4
      - uses: ./local
      - uses: docker://python:3.11
      - uses: docker://python@sha256:{image}
    """
    loose = ["actions/checkout@v4", f"actions/setup-python@{commit[:39]}", "docker://python:3.11"]
    assert loose_actions(text) == loose


def test_every_action_in_an_example_is_pinned_to_a_commit() -> None:
    folders = [ROOT / name for name in ("docs", "examples", ".github")]
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    texts = [
        path for path in (*paths, *ROOT.glob("*.md")) if path.suffix in {".md", ".yml", ".yaml"}
    ]
    loose = {str(path): loose_actions(path.read_text("utf-8")) for path in texts}
    assert {path: found for path, found in loose.items() if found} == {}
