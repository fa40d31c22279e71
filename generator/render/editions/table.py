"""The tables of editions: functions from a guide, or from its finished pages, to further files."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from generator.problems import Problem
from generator.render.editions import (
    archive,
    feed,
    hosts,
    machines,
    offline,
    one_file,
    quizzes,
    schemas,
)
from generator.render.editions.packs import Packer, packed
from generator.render.output import File, Output
from generator.render.press import Press

Edition = Callable[[Press], Iterable[Output]]
Copy = Callable[[Press, Sequence[File]], Iterable[Output | Problem]]

EDITIONS: tuple[Edition, ...] = (
    quizzes.outputs,
    schemas.outputs,
    hosts.outputs,
    machines.outputs,
    feed.outputs,
)

# These are made from everything that came before them, the offline copy included, each from those
# above it too.
COPIES: tuple[Copy, ...] = (one_file.outputs, archive.outputs)


def render_editions(press: Press) -> list[Output]:
    """Every file that is no page and no asset, and that is made from the guide."""
    return [output for edition in EDITIONS for output in edition(press)]


def render_copies(
    press: Press,
    outputs: Sequence[File],
    packer: Packer = packed,
    copies: tuple[Copy, ...] = COPIES,
) -> tuple[list[Output], list[Problem]]:
    """Every file that is made from the other files of the site, and what kept one from it."""
    made: list[Output] = []
    problems: list[Problem] = []
    every: tuple[Copy, ...] = (partial(offline.outputs, packer=packer), *copies)
    for copy in every:
        for one in [*copy(press, (*outputs, *made))]:
            if isinstance(one, Problem):
                problems.append(one)
            else:
                made.append(one)
    return made, problems
