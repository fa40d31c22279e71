"""A small guide, built at two addresses, and a folder in which one site takes the other's place."""

import os
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import generator.publish.refusal  # what a build imports late is there before it forks
import generator.rebuild
from generator.build import Built, build
from generator.cli import main
from generator.commands.settings import CACHE
from generator.publish import Stage, publish
from generator.publish.spare import spare_of
from generator.rebuild import Rebuilt
from generator.rebuild.made import Index, Last, Made
from generator.settings import Settings
from tests.environment import ROOT
from tests.sites import read_site, write_site

ADDRESSES = ("https://one.example/", "https://two.example/")
BROKEN = 99  # the exit status of a process in which the trial itself went wrong

Files = Mapping[str, bytes]
Prepare = Callable[[], Callable[[], int]]


class Ending(NamedTuple):
    """How a build in a process of its own came to its end."""

    status: int  # its exit status; below zero, the signal that killed it
    said: str  # on its error stream
    operations: int  # that it began, unless it was killed


class World:
    """A folder with a guide. A class because a trial changes what the next one finds."""

    def __init__(self, root: Path, most: int) -> None:
        """`most` is the number of files in each site; fewer are quicker."""
        self.root, self.logs = root / "world", root / "said"
        self.content, self.site = self.root / "content", self.root / "site"
        self.stage = self.root / ".site.building"
        self.spare = spare_of(self.site, self.root / CACHE)
        self.logs.mkdir()
        write_site(read_site(""), self.content)
        self.built = [self._built(address, most) for address in ADDRESSES]
        self.sites: list[Files] = []  # the files of each site, as they lie on the disk
        for one in (1, 0):  # the first trial builds site 1
            assert self.run(one).status == 0
            self.sites.insert(0, files(self.site))
        self.words = files(self.content)

    def _built(self, address: str, most: int) -> Built:
        built = build(Settings(self.content, (ROOT,), date(2026, 11, 25), address))
        return Built(built.outputs[:most], built.problems, built.guide)

    def before(self, one: int) -> Files:
        """What is in the folder of the site when a trial begins to build this one."""
        return self.sites[1 - one]

    def run(self, one: int, prepare: Prepare = lambda: lambda: 0) -> Ending:
        """Builds one of the sites in a process of its own.

        `prepare` is called there first; what it returns, at the end, for the number of operations.
        """
        return self.end(self.start(one, prepare))

    def start(self, one: int, prepare: Prepare = lambda: lambda: 0) -> int:
        """Begins to build in a process of its own; returns its number."""
        child = os.fork()
        if child == 0:
            self._build(one, prepare)
        return child

    def end(self, child: int) -> Ending:
        """Waits for a process."""
        _, status = os.waitpid(child, 0)
        log = self.logs / str(child)
        said, _, operations = log.read_text("utf-8").rpartition("\n") if log.exists() else ("",) * 3
        return Ending(os.waitstatus_to_exitcode(status), said, int(operations or 0))

    def build(self, one: int) -> int:
        """Builds one of the sites; returns the exit status."""
        arguments = ["--content", str(self.content), "--output", str(self.site)]
        return main(["build", *arguments, "--base-url", ADDRESSES[one]])

    def _build(self, one: int, prepare: Prepare) -> None:
        """Never comes back."""
        status, log = BROKEN, (self.logs / str(os.getpid())).open("w", encoding="utf-8")
        try:
            with redirect_stderr(log), redirect_stdout(None):
                generator.rebuild.publish_guide = partial(_published, self.built[one])
                operations = prepare()
                ended = self.build(one)
            log.write(f"\n{operations()}")
            log.flush()
            status = ended
        except BaseException:  # noqa: BLE001
            traceback.print_exc(file=log)
            log.flush()
        finally:
            os._exit(status)


def _published(built: Built, settings: Settings, stage: Stage, last: Last) -> Rebuilt:
    """The site that was built before; how a guide becomes one is not what is tried."""
    made = {one.address: Made(b"", "", one.length) for one in built.outputs}
    return Rebuilt(built.problems, publish(built.outputs, stage), Index(made=made))


def files(folder: Path) -> Files:
    """Every file below a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
