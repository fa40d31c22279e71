"""What a build is told. Light to import, since every command begins with it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple


class Settings(NamedTuple):
    """Everything that decides what a build makes, apart from the files themselves."""

    content: Path
    theme: tuple[Path, ...]  # folders that hold templates/ and assets/, the guide's own first
    today: date
    base_url: str | None = None  # in place of the one in site.yaml
    cache: Path | None = None
    program: str = ""  # a digest of the generator's code
    jobs: int = 1
    with_drafts: bool = False
