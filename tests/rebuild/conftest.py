"""The guide of these tests, in a folder of its own."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from generator.render import assets
from tests.rebuild.guides import write_guide


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A guide of a dozen chapters that nobody has built yet."""
    return write_guide(tmp_path)


def _once(function: Callable[..., bytes]) -> Callable[..., bytes]:
    return cache(function)


_shorter = {name: _once(getattr(assets, name)) for name in ("shorter_script", "shorter_style")}
_codes: dict[Any, Any] = {}


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes of our own templates and scripts is made once for all these builds: these are
    functions of the text alone."""
    for name, function in _shorter.items():
        monkeypatch.setattr(assets, name, function)
    compile_ = Environment.compile

    def compile_once(self: Environment, source: str, *rest: Any, **named: Any) -> Any:
        key = (source, rest, *named.values())
        _codes[key] = _codes.get(key) or compile_(self, source, *rest, **named)
        return _codes[key]

    monkeypatch.setattr(Environment, "compile", compile_once)
