"""Steady Ground, with everything that its readers get."""

import sys

from bench.corpus import write_guide
from bench.peers.generator import Generator
from generator import __version__
from tests.environment import ROOT

OURS = Generator(
    name="Steady Ground",
    command=lambda folder: (
        *(sys.executable, "-m", "generator", "build"),
        *("--content", str(folder / "content"), "--output", str(folder / "site")),
    ),
    version=lambda: __version__,
    write=write_guide,
    source="content/guide/{chapter}.md",
    page="site/guide/{chapter}.html",
    made=("site", ".cache"),
    start=ROOT,
)
