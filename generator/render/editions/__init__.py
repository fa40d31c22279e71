"""The tables of editions: functions from a guide, or from its finished pages, to further files."""

from collections.abc import Callable, Iterable, Sequence

from generator.render.editions import feed, hosts, machines, quizzes, schemas
from generator.render.output import Output
from generator.render.press import Press

Edition = Callable[[Press], Iterable[Output]]
Copy = Callable[[Press, Sequence[Output]], Iterable[Output]]

EDITIONS: tuple[Edition, ...] = (
    quizzes.outputs,
    schemas.outputs,
    hosts.outputs,
    machines.outputs,
    feed.outputs,
)

# These are made from everything that came before them, each from those above it too.
COPIES: tuple[Copy, ...] = ()


def render_editions(press: Press) -> list[Output]:
    """Every file that is no page and no asset, and that is made from the guide."""
    return [output for edition in EDITIONS for output in edition(press)]


def render_copies(press: Press, outputs: Sequence[Output]) -> list[Output]:
    """Every file that is made from the other files of the site."""
    made: list[Output] = []
    for copy in COPIES:
        made += copy(press, (*outputs, *made))
    return made
