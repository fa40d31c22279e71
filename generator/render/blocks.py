"""The components that containers ask for: tables, cards and lists made from data."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from generator.limits import ONE_FILE_BYTES
from generator.model.exercise import Exercise
from generator.model.fields import Evidence
from generator.model.guide import Entry
from generator.model.pages import Technique
from generator.model.path import GuidePath
from generator.model.quiz import KINDS, Quiz
from generator.model.site import Site
from generator.render.addresses import relative
from generator.render.component_views import (
    Card,
    Cards,
    CountryView,
    Directory,
    Download,
    Filter,
    Link,
    PartList,
    ReferenceList,
    TechniqueRow,
    TechniqueTable,
    TermList,
    TermView,
)
from generator.render.fill import Filling
from generator.render.needs import is_filtered
from generator.render.parts import parts_seen_from
from generator.render.quiz_card import quiz_card
from generator.render.search.card import search_card
from generator.render.sheet_card import sheet_card
from generator.render.space_card import space_card
from generator.render.templates import Templates

MINUTES = (5, 10, 15)  # that a reader may have

MOST_USERS = 8  # pages named beside a term; a list of hundreds helps nobody


def block_maker(templates: Templates) -> Callable[[str, Filling], Markup]:
    """A function from the target of a block ("technique-table cbt limits") to its markup."""

    def make(target: str, filling: Filling) -> Markup:
        name, *ids = target.split()
        template, view_of = BLOCKS[name]
        return templates.render(f"components/{template}", view_of(filling, ids))

    return make


def _technique_table(filling: Filling, ids: list[str]) -> TechniqueTable:
    pages, all_of_them = filling.guide.relations.pages, filling.guide.techniques
    named = (pages.get(f"techniques/{id_}.html") for id_ in ids)
    chosen: Iterable[Entry[Technique]] = filter(None, named) if ids else all_of_them
    rows = tuple(_row(filling, technique) for technique in chosen)
    is_long = is_filtered(ids, filling.guide)
    return TechniqueTable(rows, _filter(filling.guide.site, rows) if is_long else None)


def _filter(site: Site, rows: tuple[TechniqueRow, ...]) -> Filter:
    needs = {need for row in rows for need in row.needs}
    labels = {row.evidence for row in rows}
    return Filter(
        needs=tuple(need for need in site.needs if need.id in needs),
        minutes=MINUTES if any(row.minutes for row in rows) else (),
        evidence=tuple(label for label in Evidence if label in labels),
        count=len(rows),
    )


def _row(filling: Filling, technique: Entry[Technique]) -> TechniqueRow:
    matter = technique.matter
    return TechniqueRow(
        title=matter.title,
        href=relative(filling.address, technique.address),
        try_href=relative(filling.address, technique.address, "try-it"),
        what=filling.fill(matter.what, technique.path),
        how=filling.fill(matter.how, technique.path),
        try_it=matter.try_it,
        time=matter.time,
        minutes=matter.minutes or 0,
        needs=matter.needs,
        evidence=matter.evidence,
        care=filling.fill(matter.care, technique.path),
    )


def _exercise_card(filling: Filling, ids: list[str]) -> Cards:
    entry: Entry[Exercise] = filling.guide.relations.pages[f"exercises/{ids[0]}.html"]
    return Cards((_exercise(filling, entry),))


def _exercise_list(filling: Filling, ids: list[str]) -> Cards:
    return Cards(tuple(_exercise(filling, e) for e in filling.guide.exercises))


def _exercise(filling: Filling, entry: Entry[Exercise]) -> Card:
    exercise, href = entry.matter, relative(filling.address, entry.address)
    return Card(
        filling.words.plain("kind.exercise"), exercise.title, exercise.aim, href, exercise.minutes
    )


def _path_list(filling: Filling, ids: list[str]) -> Cards:
    return Cards(tuple(_path(filling, e) for e in filling.guide.paths))


def _path(filling: Filling, entry: Entry[GuidePath]) -> Card:
    path, href = entry.matter, relative(filling.address, entry.address)
    minutes = sum(step.minutes or 0 for step in path.steps)
    return Card(filling.words.plain("kind.path"), path.title, path.description, href, minutes)


def _quiz_list(filling: Filling, kinds: list[str]) -> Cards:
    """The quizzes of the named kinds, or all of them."""
    chosen = [q for q in filling.guide.quizzes if q.matter.kind in (kinds or KINDS)]
    return Cards(tuple(_quiz(filling, quiz) for quiz in chosen))


def _quiz(filling: Filling, entry: Entry[Quiz]) -> Card:
    quiz, href = entry.matter, relative(filling.address, entry.address)
    label = filling.words.plain(f"kind.{quiz.kind}")
    return Card(label, quiz.title, quiz.description, href, quiz.minutes)


def _chapter_list(filling: Filling, ids: list[str]) -> PartList:
    return parts_seen_from(filling.address, filling.guide)


def _support_lines(filling: Filling, ids: list[str]) -> Directory:
    return Directory(
        tuple(
            CountryView(
                country.country,
                country.anchor,
                country.emergency,
                country.emergency_note,
                country.lines,
            )
            for country in filling.guide.countries
        )
    )


def _references(filling: Filling, ids: list[str]) -> ReferenceList:
    return ReferenceList(tuple(filling.guide.references.values()))


def _glossary(filling: Filling, ids: list[str]) -> TermList:
    guide = filling.guide
    path = next(d.path for d in guide.documents if guide.addresses.get(d.path) == filling.address)
    source = next((d.path for d in guide.documents if d.path.startswith("glossary.")), path)
    return TermList(
        tuple(
            TermView(
                term.id,
                term.term,
                filling.fill(term.meaning, source),
                term.example,
                _users(filling, term.id),
            )
            for term in guide.terms
        )
    )


def _users(filling: Filling, term: str) -> tuple[Link, ...]:
    """The first pages, in reading order, that use a term."""
    guide, here = filling.guide, filling.address
    places = guide.relations.led_from.get(f"{here}#{term}", {})
    addresses = dict.fromkeys(place.partition("#")[0] for place in places)
    return tuple(
        Link(guide.titles[address], relative(here, address))
        for address in list(addresses)[:MOST_USERS]
    )


def _download(filling: Filling, ids: list[str]) -> Download:
    """Both copies; their exact bytes are not known before this page is."""
    guide, here = filling.guide, filling.address
    name, day = guide.site.download, guide.last_reviewed
    return Download(
        name,
        relative(here, f"{name}.html"),
        relative(here, f"{name}.zip"),
        ONE_FILE_BYTES // 1000,
        filling.words.day(day) if day else "",
    )


BLOCKS: dict[str, tuple[str, Callable[[Filling, list[str]], object]]] = {
    "technique-table": ("technique-table.html", _technique_table),
    "quiz": ("quiz.html", quiz_card),
    "exercise": ("sheet.html", sheet_card),
    "exercise-card": ("cards.html", _exercise_card),
    "quiz-list": ("cards.html", _quiz_list),
    "exercise-list": ("cards.html", _exercise_list),
    "path-list": ("cards.html", _path_list),
    "my-space": ("my-space.html", space_card),
    "search": ("search.html", search_card),
    "chapter-list": ("parts.html", _chapter_list),
    "support-lines": ("support-lines.html", _support_lines),
    "references": ("references.html", _references),
    "download": ("download.html", _download),
    "glossary": ("glossary.html", _glossary),
}
