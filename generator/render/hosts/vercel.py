"""vercel.json, for Vercel."""

import json
from collections.abc import Iterator
from typing import Any

from generator.render.hosts.place import Case, Place
from generator.render.hosts.text import escaped

_SCHEMA = "https://openapi.vercel.sh/vercel.json"


def vercel(place: Place) -> str:
    """Settings that lie at the top of what is deployed.

    No two of its rules name one header for the same address: it need not be known which would hold.
    """
    told: dict[str, Any] = {
        "$schema": _SCHEMA,
        "framework": None,  # nothing is built there
        "cleanUrls": False,
        "trailingSlash": True,  # or a folder without its slash would show a page with wrong links
        "redirects": [
            {"source": old, "destination": new, "statusCode": 301} for old, new in place.moved
        ],
        "headers": [*_rules(place)],
    }
    return f"{json.dumps(told, indent=2)}\n"


def _rules(place: Place) -> Iterator[dict[str, Any]]:
    yield _rule(f"{place.folder}(.*)", place.constant)
    for name, cases in place.varying.items():
        for case in cases:
            yield _rule(_source(place, case, cases), {name: case.value})


def _rule(source: str, headers: dict[str, str]) -> dict[str, Any]:
    listed = [{"key": name, "value": value} for name, value in headers.items()]
    return {"source": source, "headers": listed}


def _source(place: Place, case: Case, cases: tuple[Case, ...]) -> str:
    """A pattern as Vercel reads it: a path, with an expression for its end in brackets."""
    if case.paths:
        return f"{place.folder}({'|'.join(map(_whole, case.paths))})"
    others = "|".join(_beginning(path) for one in cases for path in one.paths)
    return f"{place.folder}((?!{others}).*)"


def _whole(path: str) -> str:
    return escaped(path[1:]).replace("*", ".*")


def _beginning(path: str) -> str:
    return escaped(path[1:-1]) if path.endswith("*") else f"{escaped(path[1:])}$"
