"""What a build is told. Light to import, since every command begins with it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.progress import Tell, silent

# The folders of a theme; a guide may have its own beside its content.
THEME = ("templates", "assets", "words")


class Settings(NamedTuple):
    """Everything that decides what a build makes, apart from the files themselves."""

    content: Path
    theme: tuple[Path, ...]  # folders that hold those of THEME, the guide's own first
    today: date
    base_url: str | None = None  # in place of the one in site.yaml
    cache: Path | None = None
    program: str = ""  # a digest of the generator's code
    jobs: int = 1
    with_drafts: bool = False
    is_preview: bool = False  # nothing of it may stay in the browser
    tell: Tell = silent  # is told how far it is; nothing of what is made depends on that


def stage_of(output: Path) -> Path:
    """The folder beside the output where a build makes the site ready, and clears up after it."""
    output = output.resolve()
    return output.parent / f".{output.name}.building"
