"""Paths as people are told them."""

import os
from pathlib import Path


def shown_path(folder: Path | None, path: str) -> str:
    """A path in the folder as seen from where the command was started.

    A terminal can open it then. Without a folder the path is as the author typed it. What lies
    beside the folder does so where the folder really is.
    """
    if folder is None:
        return path
    start = folder.resolve() if path.startswith("../") else folder
    return os.path.relpath(start / path).replace(os.sep, "/")
