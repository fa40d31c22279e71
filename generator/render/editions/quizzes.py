"""The definition of every quiz as JSON, beside its page."""

from collections.abc import Iterator

from generator.model.guide import Guide
from generator.render.assets import Assets
from generator.render.output import Output
from generator.render.quiz_data import published
from generator.render.templates import Templates


def outputs(guide: Guide, assets: Assets, templates: Templates) -> Iterator[Output]:
    """quizzes/<id>.json."""
    for entry in guide.quizzes:
        address = entry.address.removesuffix(".html") + ".json"
        yield Output(address, published(entry, guide) + b"\n", entry.path)
