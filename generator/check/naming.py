"""What a page makes a browser ask for."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

# A page and what stands in it at once; what is in a template comes at its first use.
_LATER = re.compile(r"<template\b.*?</template>", re.DOTALL)
_TAG = re.compile(r"<(link|script|img|iframe|source|video|audio|object|embed)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'\b(rel|href|src|data)="([^"]*)"')
_HOST = re.compile(r"(?:https?:)?//([^/?#]+)")

# A canonical address is a name, and nobody is asked for it.
_ASKING = {"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch"}
_ASKING |= {"preconnect", "dns-prefetch", "apple-touch-icon"}


class Named(NamedTuple):
    """Addresses from the root of the site, each once, in their order."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    images: tuple[str, ...]
    elsewhere: tuple[str, ...]  # names of other hosts

    @property
    def loaded(self) -> tuple[str, ...]:
        """Everything a page cannot be shown without.

        The icon and the manifest are for the browser, which asks when and if it likes.
        """
        return (*self.styles, *self.scripts, *self.images)


def named_by(address: str, html: str) -> Named:
    """What the page at an address names in its tags."""
    found: dict[str, dict[str, None]] = {"styles": {}, "scripts": {}, "images": {}, "elsewhere": {}}
    folder = posixpath.dirname(address)
    for kind, target in _targets(_LATER.sub("", html)):
        if host := _HOST.match(target):
            found["elsewhere"][host[1]] = None
        elif kind in found:
            found[kind][posixpath.normpath(posixpath.join(folder, target))] = None
    return Named(**{kind: tuple(addresses) for kind, addresses in found.items()})


def _targets(html: str) -> Iterator[tuple[str, str]]:
    for tag, text in _TAG.findall(html):
        attributes = dict(_ATTRIBUTE.findall(text))
        relations = set(attributes.get("rel", "").split())
        target = attributes.get("href" if tag == "link" else "src", "")
        if tag == "link" and "stylesheet" in relations:
            yield "styles", target
        elif tag == "script" and target:
            yield "scripts", target
        elif tag == "img":
            yield "images", target
        elif tag != "link" or relations & _ASKING:
            yield "other", target or attributes.get("data", "")
