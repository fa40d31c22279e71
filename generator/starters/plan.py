"""What would be written for a new page, without writing it."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from generator.kinds import kind_of
from generator.link.addresses import assign_addresses, assign_aliases
from generator.load import SourceFile
from generator.model.document import Document
from generator.model.site import SITE, Site
from generator.parse.documents import parse
from generator.problems import Problem
from generator.starters.fill import filled, slots_of
from generator.starters.names import Name, Refusal
from generator.starters.table import QUESTION, STARTERS

_NUMBERED = re.compile(r"guide/(\d{1,9})-[^/]+\.md")
_MARKUP = re.compile(r"([\\`*_\[\]<>{}&~|#!])")  # signs that mean something in a heading
MODELINE = "# yaml-language-server: $schema="


class Wish(NamedTuple):
    """What somebody asks for."""

    kind: str  # a row of the table
    name: Name
    today: date
    schemas: bool  # whether there are schemas for editors beside the content folder


class NewText(NamedTuple):
    """A file to write; one that is there is only ever added to."""

    path: str  # from the content folder
    text: str  # all of it
    is_new: bool


Plan = NewText | Refusal | tuple[Problem, ...]


def plan(wish: Wish, sources: Sequence[SourceFile]) -> Plan:
    """The file to write into a guide of these sources, or why there is none."""
    site = next((source for source in sources if source.path == SITE), None)
    if site is None:
        hint = "name the folder of a guide with --content, or make one: steadyground new guide NAME"
        return Refusal(f"there is no {SITE} here", hint)
    if wish.kind == QUESTION:
        return _question(wish, sources)
    slots = slots_of(wish.name, wish.today)
    number = ""
    if wish.kind == "chapter":
        part = _last_part(site)
        if not isinstance(part, str):
            return part
        slots["part"], number = part, _next_number(source.path for source in sources)
    starter = STARTERS[wish.kind]
    path = starter.path.format(slug=wish.name.slug, number=number)
    if taken := _taken_by(path, wish.name.slug, sources):
        return Refusal(f'"{taken}" has this name already', "choose another name")
    slots["modeline"] = f"{MODELINE}../../schemas/{wish.kind}.json\n#\n" if wish.schemas else ""
    return NewText(path, filled(starter.file, slots), is_new=True)


def _last_part(site: SourceFile) -> str | Refusal | tuple[Problem, ...]:
    """A new chapter goes to the end of the guide."""
    parsed = parse(site)
    matter = parsed.document.matter if parsed.document else None
    if not isinstance(matter, Site):
        return parsed.problems
    if not matter.parts:
        return Refusal(f"{SITE} has no parts", "add one; a chapter belongs to a part")
    return matter.parts[-1].id


def _next_number(paths: Iterable[str]) -> str:
    """One more than the highest, with as many digits as the longest."""
    numbers = [found[1] for path in paths if (found := _NUMBERED.fullmatch(path))]
    width = max((len(number) for number in numbers), default=2)
    return str(max(map(int, numbers), default=0) + 1).zfill(width)


def _taken_by(path: str, slug: str, sources: Iterable[SourceFile]) -> str:
    """The file that has the address of a new one, now or from before; or nothing.

    A file claims an address by its name, or in its front matter, where the slug stands then.
    """
    address = _address_of(path)
    documents: list[Document] = []
    for source in sources:
        if _address_of(source.path) == address:
            return source.path
        names_it = slug.encode() in source.data
        if source.is_text and names_it and (b"slug" in source.data or b"aliases" in source.data):
            document = parse(source).document
            documents += [document] if document else []
    addresses, _ = assign_addresses(documents)
    aliases, _ = assign_aliases(documents, addresses)
    owners = {address: path for path, address in addresses.items()}
    return owners.get(aliases.get(address, address), "")


def _address_of(path: str) -> str:
    kind = kind_of(path)
    match = kind.match(path) if kind else None
    return kind.address.format(**match.groupdict()) if kind and match else ""


def _question(wish: Wish, sources: Iterable[SourceFile]) -> Plan:
    """The file of questions with one more at its end."""
    path = STARTERS[QUESTION].path
    before = next((source for source in sources if source.path == path), None)
    parsed = parse(before) if before else None
    if parsed and parsed.document is None:
        return parsed.problems
    headings = parsed.document.body.headings if parsed and parsed.document else ()
    # Of words in other letters no anchor can be made: its place in the list is one.
    name = wish.name._replace(slug=wish.name.slug or f"question-{len(headings) + 1}")
    slots = slots_of(name, wish.today)
    slots["heading"] = _MARKUP.sub(r"\\\1", name.title)
    asked = filled("question.md", slots)
    if before is None:
        return NewText(path, filled(STARTERS[QUESTION].file, slots) + asked, is_new=True)
    if name.slug in {heading.anchor for heading in headings}:
        return Refusal(f'"{path}" has the anchor "{name.slug}" already', "word it otherwise")
    return _added(before, asked, name.slug)


def _added(before: SourceFile, asked: str, anchor: str) -> Plan:
    text = before.data.decode("utf-8")
    ends = "\r\n" if "\r\n" in text else "\n"
    text = text.rstrip() + ends + asked.replace("\n", ends)
    after = parse(SourceFile(before.path, text.encode(), ""))
    headings = after.document.body.headings if after.document else ()
    if not any(heading.level == 2 and heading.anchor == anchor for heading in headings):
        return Refusal(
            f'"{before.path}" ends inside a container or a piece of code',
            "close it with ::: or ``` on a line of its own",
        )
    return NewText(before.path, text, is_new=False)
