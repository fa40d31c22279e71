"""Every container, with what it shows and an example that a test builds."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.parse.containers import CONTAINERS, Shape
from release.reference.markdown import block

WORDS = Path(__file__).with_name("containers.yaml")

# These would show the docs' own pages, or make a page of words into one that asks.
_SHOWN = (Shape.BOX, Shape.CARE)


class Told(NamedTuple):
    """What the reference says of a container."""

    shows: str
    example: str


@cache
def words() -> dict[str, Told]:
    """The file beside this one, by the names of containers."""
    entries = yaml.safe_load(WORDS.read_text("utf-8"))
    return {name: Told(entry["shows"].strip(), entry["example"]) for name, entry in entries.items()}


def containers(which: str) -> str:
    """A section for each container that holds text, or for each made from data."""
    is_data = which == "made from data"
    rows = [one for one in CONTAINERS if (one.shape is Shape.BLOCK) == is_data]
    return "\n".join(_section(one.name, one.shape) for one in rows)


def _section(name: str, shape: Shape) -> str:
    told = words()[name]
    live = f"\nOn the page:\n\n{told.example}\n" if shape in _SHOWN else ""
    return f"### {name} {{#{name}}}\n\n{told.shows}\n\n{block(told.example, 'md')}{live}"
