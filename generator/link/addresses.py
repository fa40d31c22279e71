"""The address of every page, its old ones, and clashes between them."""

import re
from collections.abc import Iterable

from generator.kinds import kind_of, reserved_in
from generator.model.document import Document
from generator.problems import Place, Problem

OURS = ("assets/", "schemas/")  # folders of the site that hold no pages
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALIAS = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.html")


def assign_addresses(documents: Iterable[Document]) -> tuple[dict[str, str], list[Problem]]:
    """Source path to address, for every document that has a page of its own."""
    addresses: dict[str, str] = {}
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for document in documents:
        address, problem = _address(document)
        if problem:
            problems.append(problem)
        if not address:
            continue
        addresses[document.path] = address
        first = owners.setdefault(address, document.path)
        if first != document.path:
            problems.append(
                Problem(
                    document.place("slug"),
                    "address-taken",
                    f'this page and "{first}" have one address: {address}',
                    'rename one of the files, or give one a "slug: …" of its own',
                )
            )
    return addresses, problems


def _address(document: Document) -> tuple[str, Problem | None]:
    kind = kind_of(document.path)
    match = kind.match(document.path) if kind else None
    if kind is None or match is None or not kind.address:
        return "", None
    slug = getattr(document.matter, "slug", None)
    problem = None
    if slug and not kind.address.endswith("{name}.html"):
        message = f"the address of this page is always {kind.address.format(**match.groupdict())}"
        problem = Problem(document.place("slug"), "slug-not-used", message, 'remove "slug"')
        slug = None
    name = slug or match.groupdict().get("name", "")
    if name and (not _NAME.fullmatch(name) or reserved_in(name)):
        place = document.place("slug") if slug else Place(document.path)
        message = f'"{name}" cannot be part of an address'
        hint = reserved_in(name) or "name the file with small letters, digits and hyphens only"
        problem = Problem(place, "bad-file-name", message, hint)
    return kind.address.format(name=name), problem


def assign_aliases(
    documents: Iterable[Document], addresses: dict[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Old address to address, from the `aliases` of every page."""
    aliases: dict[str, str] = {}
    problems: list[Problem] = []
    taken = {address: path for path, address in addresses.items()}
    for document in documents:
        for number, alias in enumerate(getattr(document.matter, "aliases", ())):
            place = document.place(f"aliases.{number}")
            is_name = _ALIAS.fullmatch(alias) and not alias.startswith(OURS)
            if not is_name or reserved_in(alias.removesuffix(".html")):
                hint = reserved_in(alias) or "write it like guide/old-name.html"
                message = f'"{alias}" is not an address of this site'
                problems.append(Problem(place, "bad-alias", message, hint))
            elif alias in taken:
                message = f'the old address "{alias}" already leads to "{taken[alias]}"'
                problems.append(Problem(place, "address-taken", message, "remove it here"))
            else:
                taken[alias] = document.path
                aliases[alias] = addresses[document.path]
    return aliases, problems
