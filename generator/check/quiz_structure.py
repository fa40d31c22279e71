"""Quizzes that cannot work: what their kind needs or excludes, ids, and what items refer to."""

from collections.abc import Iterator
from datetime import date

from generator.check.quiz_size import quizzes_of
from generator.model.document import Document
from generator.model.guide import Entry, Guide
from generator.model.items import Likert, Multiple, Text, type_of
from generator.model.quiz import CHECK, Dimension, Quiz
from generator.problems import Problem, did_you_mean


def check(guide: Guide, today: date) -> Iterator[Problem]:
    """Everything wrong with the structure of the quizzes."""
    for entry in quizzes_of(guide):
        yield from (_check_kind(entry) if entry.matter.kind == CHECK else _scored_kind(entry))
        yield from _ids(entry)
        for number in range(len(entry.matter.items)):
            yield from _item(entry, number)
        yield from _dimensions(entry)


def _check_kind(entry: Entry[Quiz]) -> Iterator[Problem]:
    quiz, document = entry.matter, entry.document
    for key in ("scale", "dimensions", "together", "about"):
        if getattr(quiz, key):
            message = f'a check has no "{key}": it scores nothing'
            yield Problem(document.place(key), "not-in-a-check", message, "remove it")
    if not quiz.items:
        message, hint = "this quiz has no items", "add one, with options"
        yield Problem(document.place("items"), "no-items", message, hint)
    for number, item in enumerate(quiz.items):
        path = f"items.{number}"
        if not item.choices:
            yield Problem(
                document.place(path),
                "not-in-a-check",
                f"a {type_of(item)} item has nothing to check",
                "give it a type with options: single, multiple or scenario",
            )
            continue
        right = sum(option.right for option in item.choices)
        if not right or (right > 1 and not isinstance(item, Multiple)):
            yield Problem(
                document.place(f"{path}.options"),
                "right-options",
                f"{right or 'none'} of these options fit{'' if right > 1 else 's'}",
                'put "right: true" on '
                + ("one or more" if isinstance(item, Multiple) else "one of them"),
            )
        for o, option in enumerate(item.choices):
            if not option.explanation:
                yield Problem(
                    document.place(f"{path}.options.{o}"),
                    "no-explanation",
                    "this option has no explanation",
                    'add "explanation: …", why it fits or why not',
                )


def _scored_kind(entry: Entry[Quiz]) -> Iterator[Problem]:
    quiz, document = entry.matter, entry.document
    if not quiz.dimensions:
        message, hint = "this quiz has no dimensions", "add one, with items that belong to it"
        yield Problem(document.place("dimensions"), "no-dimensions", message, hint)
    if len(quiz.scale) < 2:
        yield Problem(document.place("scale"), "short-scale", "a scale needs two answers or more")
    if not quiz.limits:
        yield Problem(
            document.place("intro"),
            "no-limits",
            "this quiz does not say what it cannot tell",
            'add "limits: …": who wrote it, that it is not a diagnosis, what moves the answers',
        )


def _ids(entry: Entry[Quiz]) -> Iterator[Problem]:
    """One name for one thing, the names of earlier versions included."""
    first = dict[str, int]()
    for number, item in enumerate(entry.matter.items):
        for path, id_ in (("id", item.id), *((f"was.{n}", id_) for n, id_ in enumerate(item.was))):
            place = entry.document.place(f"items.{number}.{path}")
            if id_ in first:
                yield Problem(
                    place,
                    "duplicate-item",
                    f'two items have the id "{id_}"',
                    f"the first one is in line {first[id_]}; give this one another id",
                )
            first.setdefault(id_, place.line)


def _item(entry: Entry[Quiz], number: int) -> Iterator[Problem]:
    quiz, document, path = entry.matter, entry.document, f"items.{number}"
    item = quiz.items[number]
    top = len(quiz.scale) - 1
    if item.choices and len(item.choices) < 2:
        message, hint = "a question needs two options or more", "add another option"
        yield Problem(document.place(f"{path}.options"), "few-options", message, hint)
    if isinstance(item, Text) and item.dimension:
        message, hint = "words cannot be scored", 'remove "dimension", or choose another type'
        yield Problem(document.place(f"{path}.dimension"), "words-not-scored", message, hint)
    is_idle = isinstance(item, Likert) and item.dimension is None and item.safety_from is None
    if is_idle and quiz.kind != CHECK:
        yield Problem(
            document.place(f"{path}.id"),
            "item-without-use",
            f'nothing comes of the item "{item.id}"',
            'add "dimension: …", or "safety_from: …" if it leads to the safety page',
        )
    for name, position in _positions(item):
        if top > 0 and position > top:
            yield Problem(
                document.place(f"{path}.{name}"),
                "beyond-the-scale",
                f"the response scale ends at {top}, and this says {position}",
                f"positions count from 0: the last answer is {top}",
            )
    yield from _references(document, quiz, number)


def _positions(item: object) -> Iterator[tuple[str, int]]:
    if isinstance(item, Likert) and item.safety_from is not None:
        yield "safety_from", item.safety_from
    for number, option in enumerate(getattr(item, "choices", ())):
        yield f"options.{number}.points", option.points


def _references(document: Document, quiz: Quiz, number: int) -> Iterator[Problem]:
    """The dimension and the facet an item names."""
    item = quiz.items[number]
    by_id: dict[str, Dimension] = {dimension.id: dimension for dimension in quiz.dimensions}
    if item.dimension is None:
        return
    if item.dimension not in by_id:
        yield Problem(
            document.place(f"items.{number}.dimension"),
            "unknown-dimension",
            f'no dimension "{item.dimension}"',
            did_you_mean(item.dimension, by_id) or f"the dimensions are: {', '.join(by_id)}",
        )
        return
    facets = [facet.id for facet in by_id[item.dimension].facets]
    if item.facet and facets and item.facet not in facets:
        yield Problem(
            document.place(f"items.{number}.facet"),
            "unknown-facet",
            f'"{item.dimension}" has no facet "{item.facet}"',
            did_you_mean(item.facet, facets) or f"its facets are: {', '.join(facets)}",
        )


def _dimensions(entry: Entry[Quiz]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, dimension in enumerate(entry.matter.dimensions):
        place = entry.document.place(f"dimensions.{number}.id")
        if dimension.id in seen:
            message = f'two dimensions have the id "{dimension.id}"'
            yield Problem(place, "duplicate-dimension", message, "give this one another id")
        seen.add(dimension.id)
        if not any(item.dimension == dimension.id for item in entry.matter.items):
            yield Problem(
                place,
                "empty-dimension",
                f'the dimension "{dimension.id}" has no items',
                f'give an item "dimension: {dimension.id}", or remove the dimension',
            )
        used = {i.facet for i in entry.matter.items if i.dimension == dimension.id}
        for f, facet in enumerate(dimension.facets):
            if facet.id not in used:
                yield Problem(
                    entry.document.place(f"dimensions.{number}.facets.{f}.id"),
                    "empty-facet",
                    f'the facet "{facet.id}" has no items',
                    f'give two items or more "facet: {facet.id}", or remove the facet',
                )
