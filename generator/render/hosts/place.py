"""One guide at one place: all that the settings of a host are made from."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model.guide import Guide
from generator.render.addresses import HOME, NOT_FOUND
from generator.render.hosts.rules import HeaderRule, header_rules
from generator.render.hosts.text import escaped

NAME = "guide.example.org"  # while nobody has said where the guide will live
_FOLDER = re.compile(r"/([A-Za-z0-9_~-][A-Za-z0-9_~.-]*/)*")


class Case(NamedTuple):
    """One value of a header, and the paths of its rule; none when it is for all that is left."""

    paths: tuple[str, ...]
    value: str


class Place(NamedTuple):
    """Where a guide lives, with what a host must know of it."""

    name: str  # of the host
    folder: str  # "/", or one like "/a/b/"
    rules: tuple[HeaderRule, ...]
    moved: tuple[tuple[str, str], ...]  # old path and new path, both with the folder
    lists: tuple[str, ...]  # paths of folders that have a first page, without their last slash

    @property
    def not_found(self) -> str:
        """The path of the page for lost addresses."""
        return f"{self.folder}{NOT_FOUND}"

    @property
    def is_top(self) -> bool:
        """Whether the guide has the host for itself."""
        return self.folder == "/"

    @property
    def root(self) -> str:
        """The folder that the server sends as its own; in it, the guide lies as it is asked for."""
        return "/srv/guide" if self.is_top else "/srv/www"

    @property
    def files(self) -> str:
        """Where the files of the site have to lie."""
        return f"{self.root}{self.folder}"

    @property
    def expression(self) -> str:
        """A regular expression for the folder, without its beginning."""
        return escaped(self.folder)

    @property
    def constant(self) -> dict[str, str]:
        """The headers that are the same for every address."""
        varying = {name for rule in self.rules[1:] for name in rule.headers}
        return {name: v for name, v in self.rules[0].headers.items() if name not in varying}

    @property
    def varying(self) -> dict[str, tuple[Case, ...]]:
        """The headers that are not, each with its cases, of which the first that fits holds."""
        names = dict.fromkeys(name for rule in self.rules for name in rule.headers)
        return {name: tuple(self._cases(name)) for name in names if name not in self.constant}

    def _cases(self, name: str) -> Iterator[Case]:
        for rule in reversed(self.rules):
            if name in rule.headers:
                yield Case(() if rule is self.rules[0] else rule.paths, rule.headers[name])

    def pattern(self, paths: Iterable[str]) -> str:
        """A regular expression for the paths of a rule, of a kind that every server reads."""
        folders = [escaped(path[1:-2]) for path in paths if path.endswith("/*")]
        files = [escaped(path[1:]) for path in paths if not path.endswith("*")]
        ends = [f"{_one_of(folders)}/"] if folders else []
        ends += [f"{_one_of(files)}$"] if files else []
        return f"^{self.expression}{_one_of(ends)}"


def place_of(guide: Guide, folder: str | None = None) -> Place:
    """The guide where its base URL says, or in another folder there."""
    where = urlsplit(guide.site.base_url)
    inside = f"/{(where.path if folder is None else folder).strip('/')}/".replace("//", "/")
    moved = tuple(
        (f"{inside}{old}", f"{inside}{new}") for old, new in sorted(guide.aliases.items())
    )
    firsts = sorted(f"{inside}{address}" for address in guide.titles if address.endswith(HOME))
    lists = tuple(first.removesuffix(f"/{HOME}") for first in firsts if first != f"/{HOME}")
    return Place(where.hostname or NAME, inside, header_rules(guide.site), tuple(moved), lists)


def is_folder(text: str) -> bool:
    """Whether settings can name a folder without quoting anything in it."""
    return bool(_FOLDER.fullmatch(text))


def _one_of(patterns: list[str]) -> str:
    return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"
