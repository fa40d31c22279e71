"""What is kept of the files that a build made, to know which of them to make again."""

from collections.abc import Iterable

import msgspec

from generator.problems import Problem
from generator.rebuild.coding import print_of


class Made(msgspec.Struct, frozen=True, array_like=True, gc=False):
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
    chapters: tuple[tuple[str, str], ...]  # the path and address of each in it


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """A pack of the offline copy."""

    address: str
    digest: str
    integrity: bytes


class Index(msgspec.Struct, frozen=True):
    """A whole site as it was made."""

    sources: dict[str, tuple[str, str]] = {}  # path of each text file: its digest and its bundle
    size: int = 0  # of all files of the content, in bytes
    outlined: bool = False  # whether any chapter is known by its outline
    made: dict[str, Made] = {}  # by address
    named: list[tuple[tuple[str, ...], tuple[str, ...]]] = []  # styles and scripts of pages
    search: dict[str, Part] = {}  # by name
    searching: tuple[str, ...] = ()  # addresses of the pages that name all these
    language: str = ""  # of the search
    skipped: tuple[str, ...] = ()  # words that nobody looks for
    later: tuple[str, ...] = ()  # addresses of what is made when somebody asks for it
    packs: dict[str, Packed] = {}  # of the offline copy, by prints of what is in them
    too_large: int = 0  # bytes of what cannot be kept offline, since it is too much
    found: dict[str, tuple[Problem, ...]] = {}  # by address of a page: wrong with its weight
    problems: tuple[Problem, ...] = ()  # all others, but for those of the weight of assets


class Last(msgspec.Struct, frozen=True):
    """What a build may rely on of the one before."""

    index: Index = Index()
    unchanged: frozenset[str] = frozenset()  # files of the content, as they were found
    intact: frozenset[str] = frozenset()  # addresses of files that lie as they were made
    edited: frozenset[str] = frozenset()  # paths of inputs, if nothing is different but these


def pack_print(files: Iterable[tuple[str, str]]) -> str:
    """A name for what is in a pack: files by their addresses and digests."""
    return print_of(*(part.encode() for file in files for part in file)).hex()
