"""The generators that are measured, by the names that the command line takes."""

from bench.peers.generator import Generator
from bench.peers.hugo import HUGO
from bench.peers.ours import OURS

PEERS: dict[str, Generator] = {"hugo": HUGO}

__all__ = ["OURS", "PEERS"]
