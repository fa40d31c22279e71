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

from generator import limits
from generator.rebuild import store, words_only
from generator.render import assets
from generator.render.editions import packs
from generator.render.search import shards
from tests.contract.builds import Builds
from tests.contract.edits import NEW, SETTINGS, THEME, Guide

EXAMPLES = int(os.environ.get("EXAMPLES", "0"))
STEPS = 25 if EXAMPLES else 12


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guide of some chapters is in several bundles, parts of the index and packs, and made by
    several processes, as one of thousands is. What fits offline is set anew."""
    monkeypatch.setattr(store, "FILES_IN_A_BUNDLE", 4)
    monkeypatch.setattr(shards, "MOST_SECTIONS", 8)
    monkeypatch.setattr(packs, "FILES_IN_A_PACK", 4)
    monkeypatch.setattr(limits, "FILES_PER_PROCESS", 4)
    monkeypatch.setattr(limits, "OFFLINE_RAW_BYTES", limits.OFFLINE_RAW_BYTES)


@pytest.fixture
def words_alone(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The edits that builds have taken as such of words alone."""
    taken: list[object] = []
    keep_words = words_only.keep_words

    def keep(edit: words_only.Edit) -> None:
        taken.append(edit.new.keys())
        keep_words(edit)

    monkeypatch.setattr(words_only, "keep_words", keep)
    return taken


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
    for chapter in guide.chapters():
        yield partial(guide.edit_words, chapter, 3, b"quokka")
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
    yield partial(builds.copy_all_to_another_checkout, has_site=True)
    yield partial(builds.copy_all_to_another_checkout, has_site=False)
    yield builds.build_with_another_version
    yield builds.lose_the_cache
    for how in ("edit", "unseen", "delete", "replace"):
        yield partial(builds.change_the_output_by_hand, file=20, how=how)
    for file in range(2):
        for is_cut in (True, False):
            yield partial(builds.damage_the_cache, file=file, place=500, bit=3, is_cut=is_cut)


@pytest.mark.slow
@pytest.mark.usefixtures("_fast", "_small")
@pytest.mark.parametrize(
    ("each", "is_narrow"),
    [(lambda b: each_edit(b.guide), False), (each_mishap, True)],
    ids=["edit", "mishap"],
)
def test_a_build_after_each_change_is_a_clean_build(
    each: Callable[[Builds], Iterator[Callable[[], None]]],
    is_narrow: bool,
    words_alone: list[object],
) -> None:
    """Some of them with an edit of words after it, most of which are taken as such."""
    with closing(Builds()) as builds:
        builds.have_room_offline(is_narrow)
        builds.a_build_is_a_clean_build()
        edits = 0
        for number, step in enumerate(each(builds)):
            step()
            builds.a_build_is_a_clean_build()
            plain = builds.guide.folder / "guide/03-plain.md"
            if number % 4 == 0 and plain.exists():
                edits += 1
                builds.guide.edit_words(plain, 3, (b"quokka", b"wallaby")[edits % 2])
                builds.a_build_is_a_clean_build()
        assert len(words_alone) > edits / 2


@pytest.mark.slow
@pytest.mark.usefixtures("_fast", "_small")
def test_a_build_after_edits_of_words_is_a_clean_build(words_alone: list[object]) -> None:
    """And each was taken as such, where there is no component and no warning."""
    with closing(Builds()) as builds:
        builds.have_room_offline(False)
        builds.a_build_is_a_clean_build()
        for word in (b"quokka", b"walking"):
            for chapter in builds.guide.chapters():
                builds.guide.edit_words(chapter, len(word), word)
                builds.a_build_is_a_clean_build()
                is_plain = chapter.name in ("01-start.md", "03-plain.md", "04-notes.md")
                assert bool(words_alone) == is_plain, chapter
                words_alone.clear()


@pytest.mark.slow
@pytest.mark.usefixtures("_fast", "_small")
def test_a_build_after_anything_is_a_clean_build(words_alone: list[object]) -> None:
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
    assert words_alone or not EXAMPLES
