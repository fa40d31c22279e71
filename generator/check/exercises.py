"""Exercises and paths that cannot work: ids, and what summaries and charts refer to."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.model.document import Document
from generator.model.exercise import Exercise
from generator.model.guide import Entry, Guide
from generator.model.path import GuidePath
from generator.model.steps import ANSWER, AnyStep, Chart, Choose, Rate, StepOption, Summary, Write
from generator.problems import Problem, did_you_mean, listed

# What a browser reads back, by the bounds of assets/js/keep/shapes.js; anything beyond would be
# kept and then set aside as unreadable.
MOST_ANSWERS, MOST_OPTIONS, MOST_SIGNS, MOST_LETTERS = 300, 40, 50, 500


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
    yield from _readable(document, "steps", [id_ for step in steps for id_, _ in step.answers()])
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
    """What a step says of other steps, and its options."""
    match step:
        case Summary():
            answers = [id_ for one in steps for id_, _ in one.answers()]
            for id_ in ANSWER.findall(step.text):
                if id_ not in answers:
                    yield _unknown(document, f"{path}.text", id_, answers)
        case Chart():
            if not step.of:
                message, hint = "this chart shows nothing", "name a rate step: of: [its-id]"
                yield Problem(document.place(f"{path}.of"), "empty-chart", message, hint)
            ratings = [one.id for one in steps if isinstance(one, Rate)]
            for n, id_ in enumerate(step.of):
                if id_ not in ratings:
                    yield _unknown(document, f"{path}.of.{n}", id_, ratings)
        case Choose():
            yield from _options(document, f"{path}.options", step.options)


def _options(document: Document, path: str, options: tuple[StepOption, ...]) -> Iterator[Problem]:
    """An answer is kept in words, so each option needs some of its own."""
    if not 2 <= len(options) <= MOST_OPTIONS:
        message = f"there must be 2 to {MOST_OPTIONS} options; here are {len(options)}"
        yield Problem(document.place(path), "options-out-of-bounds", message, "add or remove some")
    seen: set[str] = {""}
    for n, option in enumerate(options):
        words = option.text.strip()
        place = document.place(f"{path}.{n}")
        if words in seen:
            message = "this option has the words of another one, or none"
            yield Problem(place, "repeated-option", message, "give each option words of its own")
        if len(words) > MOST_LETTERS:
            message = f"this option has more than {MOST_LETTERS} characters"
            yield Problem(place, "long-option", message, 'move what explains it to "say"')
        if option.halts and not option.say:
            message = "this option ends the exercise and says nothing"
            hint = 'add "say: …" with where to go instead'
            yield Problem(place, "halts-in-silence", message, hint)
        seen.add(words)


def _readable(document: Document, path: str, ids: list[str]) -> Iterator[Problem]:
    """Whether a browser can read back what it keeps of a page with these answers."""
    if len(ids) > MOST_ANSWERS:
        message = f"there are {len(ids)} answers; a browser keeps up to {MOST_ANSWERS}"
        yield Problem(document.place(path), "many-answers", message, "make two of it")
    for id_ in (document.matter.id, *ids):  # type: ignore[union-attr]
        if len(id_) > MOST_SIGNS:
            message = f'the id "{id_}" has more than {MOST_SIGNS} characters'
            yield Problem(document.place(path), "long-id", message, "choose a shorter one")


def _unknown(document: Document, path: str, id_: str, known: list[str]) -> Problem:
    hint = did_you_mean(id_, known) or f"there are: {listed(known)}"
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
    yield from _readable(entry.document, "parts", list(ids.values()))
