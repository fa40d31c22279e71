"""Files and functions stay small enough to be read in one go."""

import ast
from collections.abc import Iterator

from tests.environment import ROOT

FILE_LINES, FUNCTION_LINES, SCRIPT_LINES = 300, 50, 150


def long_files(pattern: str, limit: int) -> Iterator[str]:
    for path in ROOT.glob(pattern):
        lines = len(path.read_text("utf-8").splitlines())
        if lines > limit:
            yield f"{path.relative_to(ROOT)}: {lines}"


def test_no_file_is_long() -> None:
    python = ("generator/**/*.py", "tests/**/*.py", "bench/*.py", "release/*.py")
    for pattern in (*python, "assets/css/**/*.css"):
        assert list(long_files(pattern, FILE_LINES)) == []
    assert list(long_files("assets/js/**/*.js", SCRIPT_LINES)) == []


def test_no_function_is_long() -> None:
    long = [
        f"{path.name}: {node.name}"
        for path in ROOT.glob("generator/**/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES
    ]
    assert long == []
