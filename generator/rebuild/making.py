"""The files of a site on their way into a new tree: each is written, or taken over as it lies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.check.weight import Known, PageWeight, Weighed, Weight, weigh_page, weigh_site
from generator.load import digest_of
from generator.problems import Problem
from generator.publish import Tree, write_output
from generator.rebuild.chapters import MadeChapter
from generator.rebuild.made import Last, Made
from generator.render.output import File, Lying, Output


@dataclass(slots=True)
class Making:
    """A site being made. It has state because each file comes after those it is made from."""

    last: Last
    output: Path  # the site that is there
    tree: Tree  # the one to be
    files: list[File] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)  # by address
    kept: set[str] = field(default_factory=set)  # addresses of what is taken over
    pages: dict[str, tuple[str, PageWeight]] = field(default_factory=dict)  # with their sources
    weights: dict[str, Weight] = field(default_factory=dict)

    def is_as_made(self, address: str, print_: bytes) -> bool:
        """Whether what lies there was made from just this."""
        made = self.last.index.made.get(address)
        return made is not None and made.print == print_ and address in self.last.intact

    def keep(self, address: str) -> None:
        """Takes over a file as it lies."""
        index = self.last.index
        made = index.made[address]
        self.kept.add(address)
        self._note(Lying(address, self.output, made.length, made.source), made)
        if address.endswith(".html"):
            styles, scripts = index.named[made.named]
            weight = PageWeight(index.found.get(address, ()), styles, scripts)
            self.pages[address] = (made.source, weight)
        self.weights[address] = Known(address, made.length, made.size)

    def add(self, output: Output, print_: bytes = b"") -> None:
        """Writes a file, unless the very same lies there. `print_` is of what it was made from."""
        digest = digest_of(output.data)
        self._note(output, Made(print_ or digest.encode(), digest, output.length, output.source))
        self.weights[output.address] = Weighed(output)

    def add_chapters(self, chapters: Iterable[MadeChapter], prints: dict[str, bytes]) -> None:
        """Notes what other processes have written. `prints` are by address."""
        for one in chapters:
            made = Made(prints[one.address], one.digest, one.length, one.path)
            self._note(Lying(one.address, self.tree.folder, one.length, one.path), made)
            weight = PageWeight(one.problems, one.styles, one.scripts)
            self.pages[one.address] = (one.path, weight)
            self.weights[one.address] = Known(one.address, one.length, 0)

    def _note(self, file: File, made: Made) -> None:
        self.files.append(file)
        self.made[file.address] = made
