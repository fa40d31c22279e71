"""Relative addresses: what makes one build work at a domain root, in a folder and from disk."""

import posixpath


def relative(from_address: str, to_address: str, anchor: str = "") -> str:
    """The address of one page as seen from another, both from the root of the site."""
    fragment = f"#{anchor}" if anchor else ""
    if from_address == to_address and anchor:
        return fragment
    return posixpath.relpath(to_address, posixpath.dirname(from_address) or ".") + fragment


def absolute(base_url: str, address: str) -> str:
    """The full address of a page, or "" while nobody has said where the site will live."""
    if not base_url:
        return ""
    tidy = "" if address == "index.html" else address
    return f"{base_url.rstrip('/')}/{tidy}"
