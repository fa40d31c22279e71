"""Two sites that differ in a few files, and builds that write those few."""

import shutil

from generator.build import Built
from generator.commands.status import Status
from generator.console import show_failure, show_problems
from generator.problems import has_errors
from generator.publish import begin, staging, write_output
from generator.render.output import Output
from tests.publishing.world import ADDRESSES, Files, Prepare, World

REWRITTEN = "guide/rewritten.html"  # has the same bytes in both, and is written anew in one

# What is in one of the sites only; a folder is a file in the other.
ONLY = (
    {"index.html": b"zero", "guide/b.html": b"zero", "only/0.html": b"zero", "x/y": b"zero"},
    {"index.html": b"one one", "guide/b.html": b"one one", "assets/1/a.css": b"one", "x": b"one"},
)


class EditedWorld(World):
    """Each build writes what differs from the site that is there, and keeps the rest."""

    kept: frozenset[str] = frozenset()

    def _built(self, address: str, most: int) -> Built:
        more = {f"guide/same-{number}.html": b"same" for number in range(most)}
        files = {REWRITTEN: b"rewritten", **more, **ONLY[ADDRESSES.index(address)]}
        return Built(tuple(Output(*one) for one in files.items()), (), None)

    def start(self, one: int, prepare: Prepare = lambda: lambda: 0) -> int:
        """Looks what need not be written, as one who remembers would know it, and begins."""
        self.kept = frozenset(
            output.address
            for output in self.built[one].outputs
            if not (one == 1 and output.address == REWRITTEN) and self._is_there(output)
        )
        return super().start(one, prepare)

    def _is_there(self, output: Output) -> bool:
        path = self.site / output.address
        return path.is_file() and path.read_bytes() == output.data

    def build(self, one: int) -> int:
        """Ends as a build by command does."""
        changed = [out for out in self.built[one].outputs if out.address not in self.kept]
        try:
            with staging(self.site, lambda: None, self.spare) as stage:
                tree = begin(stage)
                tree.expect(output.address for output in changed)
                for output in changed:
                    write_output(tree.folder, output.address, output.data)
                found = tree.publish(self.kept)
            show_problems(False, found, None)
            return Status.WRONG_USAGE if has_errors(found) else Status.FINE
        except OSError as error:
            show_failure(error, self.site)
            return Status.ENVIRONMENT_FAILED


class BareWorld(EditedWorld):
    """Each trial begins without a site, and with no spare."""

    def before(self, one: int) -> Files:
        """Takes the site away."""
        shutil.rmtree(self.site)
        shutil.rmtree(self.spare)
        return {}


class HesitantWorld(EditedWorld):
    """Each build writes something, finds a mistake in the content, and begins anew."""

    def build(self, one: int) -> int:
        """Gives up once."""
        output = self.built[one].outputs[-1]
        try:
            with staging(self.site, lambda: None, self.spare) as stage:
                tree = begin(stage)
                tree.expect([output.address, "new/not-finished.html"])
                write_output(tree.folder, output.address, b"not finished")
                write_output(tree.folder, "new/not-finished.html", b"not finished")
                tree.abandon()
        except OSError as error:
            show_failure(error, self.site)
            return Status.ENVIRONMENT_FAILED
        return super().build(one)
