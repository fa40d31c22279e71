"""One file of the site to be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file, by its address from the root of the site."""

    address: str
    data: bytes
    source: str = ""  # the source path of the page, for messages about it
