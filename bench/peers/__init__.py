"""The generators that are measured, by the names that the command line takes."""

from bench.peers.eleventy import ELEVENTY
from bench.peers.generator import Generator
from bench.peers.hugo import HUGO
from bench.peers.mdbook import MDBOOK
from bench.peers.mkdocs import MATERIAL, MKDOCS, ZENSICAL
from bench.peers.nikola import NIKOLA
from bench.peers.ours import OURS
from bench.peers.pelican import PELICAN
from bench.peers.sphinx import SPHINX

PEERS: dict[str, Generator] = {
    "hugo": HUGO,
    "mdbook": MDBOOK,
    "pelican": PELICAN,
    "eleventy": ELEVENTY,
    "mkdocs": MKDOCS,
    "material": MATERIAL,
    "zensical": ZENSICAL,
    "nikola": NIKOLA,
    "sphinx": SPHINX,
}

__all__ = ["HUGO", "MDBOOK", "OURS", "PEERS"]
