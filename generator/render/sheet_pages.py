"""The pages on which a reader writes: exercises and paths."""

from generator.model.body import Role
from generator.model.exercise import Exercise
from generator.model.guide import Entry
from generator.model.path import GuidePath, PathStep
from generator.render.fill import Filling, optional
from generator.render.frame import frame
from generator.render.needs import needs_of
from generator.render.press import Press
from generator.render.sheet_card import keeping, sheet_card
from generator.render.stage import Stage
from generator.render.views import ExerciseView, PathPartView, PathStepView, PathView


def exercise_view(press: Press, entry: Entry[Exercise]) -> ExerciseView:
    """The page of an exercise."""
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    section = (press.words.plain("menu.exercises"), "exercises/index.html")
    crumbs = ((press.guide.site.title, "index.html"), section)
    not_for = optional(filling, matter.not_for, path)
    evidence_note = filling.fill(matter.evidence_note, path)
    sheet = sheet_card(filling, [entry.name])
    after, stop = filling.fill(matter.after, path), filling.fill(matter.stop, path)
    return ExerciseView(
        frame=frame(press, _stage(entry, filling, crumbs)),
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


def path_view(press: Press, entry: Entry[GuidePath]) -> PathView:
    """The page of a path."""
    filling, matter, path = press.filling(entry), entry.matter, entry.path
    has_list = "paths/index.html" in press.guide.titles
    crumbs = (
        (press.guide.site.title, "index.html"),
        *(((press.words.plain("menu.paths"), "paths/index.html"),) if has_list else ()),
    )
    intro = filling.fill(matter.intro, path)
    parts = tuple(
        PathPartView(
            part.title,
            optional(filling, part.text, path),
            tuple(_path_step(filling, path, step) for step in part.steps),
        )
        for part in matter.parts
    )
    return PathView(
        frame=frame(press, _stage(entry, filling, crumbs)),
        title=matter.title,
        intro=intro,
        id=f"paths/{entry.name}",
        name=entry.name,
        parts=parts,
        keeping=keeping(filling),
        end=press.end(entry, filling),
    )


def _stage(
    entry: Entry[Exercise] | Entry[GuidePath], filling: Filling, crumbs: tuple[tuple[str, str], ...]
) -> Stage:
    """What a page says once its words are filled in: only then it is known whether they show any
    picture, which the policy of a page has to allow.
    """
    matter = entry.matter
    return Stage(
        entry.address,
        matter.title,
        matter.description,
        crumbs,
        needs_of("exercise"),
        filling.has_images,
        has_leave=True,
        reviewed=matter.reviewed,
    )


def _path_step(filling: Filling, path: str, step: PathStep) -> PathStepView:
    minutes = step.minutes or 0
    if not step.to:
        return PathStepView(step.id, step.say, "", "", minutes)
    title = filling.guide.targets[(path, Role.LINK, step.to)].title
    return PathStepView(step.id, step.say, filling.href(path, step.to), title, minutes)
