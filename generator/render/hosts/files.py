"""`_headers` and `_redirects`: plain files that Netlify, Cloudflare Pages and others read."""

from collections.abc import Iterable, Iterator

from generator.render.hosts.place import Place
from generator.render.hosts.rules import HeaderRule


def headers_file(place: Place) -> str:
    """`_headers`: each path with its headers."""
    return "\n".join(
        f"{place.folder}{path[1:]}\n" + "".join(f"  {line}\n" for line in _lines(rule))
        for rule in place.rules
        for path in _as_asked(rule.paths)
    )


def redirects_file(place: Place) -> str:
    """`_redirects`: each old path with its new one."""
    return "".join(f"{old} {new} 301\n" for old, new in place.moved)


def forced_redirects_file(place: Place) -> str:
    """The same where the page at an old address would be sent before anybody looks into it."""
    return "".join(f"{old} {new} 301!\n" for old, new in place.moved)


def _as_asked(paths: Iterable[str]) -> Iterator[str]:
    """The paths, and those of pages as some hosts shorten them: /search for /search.html."""
    for path in paths:
        yield path
        if path.endswith(".html"):
            yield path.removesuffix(".html")


def _lines(rule: HeaderRule) -> Iterator[str]:
    # Of one header that several rules name, Cloudflare joins all values and Netlify takes the last.
    # For two policies of a page both are right. Where one must be alone, "!" drops the others on
    # Cloudflare, and Netlify leaves out such a line, which has no colon.
    yield from (f"! {name}" for name in rule.alone)
    yield from (f"{name}: {value}" for name, value in rule.headers.items())
