"""A folder for hundreds of sites."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def folder() -> Iterator[Path]:
    """In memory where there is such a place; open to every user."""
    is_there = os.access(IN_MEMORY, os.W_OK)
    made = Path(tempfile.mkdtemp(dir=IN_MEMORY if is_there else None))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)
