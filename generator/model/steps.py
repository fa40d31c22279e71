"""The table of step types: one class for each, with everything the program knows of it.

A new type is one class here and one component in `templates/components/steps/`; only a type that
acts on its own has a script in `assets/js/act/` and an entry in `acts.js` too. Tests compare the
lists.
"""

import re
from typing import Annotated, get_args

import msgspec
from msgspec import Meta

from generator.model.body import Body
from generator.model.fields import Count, Id, Prose

# An answer in the text of a summary: {id} or {id.part}.
ANSWER = re.compile(r"\{([a-z0-9.-]+)\}")

Seconds = Count
Few = Annotated[int, Meta(ge=1, le=40)]  # of a page, and of what a browser reads back
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all types share; by itself no type."""

    def answers(self) -> tuple[tuple[str, str], ...]:
        """What a reader leaves here: the id of each answer, and what it says beside it."""
        return ()


class Read(Step, frozen=True, tag="read", kw_only=True):
    """Something to read or to do."""

    text: Body


class Asking(Step, frozen=True, kw_only=True):
    """What all types share that ask for something; by itself no type."""

    id: Id
    prompt: Prose

    def answers(self) -> tuple[tuple[str, str], ...]:
        """One answer, under the id of the step."""
        return ((self.id, self.prompt),)


class Write(Asking, frozen=True, tag="write", kw_only=True):
    """A question to answer in words; one line is a short answer."""

    lines: Few = 2
    pinned: bool = False  # stays in view while later steps are done
    ask_to_keep: bool = False  # kept with the rest only if the reader ticks a box


class StepOption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers to choose from."""

    text: Prose
    say: Body | None = None  # what a reader is told who chooses it
    halts: bool = False  # the rest of the exercise is not for this reader now


class Choose(Asking, frozen=True, tag="choose", kw_only=True):
    """One of several answers, or more than one."""

    options: tuple[StepOption, ...]
    several: bool = False


class Rate(Asking, frozen=True, tag="rate", kw_only=True):
    """A number from 0 to 100 to mark on a line."""

    low: Prose  # what 0 means
    high: Prose  # what 100 means


class Listing(Asking, frozen=True, tag="list", kw_only=True):
    """A few short lines."""

    rows: Few = 3


class Person(Asking, frozen=True, tag="person", kw_only=True):
    """A word for somebody."""


class Plan(Step, frozen=True, tag="plan", kw_only=True):
    """A plan in two halves, the trigger and the action, each with its own blank."""

    id: Id
    trigger: Prose
    action: Prose

    def answers(self) -> tuple[tuple[str, str], ...]:
        """The two halves."""
        return ((f"{self.id}.trigger", self.trigger), (f"{self.id}.action", self.action))


class Timer(Asking, frozen=True, tag="timer", kw_only=True):
    """A quiet countdown."""

    minutes: Count

    def answers(self) -> tuple[tuple[str, str], ...]:
        """Nothing worth keeping."""
        return ()


class Pacer(Asking, frozen=True, tag="pacer", kw_only=True):
    """Words for breathing in and out, at an even pace."""

    minutes: Count = 5
    breath_in: Seconds = 4
    breath_out: Seconds = 6

    def answers(self) -> tuple[tuple[str, str], ...]:
        """Nothing worth keeping."""
        return ()


class Week(Asking, frozen=True, tag="week", kw_only=True):
    """Small actions and the days of a week to do them on."""

    actions: Few = 3

    @property
    def days(self) -> tuple[str, ...]:
        """The days to tick, as they stand on the page."""
        return DAYS

    def answers(self) -> tuple[tuple[str, str], ...]:
        """Each action, and its days."""
        return tuple(
            answer
            for number in range(1, self.actions + 1)
            for answer in (
                (f"{self.id}.{number}", f"Action {number}"),
                (f"{self.id}.{number}.days", f"Days of action {number}"),
            )
        )


class Summary(Step, frozen=True, tag="summary", kw_only=True):
    """Earlier answers put together; `{id}` stands for an answer."""

    title: Prose
    text: Prose


class Chart(Step, frozen=True, tag="chart", kw_only=True):
    """How kept ratings went, with a band in which a change means nothing."""

    of: tuple[Id, ...]
    noise: Count  # points of 100
    every: Count = 7  # days after which a new mark says more


AnyStep = (
    Read | Write | Choose | Rate | Listing | Person | Plan | Timer | Pacer | Week | Summary | Chart
)
STEP_TYPES: dict[str, type[Step]] = {t.__struct_config__.tag: t for t in get_args(AnyStep)}


def type_of(step: Step) -> str:
    """The name of its type, as authors write it."""
    return str(step.__struct_config__.tag)
