"""What the page with everything that is kept has to know of the guide."""

from collections.abc import Iterator
from typing import Any

import msgspec

from generator.model.guide import Guide
from generator.render.addresses import relative
from generator.render.fill import Filling
from generator.render.quiz_data import as_script_data
from generator.render.sheet_card import keeping
from generator.render.sheet_views import Origin, SpaceView


def space_card(filling: Filling, ids: list[str]) -> SpaceView:
    """Every page that keeps something, and the words to show what was kept there."""
    guide = filling.guide
    catalog = dict(_catalog(guide))
    origins = tuple(
        Origin(id_, entry["title"], relative(filling.address, f"{id_}.html"))
        for id_, entry in catalog.items()
    )
    data = as_script_data(msgspec.json.encode(catalog))
    return SpaceView("my-space", origins, data, keeping(filling))


def _catalog(guide: Guide) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each page that keeps something its title, and what stands beside each answer."""
    for quiz in guide.quizzes:
        if quiz.matter.dimensions:
            prompts = {item.id: item.text for item in quiz.matter.items}
            scale = quiz.matter.scale
            yield (
                f"quizzes/{quiz.name}",
                {"title": quiz.matter.title, "prompts": prompts, "scale": scale},
            )
    for exercise in guide.exercises:
        prompts = dict(answer for step in exercise.matter.steps for answer in step.answers())
        yield f"exercises/{exercise.name}", {"title": exercise.matter.title, "prompts": prompts}
    for path in guide.paths:
        prompts = {step.id: step.say for part in path.matter.parts for step in part.steps}
        yield f"paths/{path.name}", {"title": path.matter.title, "prompts": prompts}
