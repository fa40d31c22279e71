"""Where a page leads on: what is related to it, what mentions it, and the paths it stands on."""

from collections.abc import Iterator
from itertools import islice

from generator.model.body import Role
from generator.model.exercise import Exercise
from generator.model.guide import RELATED, AnyEntry, Guide, Stand
from generator.model.pages import Chapter, Faq, Page, Technique
from generator.model.path import PathStep
from generator.model.quiz import Quiz
from generator.render.addresses import relative
from generator.render.component_views import Link
from generator.render.way_views import PathPlace, Related, WayOn

MOST_MENTIONS = 8
MOST_PATHS = 2

# How many related places of each kind a page names. A second exercise has to be worth it.
MOST = {"chapter": 2, "technique": 2, "exercise": 1, "question": 2}
MENTIONED = (Chapter, Technique, Exercise, Quiz)

# Pages on which a link to another page is a list or a log, and no mention of it.
LISTS = ("index.html", "404.html", "changes.html")


def link_to(here: str, entry: AnyEntry | None) -> Link | None:
    """A link to a page before or after this one, if there is one."""
    return Link(entry.matter.title, relative(here, entry.address)) if entry else None


def way_on(guide: Guide, entry: AnyEntry) -> WayOn:
    """What leads on from a page, and what stands around it elsewhere on the page left out."""
    related = tuple(_related(guide, entry))
    mentions = (
        _link(guide, entry.address, place)
        for place in guide.relations.led_from.get(entry.address, {})
        if isinstance(entry.matter, MENTIONED)
        and not (place in related or place.endswith(LISTS) or _stands_near(guide, entry, place))
    )
    on_paths = () if _is_urgent(entry) else guide.relations.stands.get(entry.address, ())
    return WayOn(
        related=tuple(_view(guide, entry.address, place) for place in related),
        mentions=tuple(islice(mentions, MOST_MENTIONS)),
        paths=tuple(_path_place(guide, entry.address, stand) for stand in on_paths[:MOST_PATHS]),
    )


def _related(guide: Guide, entry: AnyEntry) -> Iterator[str]:
    """Places that an author named, or else those that most links join to this page."""
    named = [
        guide.targets[(entry.path, Role.LINK, path)].full_address
        for path in getattr(entry.matter, "related", ())
    ]
    away = guide.relations.leads.get(entry.address, {})
    back = guide.relations.led_from.get(entry.address, {})
    near = {place: away.get(place, 0) + back.get(place, 0) for place in (*away, *back)}
    ranked = sorted(near, key=lambda place: -near[place])
    for kind in RELATED.get(type(entry.matter), ()):
        chosen = [place for place in named if guide.relations.kind(place) == kind]
        found = [place for place in ranked if guide.relations.kind(place) == kind]
        yield from (chosen or found)[: MOST[kind]]


def _stands_near(guide: Guide, entry: AnyEntry, place: str) -> bool:
    """Whether the page already leads there: as a list of its part, or to the next of its kind."""
    other = guide.relations.pages.get(place)
    if other is None or type(other.matter) is not type(entry.matter):
        return False
    if isinstance(entry.matter, Chapter) and entry.matter.part == other.matter.part:
        return True
    order = guide.relations.order
    return abs(order[place] - order[entry.address]) <= 1


def _link(guide: Guide, here: str, place: str) -> Link:
    title = guide.relations.questions.get(place) or guide.titles[place]
    return Link(title, relative(here, *place.split("#")))


def _view(guide: Guide, here: str, place: str) -> Related:
    link = _link(guide, here, place)
    page = guide.relations.pages.get(place)
    time = page.matter.time if page and isinstance(page.matter, Technique) else ""
    minutes = page.matter.minutes if page and isinstance(page.matter, Exercise) else 0
    return Related(guide.relations.kind(place), link.label, link.href, time, minutes)


def _is_urgent(entry: AnyEntry) -> bool:
    """Whether a reader of this page has something else to do than to follow a path."""
    return isinstance(entry.matter, Page | Faq) and entry.matter.leave_now


def _path_place(guide: Guide, here: str, stand: Stand) -> PathPlace:
    path = stand.path
    return PathPlace(
        title=path.matter.title,
        href=relative(here, path.address),
        number=stand.steps[0] if len(stand.steps) == 1 else 0,
        numbers=", ".join(str(step) for step in stand.steps),
        count=stand.count,
        before=_step(guide, here, path, stand.before) if stand.before else None,
        next=_step(guide, here, path, stand.after) if stand.after else None,
    )


def _step(guide: Guide, here: str, path: AnyEntry, step: PathStep) -> Link:
    """The page of a step; one away from the screen leads to its line on the path."""
    if not step.to:
        return Link("", relative(here, path.address, f"step-{step.id}"))
    target = guide.targets[(path.path, Role.LINK, step.to)]
    return Link(target.title, relative(here, target.address, target.anchor))
