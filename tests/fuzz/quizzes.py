"""Quizzes and answers to them, for the rules of scoring."""

from typing import Any

from generator.model.items import (
    Answer,
    AnyItem,
    Likert,
    Multiple,
    Option,
    Scenario,
    Single,
    Text,
)
from generator.model.quiz import Band, Dimension, Facet, Quiz, Together
from tests.fuzz.choices import Choices

NAMES = ("d0", "d1", "d2")


def quiz(choices: Choices) -> Quiz:
    """A quiz that passes the gates as far as scoring goes."""
    count = 1 + choices.number(2)
    dimensions = tuple(_dimension(choices, name) for name in NAMES[:count])
    scale = tuple(map(str, range(2 + choices.number(6))))
    items = tuple(
        _item(choices, f"i{number}", count, len(scale) - 1)
        for number in range(1 + choices.number(9))
    )
    together = tuple(
        Together(tuple(choices.pick(("any", "b0", "b1")) for _ in range(count)), "")
        for _ in range(choices.number(3))
    )
    texts: dict[str, Any] = {"title": "", "description": "", "intro": ""}
    return Quiz(
        1,
        "q",
        1,
        "reflection",
        **texts,
        items=items,
        scale=scale,
        dimensions=dimensions,
        together=together,
    )


def _dimension(choices: Choices, name: str) -> Dimension:
    ends = sorted({choices.share() for _ in range(choices.number(4))} - {1.0})
    bands = tuple(Band(end, "", id=f"b{n}") for n, end in enumerate((*ends, 1.0)))
    facets = (Facet("f0", ""), Facet("f1", ""))
    minimum = (choices.share(), 0.8, 0.0, 1.0)[choices.number(3)]
    return Dimension(name, "", "", "", bands, facets, minimum, edge=choices.share() / 8)


def _item(choices: Choices, name: str, dimensions: int, top: int) -> AnyItem:
    belongs: dict[str, Any] = {
        "id": name,
        "text": "",
        "dimension": choices.pick((*NAMES[:dimensions], None)),
        "facet": choices.pick(("f0", "f1", None)),
        "weight": 1 + choices.number(4),
    }
    options = tuple(
        Option("", points=choices.number(top + 2), safety=choices.rarely())
        for _ in range(2 + choices.number(3))
    )
    match choices.number(5):
        case 5:
            return Text(**{**belongs, "dimension": None})
        case 4:
            return Multiple(**belongs, options=options)
        case 3:
            return Scenario(**belongs, options=options, scene="")
        case 2:
            return Single(**belongs, options=options)
    alarming = choices.number(top) if choices.rarely() else None
    return Likert(**belongs, reverse=bool(choices.number(1)), safety_from=alarming)


def answers(choices: Choices, asked: Quiz) -> dict[str, Answer]:
    """Answers to most of its items."""
    top = len(asked.scale) - 1
    return {item.id: answer(choices, item, top) for item in asked.items if choices.often()}


def answer(choices: Choices, item: AnyItem, top: int) -> Answer:
    """An answer that a reader can give to this item."""
    if isinstance(item, Likert):
        return choices.number(top)
    if isinstance(item, Multiple):
        return tuple(n for n in range(len(item.options)) if choices.number(1))
    if isinstance(item, Text):
        return choices.words()
    return choices.number(len(item.options) - 1)
