"""Every target on some inputs, the same in every run; `make fuzz` tries a million."""

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import Reached, fuzz
from tests.fuzz.choices import Drawn, FromBytes
from tests.fuzz.targets import TARGETS, Target, all_seeds, run

EXAMPLES = {"guide": 15, "words": 20}  # what is slow; of the others more
RUNS = 2000  # inputs of all targets together


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_input_breaks_a_promise(target: Target) -> None:
    @settings(
        max_examples=EXAMPLES.get(target.name, 50),
        derandomize=True,
        database=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(st.data())
    def check(data: st.DataObject) -> None:
        target.check(Drawn(data))

    check()


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_no_input_to_begin_with_breaks_a_promise(target: Target) -> None:
    for seed in [*all_seeds(target)][::7]:
        run(target, seed)


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="there is no atheris for this Python here"
)
def test_no_input_that_reaches_new_code_breaks_a_promise(tmp_path: Path) -> None:
    reached = fuzz("quick", tmp_path, [f"-runs={RUNS}", "-seed=7"])
    assert isinstance(reached, Reached), reached
    assert reached.runs >= RUNS
    assert reached.edges > 500, "the code is not instrumented"


def test_every_answer_is_within_its_bounds_even_when_the_bytes_are_spent() -> None:
    choices = FromBytes(b"\xff\xff\xff")
    assert [choices.number(9), choices.number(1000)] == [5, 65535 % 1001]
    assert [choices.number(9), choices.pick("ab"), choices.words(), choices.rest()] == [
        *(0, "a", "", b"")
    ]


def test_a_run_says_what_it_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fuzzer that ends without a count has found something, or did not start."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert isinstance(fuzz("quick", tmp_path, []), str)
