"""JSON Schemas of quizzes and exercises, published with every guide for whoever writes more."""

from collections.abc import Iterator

from generator.editors.schema import schema_of
from generator.model.exercise import Exercise
from generator.model.quiz import Quiz
from generator.render.output import Output
from generator.render.press import Press

PUBLISHED = {"quiz": Quiz, "exercise": Exercise}


def outputs(press: Press) -> Iterator[Output]:
    """schemas/<kind>.json."""
    for name, type_ in PUBLISHED.items():
        yield Output(f"schemas/{name}.json", schema_of(type_))
