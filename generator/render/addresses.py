"""Relative addresses: what makes one build work at a domain root, in a folder and from disk."""

import posixpath
from functools import lru_cache

HOME = "index.html"
SEARCH = "search.html"
WORKER_ADDRESS = "sw.js"
NOT_FOUND = "404.html"


def relative(from_address: str, to_address: str, anchor: str = "") -> str:
    """The address of one page as seen from another, both from the root of the site."""
    fragment = f"#{anchor}" if anchor else ""
    if from_address == to_address and anchor:
        return fragment
    folder = from_address.rpartition("/")[0]
    other, _, name = to_address.rpartition("/")
    if folder == other and name:  # most pages lead most often to their neighbours
        return name + fragment
    return _from_folder(folder or ".", to_address) + fragment


@lru_cache(maxsize=4096)  # the pages of a folder name the same places: a menu, a part, a foot
def _from_folder(folder: str, address: str) -> str:
    return posixpath.relpath(address, folder)


def absolute(base_url: str, address: str) -> str:
    """The full address of a page, or "" while nobody has said where the site will live."""
    if not base_url:
        return ""
    tidy = "" if address == HOME else address
    return f"{base_url.rstrip('/')}/{tidy}"
