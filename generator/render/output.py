"""One file of the site to be."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class File(Protocol):
    """A file of the site, wherever its bytes are."""

    @property
    def address(self) -> str:
        """Its address from the root of the site."""

    @property
    def data(self) -> bytes:
        """Its bytes."""

    @property
    def length(self) -> int:
        """How many bytes it has."""

    @property
    def source(self) -> str:
        """The source path of a page, for messages about it."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file in memory."""

    address: str
    data: bytes
    source: str = ""

    @property
    def length(self) -> int:
        """How many bytes it has."""
        return len(self.data)


@dataclass(frozen=True, slots=True)
class Lying:
    """A file that lies in a folder already, and is read when it is asked for."""

    address: str
    folder: Path
    length: int
    source: str = ""

    @property
    def data(self) -> bytes:
        """Its bytes, read anew each time."""
        return (self.folder / self.address).read_bytes()
