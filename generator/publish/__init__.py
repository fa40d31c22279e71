"""A whole new tree is made beside the old site, then takes its place in one step.

Whatever happens on the way, the old site stays whole: nothing but the swap touches it.
What it costs is in proportion to what has changed: the site before is kept, and brought up to
date. docs/publishing.md says what is promised, and tests/publishing breaks every operation in turn.
"""

from collections.abc import Sequence

from generator.problems import Problem
from generator.publish.stage import Stage, staging
from generator.publish.tree import Tree, begin
from generator.publish.write import write_output
from generator.render.output import Output

__all__ = ["Stage", "Tree", "begin", "publish", "staging", "write_output"]


def publish(outputs: Sequence[Output], stage: Stage) -> tuple[Problem, ...]:
    """Puts the outputs in the place of the old site, each written anew.

    Returns an error, and publishes nothing, when a file that no build made has come into the
    folder; a warning when the old site could not be cleared away.

    Raises:
        OSError: the disk is full, say; the old site is as it was.
        ValueError: an address leads out of the folder.
    """
    tree = begin(stage)
    tree.expect(output.address for output in outputs)
    for output in outputs:
        write_output(tree.folder, output.address, output.data)
    return tree.publish()
