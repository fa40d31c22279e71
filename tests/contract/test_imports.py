"""Stages point one way: each imports only what comes before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.environment import ROOT

PACKAGE = ROOT / "generator"

# From first to last; a module may import from rows above its own, and from its own.
ORDER: tuple[tuple[str, ...], ...] = (
    (
        "generator",
        "generator.characters",
        "generator.limits",
        "generator.problems",
        "generator.progress",
        "generator.settings",
        "generator.shown_paths",
    ),
    ("generator.kept", "generator.manifest"),
    ("generator.words",),
    (
        "generator.model.body",
        "generator.model.fields",
        "generator.model.site",
        "generator.model.pages",
        "generator.model.items",
        "generator.model.quiz",
        "generator.model.exercise",
        "generator.model.search",
        "generator.model.document",
        "generator.model",
    ),
    ("generator.kinds", "generator.scoring", "generator.reading_level", "generator.stems"),
    ("generator.editors",),
    ("generator.measurement", "generator.paper_key"),
    ("generator.load",),
    ("generator.model.guide", "generator.change_log"),
    ("generator.parse",),
    ("generator.link",),
    ("generator.starters",),
    ("generator.render.output",),
    ("generator.check",),
    ("generator.render",),
    ("generator.publish",),
    ("generator.build",),
    ("generator.rebuild",),
    ("generator.report",),
    ("generator.serve",),
    ("generator.annotations", "generator.progress_line"),
    ("generator.console",),
    (
        "generator.commands.status",
        "generator.commands.arguments",
    ),
    ("generator.commands.settings",),
    ("generator.commands",),
    ("generator.cli",),
    ("generator.__main__",),
)

# Neither of these may know the other, although one of them comes first in the list.
STRANGERS = (
    ("generator.render", "generator.parse"),
    ("generator.render", "generator.check"),
    ("generator.link", "generator.parse"),
    ("generator.check", "generator.parse"),
    ("generator.check", "generator.link"),
)

# These touch no disk, clock or network.
PURE = ("model", "parse", "link", "check")
IMPURE = {"os", "pathlib", "io", "socket", "urllib.request", "subprocess", "time", "random"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                is_module = (ROOT / Path(*whole.split("."))).with_suffix(".py").exists()
                yield whole if is_module else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def row(module: str) -> int:
    """The row of a module: that of its own name, else of the nearest package above it."""
    while module:
        for number, names in enumerate(ORDER):
            if module in names:
                return number
        module = module.rpartition(".")[0]
    raise AssertionError("every module has a row")


@pytest.mark.parametrize(("module", "path"), list(modules()), ids=lambda value: str(value)[-40:])
def test_no_arrow_points_backwards(module: str, path: Path) -> None:
    ours = [name for name in imports(path) if name.startswith("generator")]
    assert [name for name in ours if row(name) > row(module)] == []


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_stages_that_must_not_know_each_other_do_not(one: str, other: str) -> None:
    known = [
        (module, name)
        for module, path in modules()
        if module.startswith(one)
        for name in imports(path)
        if name.startswith(other)
    ]
    assert known == []


@pytest.mark.parametrize("stage", PURE)
def test_pure_stages_touch_no_disk_clock_or_network(stage: str) -> None:
    touched = [
        (path.name, name)
        for path in (PACKAGE / stage).rglob("*.py")
        for name in imports(path)
        if name in IMPURE
    ]
    assert touched == []


def test_the_parser_of_markdown_is_known_to_parse_alone() -> None:
    known = [
        module
        for module, path in modules()
        if not module.startswith("generator.parse")
        for name in imports(path)
        if name.startswith(("markdown_it", "mdit_py_plugins"))
    ]
    assert known == []
