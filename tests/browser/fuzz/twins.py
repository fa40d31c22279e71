"""Definitions and answers at random, scored in Python and in the browser."""

import random
from typing import Any

import msgspec
from playwright.sync_api import Page

from generator.model.items import Likert, Multiple, Option, Scenario, Single, Text
from generator.model.quiz import Band, Dimension, Facet, Quiz, Together
from generator.scoring import band_of, is_alarming, reading_of, score, standing_out, together_of

Case = tuple[Quiz, dict[str, Any]]

_JUDGED = """text => JSON.parse(text).map(([definition, given]) => {
  const answers = new Map(Object.entries(given));
  const scores = scoring.score(definition, answers);
  const { dimensions } = definition;
  const each = (judge) =>
    dimensions.map((one, n) => scores[n] === null ? null : judge(one, scores[n]));
  const bands = each((one, value) => scoring.bandOf(one.bands, value));
  return [
    scores, bands, each(scoring.readingOf),
    dimensions.map((one) => scoring.standingOut(definition, one, answers).map(({ id }) => id)),
    scoring.isAlarming(definition, answers), scoring.togetherOf(definition, bands),
  ];
})"""


def disagreements(page: Page, count: int, seed: int) -> list[str]:
    """The cases of which the two say something else; the page is one of a quiz."""
    chance = random.Random(seed)
    cases = [case(chance) for _ in range(count)]
    sent = [[msgspec.to_builtins(quiz), answers] for quiz, answers in cases]
    told = page.evaluate(_JUDGED, msgspec.json.encode(sent).decode())
    return [
        f"{judged(*one)} in Python, {other} in the browser: {msgspec.json.encode(one).decode()}"
        for one, other in zip(cases, told, strict=True)
        if judged(*one) != other
    ]


def judged(quiz: Quiz, given: dict[str, Any]) -> list[Any]:
    """Everything that is read from answers, as the browser puts it."""
    answers = {
        id_: tuple(answer) if isinstance(answer, list) else answer
        for id_, answer in given.items()
        if answer is not None
    }
    scores = list(score(quiz, answers).values())
    pairs = list(zip(quiz.dimensions, scores, strict=True))
    bands = [None if value is None else band_of(d.bands, value) for d, value in pairs]
    together = together_of(quiz, bands)
    return [
        scores,
        bands,
        [None if value is None else list(reading_of(d, value)) for d, value in pairs],
        [list(standing_out(quiz, d, answers)) for d in quiz.dimensions],
        is_alarming(quiz, answers),
        -1 if together is None else together,
    ]


def case(chance: random.Random) -> Case:
    """A quiz that the build may well refuse, and answers to it."""
    choices = chance.randint(2, 9)
    dimensions = tuple(_dimension(chance, f"d{n}") for n in range(chance.randint(1, 3)))
    items = tuple(_item(chance, f"i{n}", choices, dimensions) for n in range(chance.randint(0, 12)))
    names = [[band.id or "" for band in d.bands] + ["any"] for d in dimensions]
    together = tuple(
        Together(bands=tuple(chance.choice(one) for one in names), text="")
        for _ in range(chance.randint(0, 3))
    )
    quiz = Quiz(
        format=1, id="q", version=1, kind="reflection", title="", description="", intro="",
        items=items, scale=tuple(map(str, range(choices))), dimensions=dimensions,
        together=together,
    )  # fmt: skip
    answered = chance.choice([1, 0.9, 0.8, 0.5])
    given = {i.id: _answer(chance, i, choices) for i in items if chance.random() < answered}
    return quiz, given


def _share(chance: random.Random) -> float:
    return chance.choice([0, 0.05, 0.1, 0.2, 0.25, 1 / 3, 0.5, 0.6, 0.75, 0.8, 1, chance.random()])


def _dimension(chance: random.Random, id_: str) -> Dimension:
    ends = sorted({_share(chance) for _ in range(chance.randint(0, 4))} | {1.0})
    bands = tuple(Band(up_to=end, text="", id=f"{id_}-{n}") for n, end in enumerate(ends))
    facets = tuple(Facet(id=f"f{n}", label="") for n in range(chance.randint(0, 3)))
    return Dimension(
        id=id_, label="", low="", high="", bands=bands, facets=facets,
        minimum_answered=_share(chance), edge=_share(chance) / 4,
    )  # fmt: skip


def _item(
    chance: random.Random, id_: str, choices: int, dimensions: tuple[Dimension, ...]
) -> Likert | Single | Multiple | Scenario | Text:
    dimension = chance.choice([*dimensions, None])
    facet = chance.choice([*dimension.facets, None]) if dimension else None
    shared: dict[str, Any] = {
        "id": id_,
        "text": "",
        "dimension": dimension and dimension.id,
        "facet": facet and facet.id,
        "weight": chance.choice([1, 1, 2, 0.1, 0.3, 1 / 3, chance.uniform(0.1, 3)]),
    }
    options = tuple(
        Option(text="", points=chance.randrange(choices), safety=chance.random() < 0.1)
        for _ in range(chance.randint(1, 6))
    )
    safety = chance.choice([None, None, chance.randrange(choices)])
    reverse = chance.random() < 0.5
    kinds: list[Likert | Single | Multiple | Scenario | Text] = [
        Likert(**shared, reverse=reverse, safety_from=safety),
        Single(**shared, options=options),
        Multiple(**shared, options=options),
        Scenario(**shared, scene="", options=options),
        Text(**{**shared, "dimension": None, "facet": None}),
    ]
    return chance.choice(kinds)


def _answer(chance: random.Random, item: Any, choices: int) -> Any:
    if chance.random() < 0.1:
        return None  # skipped
    if isinstance(item, Text):
        return "words"
    count = len(item.choices) or choices
    if isinstance(item, Multiple):
        return chance.sample(range(count), chance.randint(1, count))
    return chance.randrange(count)
