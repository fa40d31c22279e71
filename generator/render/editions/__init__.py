"""The table of editions: each a function from a guide to files beside its pages."""

from collections.abc import Callable, Iterable

from generator.model.guide import Guide
from generator.render.assets import Assets
from generator.render.editions import hosts, machines, quizzes, schemas
from generator.render.output import Output
from generator.render.templates import Templates

Edition = Callable[[Guide, Assets, Templates], Iterable[Output]]

EDITIONS: tuple[Edition, ...] = (
    quizzes.outputs,
    schemas.outputs,
    hosts.outputs,
    machines.outputs,
)


def render_editions(guide: Guide, assets: Assets, templates: Templates) -> list[Output]:
    """Every file that is no page and no asset."""
    return [output for edition in EDITIONS for output in edition(guide, assets, templates)]
