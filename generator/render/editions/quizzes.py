"""The definition of every quiz as JSON, beside its page."""

from collections.abc import Iterator

from generator.render.output import Output
from generator.render.press import Press
from generator.render.quiz_data import published


def outputs(press: Press) -> Iterator[Output]:
    """quizzes/<id>.json."""
    for entry in press.guide.quizzes:
        address = entry.address.removesuffix(".html") + ".json"
        yield Output(address, published(entry, press.guide, press.words) + b"\n", entry.path)
