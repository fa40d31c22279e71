"""What is kept of the files that a build made, to know which of them to make again."""

import msgspec

from generator.problems import Problem


class Made(msgspec.Struct, frozen=True, array_like=True):
    """One file of the site, by its address."""

    print: bytes  # of all it was made from
    digest: str  # of its bytes
    length: int  # of its bytes
    source: str = ""  # the source path of a page
    size: int = 0  # compressed; 0 where nobody had to know
    named: int = -1  # of a page: the styles and scripts that it names, by their place in the list


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A part of the search index."""

    address: str
    paths: tuple[str, ...]  # of the chapters in it; "" for a page that is known whole


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """A pack of the offline copy."""

    address: str
    digest: str
    integrity: bytes


class Index(msgspec.Struct, frozen=True):
    """A whole site as it was made."""

    sources: dict[str, tuple[str, str]] = {}  # path of each text file: its digest and its bundle
    made: dict[str, Made] = {}  # by address
    named: list[tuple[tuple[str, ...], tuple[str, ...]]] = []  # styles and scripts
    found: dict[str, tuple[Problem, ...]] = {}  # by address: what is wrong with its weight
    search: dict[str, Part] = {}  # by name
    packs: dict[str, Packed] = {}  # by prints of what is in them
    problems: tuple[Problem, ...] = ()  # all but those of weight
    is_open: bool = False  # whether an edit of words alone may be dealt with alone


class Last(msgspec.Struct, frozen=True):
    """What a build may rely on of the one before."""

    index: Index = Index()
    unchanged: frozenset[str] = frozenset()  # files of the content, as they were found
    intact: frozenset[str] = frozenset()  # addresses of files that lie as they were made


NOTHING = Last()
