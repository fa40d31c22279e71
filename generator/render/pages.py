"""Entries of the guide become views, and views become pages."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from generator.model.body import Body
from generator.model.guide import AnyEntry, Entry
from generator.model.pages import Faq, Home, Page, Technique
from generator.model.quiz import CHECK, Quiz
from generator.render.addresses import NOT_FOUND, relative
from generator.render.beside import beside_page, contents_of
from generator.render.chapters import NOTES, TEMPLATE, chapter_view
from generator.render.component_views import Link
from generator.render.fill import Filling, optional
from generator.render.frame import frame
from generator.render.needs import HOME, components_in, needs_of
from generator.render.output import Output
from generator.render.parts import parts_seen_from
from generator.render.press import Press
from generator.render.quiz_card import quiz_card
from generator.render.sheet_pages import exercise_view, path_view
from generator.render.stage import Stage
from generator.render.views import (
    DoorView,
    HomeView,
    PageView,
    QuizView,
    TechniqueView,
)
from generator.render.way_on import link_to, way_on


class PageToBe(NamedTuple):
    """A page that is not made yet."""

    entry: AnyEntry
    template: str
    view: Callable[[], object]


def render_pages(press: Press) -> Iterator[Output]:
    """Every page of the guide, one at a time.

    Raises:
        BrokenTemplate: a template has a mistake in it.
    """
    for page in pages_to_be(press):
        yield rendered(press, page, page.view())


def rendered(press: Press, page: PageToBe, view: object) -> Output:
    """A page with its view.

    Raises:
        BrokenTemplate: a template has a mistake in it.
    """
    html = press.templates.render(page.template, view)
    return Output(page.entry.address, html.encode(), page.entry.path)


def pages_to_be(press: Press) -> Iterator[PageToBe]:
    """Every page of the guide; its view is made when somebody asks for it."""
    guide = press.guide
    yield PageToBe(guide.home, "home.html", partial(_home, press, guide.home))
    for number, chapter in enumerate(guide.chapters):
        yield PageToBe(chapter, TEMPLATE, partial(chapter_view, press, chapter, number))
    for number, technique in enumerate(guide.techniques):
        view = partial(_technique, press, technique, number)
        yield PageToBe(technique, "technique.html", view)
    for page in (*guide.pages, *((guide.faq,) if guide.faq else ())):
        yield PageToBe(page, _template_of(page), partial(_page, press, page))
    for quiz in guide.quizzes:
        yield PageToBe(quiz, "quiz.html", partial(_quiz, press, quiz))
    for exercise in guide.exercises:
        yield PageToBe(exercise, "exercise.html", partial(exercise_view, press, exercise))
    for path in guide.paths:
        yield PageToBe(path, "path.html", partial(path_view, press, path))


def _template_of(entry: Entry[Page] | Entry[Faq]) -> str:
    return "404.html" if entry.address == NOT_FOUND else "page.html"


def _stage(
    entry: AnyEntry,
    filling: Filling,
    crumbs: tuple[tuple[str, str], ...],
) -> Stage:
    """What a page of Markdown tells its frame; one that asks about the reader is private."""
    is_front = isinstance(entry.matter, Home) or entry.address == NOT_FOUND
    needs = needs_of(*((HOME,) if is_front else ()), *components_in(entry.body, filling.guide))
    return Stage(
        entry.address,
        entry.matter.title,
        entry.matter.description,
        crumbs,
        needs,
        filling.has_images,
        needs.is_private or entry.matter.leave_now,
        entry.matter.leave_erases,
        is_article=isinstance(entry.matter, Technique),
        reviewed=entry.matter.reviewed,
    )


def _around(entries: tuple[AnyEntry, ...], number: int) -> tuple[AnyEntry | None, AnyEntry | None]:
    before = entries[number - 1] if number else None
    after = entries[number + 1] if number + 1 < len(entries) else None
    return before, after


def _home(press: Press, entry: Entry[Home]) -> HomeView:
    filling, home, guide = press.filling(entry), entry.matter, press.guide
    worry = optional(filling, home.worry, entry.path)
    body = filling.fill(entry.body, entry.path)
    here = entry.address
    has_privacy = "privacy.html" in guide.titles
    return HomeView(
        frame=frame(press, _stage(entry, filling, ())),
        title=home.title,
        tagline=guide.site.tagline,
        lead=home.lead,
        privacy=home.privacy,
        privacy_href=relative(here, "privacy.html") if has_privacy else "",
        doors=tuple(
            DoorView(door.title, door.text, filling.href(entry.path, door.link))
            for door in home.doors
        ),
        worry=worry,
        parts=parts_seen_from(here, guide),
        body=body,
        end=press.end(entry, filling),
    )


def _technique(press: Press, entry: Entry[Technique], number: int) -> TechniqueView:
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    guide, here = press.guide, entry.address
    previous, following = _around(guide.techniques, number)
    what = filling.fill(matter.what, path)
    evidence_note = filling.fill(matter.evidence_note, path)
    care = filling.fill(matter.care, path)
    body = filling.fill(entry.body, path)
    section = (press.words.plain("menu.techniques"), "techniques/index.html")
    crumbs = ((guide.site.title, "index.html"), section)
    return TechniqueView(
        frame=frame(press, _stage(entry, filling, crumbs)),
        title=matter.title,
        beside=beside_page(_contents(press, entry.body, filling)),
        what=what,
        time=matter.time,
        evidence=matter.evidence,
        evidence_note=evidence_note,
        care=care,
        body=body,
        end=press.end(entry, filling),
        previous=link_to(here, previous),
        next=link_to(here, following),
    )


def _page(press: Press, entry: Entry[Page] | Entry[Faq]) -> PageView:
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    in_short = filling.fill_all(matter.in_short, path)
    body = filling.fill(entry.body, path)
    crumbs = ((press.guide.site.title, "index.html"),)
    questions = entry.body.headings if isinstance(matter, Faq) else ()
    return PageView(
        frame=frame(press, _stage(entry, filling, crumbs)),
        title=matter.title,
        in_short=in_short,
        body=body,
        beside=beside_page(() if questions else _contents(press, entry.body, filling)),
        questions=tuple(Link(q.text, f"#{q.anchor}") for q in questions if q.level == 2),
        end=press.end(entry, filling),
    )


def _contents(press: Press, body: Body, filling: Filling) -> tuple[Link, ...]:
    """The headings of a body, and of what the template puts below it."""
    below = (NOTES,) if filling.notes else ()
    links = (Link(press.words.plain(key), f"#{key.partition('.')[2]}") for key in below)
    return contents_of(body, *links)


def _quiz(press: Press, entry: Entry[Quiz]) -> QuizView:
    filling = press.filling(entry)
    section = (press.words.plain("menu.quizzes"), "quizzes/index.html")
    crumbs = ((press.guide.site.title, "index.html"), section)
    card = quiz_card(filling, [entry.name])
    stage = Stage(
        address=entry.address,
        title=entry.matter.title,
        description=entry.matter.description,
        crumbs=crumbs,
        needs=needs_of("check" if entry.matter.kind == CHECK else "quiz"),
        has_images=filling.has_images,
        has_leave=True,
    )
    return QuizView(frame(press, stage), entry.matter.title, card, way_on(press.guide, entry))
