"""Entries of the guide become views, and views become pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.model.body import Body, Role
from generator.model.exercise import Exercise
from generator.model.guide import AnyEntry, Entry, Guide
from generator.model.pages import Chapter, Faq, Home, Page, Technique
from generator.model.path import GuidePath, PathStep
from generator.model.quiz import CHECK, Quiz
from generator.render.addresses import relative
from generator.render.blocks import block_maker
from generator.render.component_views import Link
from generator.render.fill import Filling
from generator.render.frame import Stage, frame
from generator.render.needs import components_in, needs_of
from generator.render.output import Output
from generator.render.quiz_card import quiz_card
from generator.render.sheet_card import keeping, sheet_card
from generator.render.templates import Templates
from generator.render.views import (
    ChapterView,
    DoorView,
    ExerciseView,
    HomeView,
    PageEnd,
    PageView,
    PartView,
    PathPartView,
    PathStepView,
    PathView,
    QuizView,
    TechniqueView,
)

WORDS_A_MINUTE = 200  # a calm reader of plain text


@dataclass(frozen=True, slots=True)
class Press:
    """Everything that stays the same from page to page."""

    guide: Guide
    assets: dict[str, str]
    templates: Templates
    block: Callable[[str, Filling], Markup]

    def filling(self, entry: AnyEntry) -> Filling:
        """A fresh page to fill."""
        return Filling(self.guide, self.assets, entry.address, self.block)

    def end(self, entry: AnyEntry, filling: Filling) -> PageEnd:
        """What closes the page, when everything above it is filled."""
        has_changes = "changes.html" in self.guide.titles
        changes = relative(entry.address, "changes.html") if has_changes else ""
        reviewed: date | None = getattr(entry.matter, "reviewed", None)
        due: date | None = getattr(entry.matter, "next_review", None)
        return PageEnd(tuple(filling.notes), reviewed, due, changes)


def press(guide: Guide, assets: dict[str, str], templates: Templates) -> Press:
    """The means to render any page of a guide."""
    return Press(guide, assets, templates, block_maker(templates))


def render_pages(press: Press) -> Iterator[Output]:
    """Every page of the guide, one at a time.

    Raises:
        BrokenTemplate: a template has a mistake in it.
    """
    guide = press.guide
    yield _output(press, guide.home, "home.html", _home(press, guide.home))
    chapters = guide.chapters
    for number, chapter in enumerate(chapters):
        view = _chapter(press, chapter, number)
        yield _output(press, chapter, "chapter.html", view)
    for number, technique in enumerate(guide.techniques):
        yield _output(press, technique, "technique.html", _technique(press, technique, number))
    for page in (*guide.pages, *((guide.faq,) if guide.faq else ())):
        yield _output(press, page, _template_of(page), _page(press, page))
    for quiz in guide.quizzes:
        yield _output(press, quiz, "quiz.html", _quiz(press, quiz))
    for exercise in guide.exercises:
        yield _output(press, exercise, "exercise.html", _exercise(press, exercise))
    for path in guide.paths:
        yield _output(press, path, "path.html", _path(press, path))


def _output(press: Press, entry: AnyEntry, template: str, view: object) -> Output:
    html = press.templates.render(template, view)
    return Output(entry.address, html.encode(), entry.path)


def _template_of(entry: Entry[Page] | Entry[Faq]) -> str:
    return "404.html" if entry.address == "404.html" else "page.html"


def _stage(
    entry: AnyEntry,
    filling: Filling,
    crumbs: tuple[tuple[str, str], ...],
) -> Stage:
    """What a page of Markdown tells its frame; one that asks about the reader is private."""
    needs = needs_of(*components_in(entry.body, filling.guide))
    return Stage(
        entry.address,
        entry.matter.title,
        entry.matter.description,
        crumbs,
        needs,
        filling.has_images,
        needs.is_private or entry.matter.leave_now,
        entry.matter.leave_erases,
    )


def _optional(filling: Filling, body: Body | None, path: str) -> Markup | None:
    return filling.fill(body, path) if body else None


def _link(from_address: str, entry: AnyEntry | None) -> Link | None:
    return Link(entry.matter.title, relative(from_address, entry.address)) if entry else None


def _around(entries: tuple[AnyEntry, ...], number: int) -> tuple[AnyEntry | None, AnyEntry | None]:
    before = entries[number - 1] if number else None
    after = entries[number + 1] if number + 1 < len(entries) else None
    return before, after


def _home(press: Press, entry: Entry[Home]) -> HomeView:
    filling, home, guide = press.filling(entry), entry.matter, press.guide
    worry = _optional(filling, home.worry, entry.path)
    body = filling.fill(entry.body, entry.path)
    here = entry.address
    has_privacy = "privacy.html" in guide.titles
    return HomeView(
        frame=frame(guide, press.assets, _stage(entry, filling, ())),
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
        parts=tuple(
            PartView(
                part.part.title,
                part.part.text,
                tuple(Link(c.matter.title, relative(here, c.address)) for c in part.chapters),
            )
            for part in guide.parts
        ),
        body=body,
        end=press.end(entry, filling),
    )


def _chapter(press: Press, entry: Entry[Chapter], number: int) -> ChapterView:
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    guide, here = press.guide, entry.address
    part = next(p for p in guide.parts if p.part.id == matter.part)
    previous, following = _around(guide.chapters, number)
    in_short = filling.fill_all(matter.in_short, path)
    by_the_end = filling.fill(matter.by_the_end, path)
    not_for = _optional(filling, matter.not_for, path)
    heads_up = _optional(filling, matter.heads_up, path)
    body = filling.fill(entry.body, path)
    recap = filling.fill_all(matter.recap, path)
    next_step = filling.fill(matter.next_step, path)
    crumbs = ((guide.site.title, "index.html"), (part.part.title, ""))
    words = sum(body.words for body in entry.document.bodies)
    return ChapterView(
        frame=frame(guide, press.assets, _stage(entry, filling, crumbs)),
        title=matter.title,
        position=f"Chapter {number + 1} of {len(guide.chapters)}",
        siblings=tuple(
            Link(c.matter.title, relative(here, c.address), c.address == here)
            for c in part.chapters
        ),
        minutes=max(1, round(words / WORDS_A_MINUTE)),
        in_short=in_short,
        by_the_end=by_the_end,
        not_for=not_for,
        heads_up=heads_up,
        body=body,
        recap=recap,
        next_step=next_step,
        end=press.end(entry, filling),
        previous=_link(here, previous),
        next=_link(here, following),
    )


def _technique(press: Press, entry: Entry[Technique], number: int) -> TechniqueView:
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    guide, here = press.guide, entry.address
    previous, following = _around(guide.techniques, number)
    what = filling.fill(matter.what, path)
    evidence_note = filling.fill(matter.evidence_note, path)
    care = filling.fill(matter.care, path)
    body = filling.fill(entry.body, path)
    crumbs = ((guide.site.title, "index.html"), ("Techniques", "techniques/index.html"))
    return TechniqueView(
        frame=frame(guide, press.assets, _stage(entry, filling, crumbs)),
        title=matter.title,
        what=what,
        time=matter.time,
        evidence=matter.evidence,
        evidence_note=evidence_note,
        care=care,
        body=body,
        end=press.end(entry, filling),
        previous=_link(here, previous),
        next=_link(here, following),
    )


def _page(press: Press, entry: Entry[Page] | Entry[Faq]) -> PageView:
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    in_short = filling.fill_all(matter.in_short, path)
    body = filling.fill(entry.body, path)
    crumbs = ((press.guide.site.title, "index.html"),)
    questions = entry.body.headings if isinstance(matter, Faq) else ()
    return PageView(
        frame=frame(press.guide, press.assets, _stage(entry, filling, crumbs)),
        title=matter.title,
        in_short=in_short,
        body=body,
        questions=tuple(Link(q.text, f"#{q.anchor}") for q in questions if q.level == 2),
        end=press.end(entry, filling),
    )


def _quiz(press: Press, entry: Entry[Quiz]) -> QuizView:
    filling = press.filling(entry)
    crumbs = ((press.guide.site.title, "index.html"), ("Reflect", "quizzes/index.html"))
    stage = Stage(
        address=entry.address,
        title=entry.matter.title,
        description=entry.matter.description,
        crumbs=crumbs,
        needs=needs_of("check" if entry.matter.kind == CHECK else "quiz"),
        has_leave=True,
    )
    card = quiz_card(filling, [entry.name])
    return QuizView(frame(press.guide, press.assets, stage), entry.matter.title, card)


def _exercise(press: Press, entry: Entry[Exercise]) -> ExerciseView:
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    crumbs = ((press.guide.site.title, "index.html"), ("Exercises", "exercises/index.html"))
    stage = Stage(
        entry.address,
        matter.title,
        matter.description,
        crumbs,
        needs_of("exercise"),
        has_leave=True,
    )
    not_for = _optional(filling, matter.not_for, path)
    evidence_note = filling.fill(matter.evidence_note, path)
    sheet = sheet_card(filling, [entry.name])
    after, stop = filling.fill(matter.after, path), filling.fill(matter.stop, path)
    return ExerciseView(
        frame=frame(press.guide, press.assets, stage),
        title=matter.title,
        aim=matter.aim,
        minutes=matter.minutes,
        need=matter.need,
        evidence=matter.evidence,
        evidence_note=evidence_note,
        not_for=not_for,
        example=tuple((line.prompt, line.answer) for line in matter.example),
        sheet=sheet,
        after=after,
        stop=stop,
        end=press.end(entry, filling),
    )


def _path(press: Press, entry: Entry[GuidePath]) -> PathView:
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    has_list = "paths/index.html" in press.guide.titles
    crumbs = (
        (press.guide.site.title, "index.html"),
        *((("Paths", "paths/index.html"),) if has_list else ()),
    )
    stage = Stage(
        entry.address,
        matter.title,
        matter.description,
        crumbs,
        needs_of("exercise"),
        has_leave=True,
    )
    return PathView(
        frame=frame(press.guide, press.assets, stage),
        title=matter.title,
        intro=filling.fill(matter.intro, path),
        id=f"paths/{entry.name}",
        name=entry.name,
        parts=tuple(
            PathPartView(
                part.title,
                _optional(filling, part.text, path),
                tuple(_path_step(filling, path, step) for step in part.steps),
            )
            for part in matter.parts
        ),
        keeping=keeping(filling),
        end=press.end(entry, filling),
    )


def _path_step(filling: Filling, path: str, step: PathStep) -> PathStepView:
    minutes = step.minutes or 0
    if not step.to:
        return PathStepView(step.id, step.say, "", "", minutes)
    title = filling.guide.targets[(path, Role.LINK, step.to)].title
    return PathStepView(step.id, step.say, filling.href(path, step.to), title, minutes)
