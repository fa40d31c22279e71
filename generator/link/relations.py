"""Which page leads to which: what related pages, backlinks and the steps of paths are made from."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.link.targets import FOLDERS
from generator.model.body import Heading, Mention, Role
from generator.model.document import Document
from generator.model.guide import AnyEntry, Key, Relations, Stand, Target
from generator.model.pages import Faq
from generator.model.path import GuidePath

SHOWN = 3  # what stands on a page, as a row or a card, counts as much as three links to it


def relate(entries: Sequence[AnyEntry], targets: Mapping[Key, Target]) -> Relations:
    """The relations of pages that are given in reading order."""
    leads: dict[str, dict[str, int]] = {}
    led_from: dict[str, dict[str, int]] = {}
    for entry in entries:
        for start, end, weight in _arrows(entry, targets):
            if start != end:
                away, back = leads.setdefault(start, {}), led_from.setdefault(end, {})
                away[end] = back[start] = away.get(end, 0) + weight
    questions = dict(question for entry in entries for question in _questions(entry))
    order = {entry.address: number for number, entry in enumerate(entries)}
    pages = {entry.address: entry for entry in entries}
    return Relations(pages, order, questions, leads, led_from, _stands(entries, targets))


def _questions(entry: AnyEntry) -> Iterator[tuple[str, str]]:
    if isinstance(entry.matter, Faq):
        for heading in entry.body.headings:
            if heading.level == 2:
                yield f"{entry.address}#{heading.anchor}", heading.text


def _stands(
    entries: Iterable[AnyEntry], targets: Mapping[Key, Target]
) -> dict[str, tuple[Stand, ...]]:
    found: dict[str, tuple[Stand, ...]] = {}
    for path in (entry for entry in entries if isinstance(entry.matter, GuidePath)):
        numbers: dict[str, tuple[int, ...]] = {}
        every = path.matter.steps
        for number, step in enumerate(every, 1):
            target = targets.get((path.path, Role.LINK, step.to or ""))
            if target and target.address:
                numbers[target.address] = (*numbers.get(target.address, ()), number)
        for address, places in numbers.items():
            only = places[0] if len(places) == 1 else 0
            before = every[only - 2] if only > 1 else None
            after = every[only] if 0 < only < len(every) else None
            stand = Stand(path, places, len(every), before, after)
            found[address] = (*found.get(address, ()), stand)
    return found


def _arrows(entry: AnyEntry, targets: Mapping[Key, Target]) -> Iterator[tuple[str, str, int]]:
    faq = isinstance(entry.matter, Faq)
    questions = [h for h in entry.body.headings if h.level == 2] if faq else []
    for number, body in enumerate(entry.document.bodies):
        for mention in body.mentions:
            question = _question(questions, mention) if number == 0 else None  # in the text itself
            start = f"{entry.address}#{question.anchor}" if question else entry.address
            for end, weight in _ends(entry.document, mention, targets):
                yield start, end, weight


def _question(questions: Sequence[Heading], mention: Mention) -> Heading | None:
    """The last question above a link."""
    above = bisect_right(questions, mention.place.line, key=lambda heading: heading.place.line)
    return questions[above - 1] if above else None


def _ends(
    document: Document, mention: Mention, targets: Mapping[Key, Target]
) -> Iterator[tuple[str, int]]:
    """The places a mention leads to."""
    if mention.role is Role.BLOCK:
        name, *ids = mention.target.split()
        if name in FOLDERS:
            yield from ((f"{FOLDERS[name]}/{id_}.html", SHOWN) for id_ in ids)
    target = targets.get((document.path, mention.role, mention.target))
    if target and target.address and mention.role is Role.TERM:
        yield target.full_address, 1
    elif target and target.address and mention.role is Role.LINK:
        is_question = target.address == "faq.html" and target.anchor
        yield target.full_address if is_question else target.address, 1
