"""Exercises and paths that cannot work: ids, and what summaries and charts refer to."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.model.document import Document
from generator.model.exercise import Exercise
from generator.model.guide import Entry, Guide
from generator.model.path import GuidePath
from generator.model.steps import ANSWER, AnyStep, Chart, Choose, Rate, Summary, Write
from generator.problems import Problem, did_you_mean


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Everything wrong with the structure of exercises and paths."""
    for exercise in guide.exercises:
        yield from _steps(exercise)
    for path in guide.paths:
        yield from _path(path)


def _steps(entry: Entry[Exercise]) -> Iterator[Problem]:
    steps, document = entry.matter.steps, entry.document
    if not steps:
        message, hint = "this exercise has no steps", 'add one: - {type: read, text: "…"}'
        yield Problem(document.place("steps"), "no-steps", message, hint)
    yield from _repeated(document, {f"steps.{n}": _id(step) for n, step in enumerate(steps)})
    for number, step in enumerate(steps):
        yield from _references(document, f"steps.{number}", step, steps)
    pinned = [n for n, step in enumerate(steps) if isinstance(step, Write) and step.pinned]
    for number in pinned[1:]:
        place = document.place(f"steps.{number}.pinned")
        yield Problem(place, "pinned-twice", "another step is pinned already", "remove one of them")


def _id(step: AnyStep) -> str:
    return getattr(step, "id", "")


def _repeated(document: Document, ids: dict[str, str]) -> Iterator[Problem]:
    times = Counter(ids.values())
    seen: set[str] = set()
    for path, id_ in ids.items():
        if id_ in seen:
            message = f'the id "{id_}" is used {times[id_]} times'
            yield Problem(
                document.place(f"{path}.id"), "repeated-id", message, "give each step its own"
            )
        elif id_:
            seen.add(id_)


def _references(
    document: Document, path: str, step: AnyStep, steps: tuple[AnyStep, ...]
) -> Iterator[Problem]:
    """What a step says of other steps, and options that only stop."""
    match step:
        case Summary():
            answers = [id_ for one in steps for id_, _ in one.answers()]
            for id_ in ANSWER.findall(step.text):
                if id_ not in answers:
                    yield _unknown(document, f"{path}.text", id_, answers)
        case Chart():
            ratings = [one.id for one in steps if isinstance(one, Rate)]
            for n, id_ in enumerate(step.of):
                if id_ not in ratings:
                    yield _unknown(document, f"{path}.of.{n}", id_, ratings)
        case Choose():
            for n, option in enumerate(step.options):
                if option.halts and not option.say:
                    message = "this option ends the exercise and says nothing"
                    hint = 'add "say: …" with where to go instead'
                    place = document.place(f"{path}.options.{n}")
                    yield Problem(place, "halts-in-silence", message, hint)


def _unknown(document: Document, path: str, id_: str, known: list[str]) -> Problem:
    hint = did_you_mean(id_, known) or f"there are: {', '.join(known) or 'none yet'}"
    return Problem(document.place(path), "unknown-answer", f'no step leaves "{id_}"', hint)


def _path(entry: Entry[GuidePath]) -> Iterator[Problem]:
    ids = {
        f"parts.{p}.steps.{n}": step.id
        for p, part in enumerate(entry.matter.parts)
        for n, step in enumerate(part.steps)
    }
    if not ids:
        message, hint = "this path has no steps", "add a part with a step"
        yield Problem(entry.document.place("parts"), "no-steps", message, hint)
    yield from _repeated(entry.document, ids)
