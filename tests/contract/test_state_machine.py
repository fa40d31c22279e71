"""After anything that may happen to a guide, what a build makes and says is what a clean one would.

EXAMPLES=120 makes it look for as long as that takes, with another beginning each time.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from jinja2 import Environment

from generator.render import assets
from tests.contract.builds import Builds
from tests.contract.edits import NEW, SETTINGS, THEME, Guide

EXAMPLES = int(os.environ.get("EXAMPLES", "0"))
STEPS = 25 if EXAMPLES else 12


@pytest.fixture
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes of our own templates and scripts is made once, not in each of some hundred builds:
    these are functions of the text alone."""
    monkeypatch.setattr(assets, "shorter_script", cache(assets.shorter_script))
    monkeypatch.setattr(assets, "shorter_style", cache(assets.shorter_style))
    compile_ = Environment.compile
    codes: dict[Any, Any] = {}

    def compile_once(self: Environment, source: str, *rest: Any, **named: Any) -> Any:
        key = (source, rest, *named.values())
        codes[key] = codes.get(key) or compile_(self, source, *rest, **named)
        return codes[key]

    monkeypatch.setattr(Environment, "compile", compile_once)


def each_edit(guide: Guide) -> Iterator[Callable[[], None]]:
    """Everything that may happen to the files of a guide, a step at a time."""
    for name, forms in THEME.items():
        for more in forms:
            yield partial(guide.set_theme, name, more)
        guide.forget_theme()
    for key, forms in SETTINGS.items():
        for form in (*forms[1:], forms[0]):
            yield partial(guide.set, key, form)
    for name, model in NEW:
        yield partial(guide.add, name, model)
        guide.take_away(guide.folder / name)
    for edit in (guide.edit, guide.edit_unseen):
        for path in guide.files():
            yield partial(edit, path, 3)
            edit(path, 3)  # the words back again
    one, other = guide.folder / "guide/01-start.md", guide.folder / "guide/02-next.md"
    for _ in range(2):
        yield partial(guide.break_or_mend, one)
        yield partial(guide.swap, one, other)
    yield partial(guide.touch, one)


def each_mishap(builds: Builds) -> Iterator[Callable[[], None]]:
    """Everything that may happen around them."""
    yield partial(builds.with_drafts, is_on=True)
    yield partial(builds.with_base_url, url="https://three.example/")
    yield builds.keep_the_cache
    yield builds.build_the_other_guide
    yield builds.build_into_another_output
    yield builds.build_into_the_output_of_the_other
    yield builds.put_the_older_cache_back
    yield builds.lose_the_cache
    for how in ("edit", "unseen", "delete", "replace"):
        yield partial(builds.change_the_output_by_hand, file=20, how=how)
    for file in range(2):
        for is_cut in (True, False):
            yield partial(builds.damage_the_cache, file=file, place=500, bit=3, is_cut=is_cut)


@pytest.mark.slow
@pytest.mark.usefixtures("_fast")
@pytest.mark.parametrize(
    "each", [lambda b: each_edit(b.guide), each_mishap], ids=["edit", "mishap"]
)
def test_a_build_after_each_change_is_a_clean_build(
    each: Callable[[Builds], Iterator[Callable[[], None]]],
) -> None:
    with closing(Builds()) as builds:
        builds.a_build_is_a_clean_build()
        for step in each(builds):
            step()
            builds.a_build_is_a_clean_build()


@pytest.mark.slow
@pytest.mark.usefixtures("_fast")
def test_a_build_after_anything_is_a_clean_build() -> None:
    run_state_machine_as_test(
        Builds,
        settings=settings(
            max_examples=EXAMPLES or 5,
            stateful_step_count=STEPS,
            derandomize=not EXAMPLES,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
