"""The steps of an exercise become the view of their component."""

from collections.abc import Iterator

from markupsafe import Markup

from generator.model.body import Body
from generator.model.exercise import Exercise
from generator.model.guide import Entry
from generator.model.steps import ANSWER, Choose, Pacer, Read, Summary, Timer, Week, type_of
from generator.render.addresses import relative
from generator.render.fill import Filling
from generator.render.sheet_views import Keeping, Piece, SheetView, StepView

SPACE, PRIVACY = "my-space.html", "privacy.html"
LOCK_SCRIPT, KEPT_SCRIPT, ACT_SCRIPT = "lock.js", "kept.js", "act.js"

_ACTING = (Timer, Pacer, Week)


def sheet_card(filling: Filling, ids: list[str]) -> SheetView:
    """The whole exercise, for its own page and for a chapter that holds it."""
    entry: Entry[Exercise] = filling.guide.relations.pages[f"exercises/{ids[0]}.html"]
    steps = entry.matter.steps
    acts = any(isinstance(step, _ACTING) for step in steps)
    return SheetView(
        id=f"exercises/{entry.name}",
        name=entry.name,
        steps=tuple(_step(filling, entry, n) for n in range(len(steps))),
        keeping=keeping(filling),
        act=relative(filling.address, filling.assets[ACT_SCRIPT]) if acts else "",
    )


def keeping(filling: Filling) -> Keeping:
    """What this page needs to keep things."""
    here, guide = filling.address, filling.guide
    return Keeping(
        store=guide.site.store,
        lock=relative(here, filling.assets[LOCK_SCRIPT]),
        kept=relative(here, filling.assets[KEPT_SCRIPT]),
        space=relative(here, SPACE) if SPACE in guide.titles and here != SPACE else "",
        privacy=relative(here, PRIVACY) if PRIVACY in guide.titles else "",
    )


def _step(filling: Filling, entry: Entry[Exercise], number: int) -> StepView:
    step = entry.matter.steps[number]
    name = f"{entry.name}--{number + 1}"

    def filled(body: Body | None) -> Markup | None:
        return filling.fill(body, entry.path) if body else None

    return StepView(
        type=type_of(step),
        step=step,
        name=name,
        text=filled(step.text) if isinstance(step, Read) else None,
        says=tuple(filled(option.say) for option in step.options)
        if isinstance(step, Choose)
        else (),
        pieces=tuple(pieces(step.text)) if isinstance(step, Summary) else (),
    )


def pieces(text: str) -> Iterator[Piece]:
    """The text of a summary, cut at its answers."""
    end = 0
    for match in ANSWER.finditer(text):
        yield Piece(text[end : match.start()])
        yield Piece("", match[1])
        end = match.end()
    yield Piece(text[end:])
